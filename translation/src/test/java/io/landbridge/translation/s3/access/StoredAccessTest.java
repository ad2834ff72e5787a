// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.s3.model.OwnershipControls;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.CannedAcl;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.UnwillingStore;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredAccessTest {
  private static final BucketId BUCKET = BucketId.of("bea59957-e5d5-11f1-90e2-02fc00000001");
  private static final byte[] PUBLIC =
      ("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
              + "\"Resource\":\"arn:aws:s3:::b/*\"}}")
          .getBytes(StandardCharsets.UTF_8);

  private static final class Store extends UnwillingStore {
    private final Map<String, Document> kept = new HashMap<>();

    @Override
    public void putConfiguration(BucketId bucket, String kind, Document document) {
      kept.put(bucket + kind, document);
    }

    @Override
    public Optional<Document> findConfiguration(BucketId bucket, String kind) {
      return Optional.ofNullable(kept.get(bucket + kind));
    }

    @Override
    public void deleteConfiguration(BucketId bucket, String kind) {
      kept.remove(bucket + kind);
    }
  }

  private final StoredAccess stored = new StoredAccess(new Store());

  private BucketAccess now() {
    return stored.read(BUCKET, "b", OWNER, OWNER_ID);
  }

  @Test
  void takesABucketOfWhichNothingIsKeptForANewOne() {
    assertThat(now()).isEqualTo(BucketAccess.ofNew("b", OWNER, OWNER_ID));
    assertThat(stored.findOwnership(BUCKET)).contains(ObjectOwnership.BUCKET_OWNER_ENFORCED);
    assertThat(stored.findPublicAccessBlock(BUCKET)).contains(PublicAccessBlock.ALL);
    assertThat(stored.findPolicy(BUCKET)).isEmpty();
  }

  @Test
  void keepsAPolicyByteForByteIfItMayBePublic() {
    assertThatThrownBy(() -> StoredAccess.checkPolicy(now(), PUBLIC, p -> true))
        .hasMessageContaining("BlockPublicPolicy");

    stored.deletePublicAccessBlock(BUCKET);
    assertThat(StoredAccess.checkPolicy(now(), PUBLIC, p -> true).isPublic()).isTrue();
    stored.putPolicy(BUCKET, PUBLIC);

    assertThat(stored.findPolicy(BUCKET).orElseThrow()).isEqualTo(PUBLIC);
    assertThat(now().policy().orElseThrow().isPublic()).isTrue();
    assertThat(now().policy().orElseThrow()).isSameAs(now().policy().orElseThrow());
    stored.deletePolicy(BUCKET);
    assertThat(now().policy()).isEmpty();
  }

  @Test
  void refusesAPolicyThatIsNotOfTheBucket() {
    BucketAccess other = BucketAccess.ofNew("other", OWNER, OWNER_ID);

    assertThatThrownBy(() -> StoredAccess.checkPolicy(other, PUBLIC, p -> true))
        .hasMessageContaining("Policy has invalid resource");
  }

  @Test
  void keepsAListWhereListsCount() {
    AccessControlList open = CannedAcl.PUBLIC_READ.expand(OWNER_ID, OWNER_ID);

    assertThatThrownBy(() -> stored.putAcl(BUCKET, now(), open))
        .hasMessageContaining("AccessControlListNotSupported");
    stored.putOwnership(BUCKET, now(), ObjectOwnership.BUCKET_OWNER_PREFERRED);
    assertThatThrownBy(() -> stored.putAcl(BUCKET, now(), open))
        .hasMessageContaining("BlockPublicAcls");
    stored.putPublicAccessBlock(BUCKET, new PublicAccessBlock(false, true, false, true));
    stored.putAcl(BUCKET, now(), open);

    assertThat(now().acl()).isEqualTo(open);
    assertThat(now().ownership()).isEqualTo(ObjectOwnership.BUCKET_OWNER_PREFERRED);
    assertThat(now().block()).isEqualTo(new PublicAccessBlock(false, true, false, true));
    assertThatThrownBy(
            () -> stored.putOwnership(BUCKET, now(), ObjectOwnership.BUCKET_OWNER_ENFORCED))
        .hasMessageContaining("InvalidBucketAclWithObjectOwnership");
  }

  @Test
  void knowsWhatWasDeletedFromWhatNeverWas() {
    stored.deleteOwnership(BUCKET);
    stored.deletePublicAccessBlock(BUCKET);

    assertThat(stored.findOwnership(BUCKET)).isEmpty();
    assertThat(stored.findPublicAccessBlock(BUCKET)).isEmpty();
    assertThat(now().ownership()).isEqualTo(ObjectOwnership.OBJECT_WRITER);
    assertThat(now().block()).isEqualTo(PublicAccessBlock.NONE);
    stored.putAcl(BUCKET, now(), CannedAcl.BUCKET_OWNER_READ.expand(OWNER_ID, OTHER_ID));
    assertThat(now().acl().grants()).hasSize(2);
  }

  @Test
  void readsDocumentsAsItWritesThem() {
    PublicAccessBlock block = new PublicAccessBlock(true, false, true, false);

    assertThat(AccessDocument.read(AccessDocument.write(block))).isEqualTo(block);
    for (ObjectOwnership ownership : ObjectOwnership.values()) {
      assertThat(AccessDocument.read(AccessDocument.write(ownership))).isEqualTo(ownership);
    }
    assertThatThrownBy(
            () -> AccessDocument.read(OwnershipControls.builder().rules(List.of()).build()))
        .hasMessageContaining("MalformedXML");
  }
}
