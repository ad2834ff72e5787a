// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import static io.landbridge.translation.s3.access.Requesters.OTHER;
import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.acl.CannedAcl;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.logging.LoggingConfiguration.Source;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.UnwillingStore;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredLogsTest {
  private static final BucketId LOGS = BucketId.of("bea59957-e5d5-11f1-90e2-02fc00000001");
  private static final Source SOURCE = new Source(OWNER, "us-east-1", "b");
  private static final LoggingConfiguration TO_LOGS = new LoggingConfiguration("logs", "b/", false);
  private static final byte[] LINES = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);

  private final Store store = new Store();

  private static final class Store extends UnwillingStore {
    private final List<String> put = new ArrayList<>();

    @Override
    public ObjectVersion put(
        BucketId bucket,
        ObjectKey key,
        NewObject object,
        ObjectBody body,
        WriteCondition condition) {
      String content = read(body);
      put.add(key + " " + object.metadata().system() + " " + body.length() + " " + content);
      return new ObjectVersion(
          key,
          VersionId.NULL,
          true,
          Instant.EPOCH,
          object.owner(),
          body.length(),
          "etag",
          object.storageClass(),
          object.metadata(),
          Attributes.NONE,
          body.checksums(),
          List.of(),
          EncryptionFacts.NONE);
    }

    private static String read(ObjectBody body) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      byte[] room = new byte[3];
      try {
        for (int n = 0; n >= 0; n = body.read(ByteBuffer.wrap(room))) {
          content.write(room, 0, n);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return content.toString(StandardCharsets.UTF_8);
    }
  }

  private void write(Optional<BucketAccess> target) {
    new StoredLogs(
            store, _ -> target.map(a -> new StoredLogs.Target(LOGS, a, EncryptionChoice.SSE_S3)))
        .write(SOURCE, TO_LOGS, "b/1", LINES);
  }

  private static BucketAccess target(CannedAcl acl) {
    return new BucketAccess(
        "logs",
        OWNER,
        acl.expand(OWNER_ID, OWNER_ID),
        Optional.empty(),
        ObjectOwnership.OBJECT_WRITER,
        PublicAccessBlock.ALL);
  }

  @Test
  void putsAnObjectOfTextThatTheTargetsOwnerOwns() {
    write(Optional.of(target(CannedAcl.LOG_DELIVERY_WRITE)));

    assertThat(store.put).containsExactly("b/1 {content-type=text/plain} 8 one\ntwo\n");
  }

  @Test
  void writesNothingWhereItIsNotLetIn() {
    assertThatThrownBy(() -> write(Optional.of(target(CannedAcl.PRIVATE))))
        .hasMessageContaining("does not let");
    assertThatThrownBy(() -> write(Optional.of(BucketAccess.ofNew("logs", OTHER, OTHER_ID))))
        .hasMessageContaining("does not let");
    assertThatThrownBy(() -> write(Optional.empty())).hasMessageContaining("gone");
    assertThat(store.put).isEmpty();
  }
}
