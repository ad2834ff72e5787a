// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import static io.landbridge.translation.s3.access.Requesters.OTHER;
import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.acl.CannedAcl;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedAnswer;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedBucket;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedClient;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedRequest;
import io.landbridge.translation.s3.logging.AccessLogWriter.Limits;
import io.landbridge.translation.s3.logging.LoggingConfiguration.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static final Instant NOW = Instant.parse("2019-02-06T00:00:38.5Z");
  private static final Source SOURCE = new Source(OWNER, "us-east-1", "b");
  private static final LoggingConfiguration TO_LOGS = new LoggingConfiguration("logs", "b/", false);

  private static AccessLogEntry entry(String key, String agent) {
    return new AccessLogEntry(
        new LoggedBucket("owner", "b"),
        new LoggedRequest(
            NOW,
            "3E57427F3EXAMPLE",
            "host+id=",
            LoggedOperation.of("GetObject", "GET"),
            Optional.of(key),
            Optional.empty(),
            "GET /b/" + key + " HTTP/1.1"),
        new LoggedAnswer(
            404,
            Optional.of("NoSuchKey"),
            OptionalLong.of(113),
            OptionalLong.empty(),
            Duration.ofMillis(7),
            Optional.empty(),
            true),
        new LoggedClient(
            "192.0.2.3",
            Optional.of("arn:aws:iam::111111111111:user/alice"),
            Optional.empty(),
            Optional.of(agent),
            Optional.of("SigV4"),
            Optional.of("AuthHeader"),
            Optional.of("b.s3.example.com"),
            Optional.empty(),
            Optional.of("TLSv1.3")));
  }

  @Nested
  class Lines {
    @Test
    void haveTheFieldsThatS3Documents() {
      assertThat(entry("photos/a b.jpg", "curl/8.0 \"x\"").toLine())
          .isEqualTo(
              "owner b [06/Feb/2019:00:00:38 +0000] 192.0.2.3"
                  + " arn:aws:iam::111111111111:user/alice 3E57427F3EXAMPLE REST.GET.OBJECT"
                  + " photos/a+b.jpg \"GET /b/photos/a b.jpg HTTP/1.1\" 404 NoSuchKey 113 - 7 -"
                  + " \"-\" \"curl/8.0 %22x%22\" - host+id= SigV4 - AuthHeader b.s3.example.com"
                  + " TLSv1.3 - Yes");
    }

    @Property
    void areOneLineWhateverAClientSends(@ForAll String key, @ForAll String agent) {
      String line = entry(key.isEmpty() ? "k" : key, agent).toLine();

      assertThat(line.chars().noneMatch(Character::isISOControl)).isTrue();
      assertThat(line.chars().filter(c -> c == '"').count()).isEqualTo(6);
    }

    @Test
    void nameOperationsAsS3Does() {
      assertThat(LoggedOperation.of("DeleteObjects", "POST"))
          .isEqualTo("REST.POST.MULTI_OBJECT_DELETE");
      assertThat(LoggedOperation.of("SelectObjectContent", "POST"))
          .isEqualTo("REST.POST.UNSUPPORTED");
    }
  }

  @Nested
  class Targets {
    private final BucketAccess byPolicy = BucketAccess.ofNew("logs", OWNER, OWNER_ID);

    private BucketAccess byList(CannedAcl acl) {
      return new BucketAccess(
          "logs",
          OWNER,
          acl.expand(OWNER_ID, OWNER_ID),
          Optional.empty(),
          ObjectOwnership.OBJECT_WRITER,
          PublicAccessBlock.NONE);
    }

    @Test
    void mustBeThereAndOfTheSameOwner() {
      assertThatThrownBy(() -> TO_LOGS.check(SOURCE, Optional.empty()))
          .hasMessage(
              "InvalidTargetBucketForLogging: The target bucket for logging does not exist");
      assertThatThrownBy(
              () -> TO_LOGS.check(SOURCE, Optional.of(BucketAccess.ofNew("logs", OTHER, OTHER_ID))))
          .hasMessageContaining("must be the same.");
      assertThatCode(() -> TO_LOGS.check(SOURCE, Optional.of(byPolicy))).doesNotThrowAnyException();
    }

    @Test
    void letTheWriterInByTheirListWhereListsCount() {
      assertThatThrownBy(() -> TO_LOGS.check(SOURCE, Optional.of(byList(CannedAcl.PRIVATE))))
          .hasMessageContaining("You must give the log-delivery group");
      assertThatCode(() -> TO_LOGS.check(SOURCE, Optional.of(byList(CannedAcl.LOG_DELIVERY_WRITE))))
          .doesNotThrowAnyException();
    }

    @Test
    void letTheWriterInByTheirPolicy() {
      BucketAccess open =
          new BucketAccess(
              "logs",
              OWNER,
              byPolicy.acl(),
              Optional.of(
                  Policy.parse(
                      ("{'Statement':{'Effect':'Allow',"
                              + "'Principal':{'Service':'logging.s3.amazonaws.com'},"
                              + "'Action':'s3:PutObject','Resource':'arn:aws:s3:::logs/b/*',"
                              + "'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::b'},"
                              + "'StringEquals':{'aws:SourceAccount':'111111111111'}}}}")
                          .replace('\'', '"')
                          .getBytes(StandardCharsets.UTF_8))),
              byPolicy.ownership(),
              byPolicy.block());

      assertThat(LoggingConfiguration.permits(SOURCE, open, "b/x")).isTrue();
      assertThat(LoggingConfiguration.permits(SOURCE, open, "c/x")).isFalse();
      assertThat(LoggingConfiguration.permits(new Source(OWNER, "us-east-1", "c"), open, "b/x"))
          .isFalse();
      assertThat(LoggingConfiguration.permits(SOURCE, byPolicy, "b/x")).isFalse();
    }

    @Test
    void getKeysByTimeAndByDayIfWanted() {
      assertThat(TO_LOGS.keyOf(SOURCE, NOW, "U")).isEqualTo("b/2019-02-06-00-00-38-U");
      assertThat(new LoggingConfiguration("logs", "", true).keyOf(SOURCE, NOW, "U"))
          .isEqualTo("111111111111/us-east-1/b/2019/02/06/2019-02-06-00-00-38-U");
    }
  }

  @Nested
  class Writing {
    private final List<String> written = new CopyOnWriteArrayList<>();

    private AccessLogWriter writer(Limits limits) {
      return new AccessLogWriter(
          (_, configuration, key, content) -> {
            if (configuration.targetBucket().equals("full")) {
              throw new IllegalStateException("No room");
            }
            String lines = new String(content, StandardCharsets.UTF_8);
            written.add(key.substring(0, 2) + " " + lines.lines().count() + lines.endsWith("\n"));
          },
          () -> NOW,
          new Random(1),
          limits);
    }

    @Test
    void makesAnObjectForEachLog() {
      AccessLogWriter writer = writer(Limits.DEFAULT);
      writer.add(SOURCE, TO_LOGS, entry("k", "a"));
      writer.add(SOURCE, new LoggingConfiguration("full", "", false), entry("k", "a"));
      writer.add(SOURCE, new LoggingConfiguration("logs", "c/", false), entry("k", "a"));
      writer.add(SOURCE, TO_LOGS, entry("k", "a"));
      assertThat(written).isEmpty();

      writer.flush();
      writer.flush();

      assertThat(written).containsExactly("b/ 2true", "c/ 1true");
      assertThat(writer.dropped()).isEqualTo(1);
    }

    @Test
    void writesWhenMuchWaitsAndWhenItIsClosed() {
      long line = entry("k", "a").toLine().length() + 1L;
      try (AccessLogWriter writer = writer(new Limits(2 * line, 9 * line, Duration.ofHours(1)))) {
        writer.start();
        writer.add(SOURCE, TO_LOGS, entry("k", "a"));
        writer.add(SOURCE, TO_LOGS, entry("k", "a"));
        Awaitility.await().untilAsserted(() -> assertThat(written).containsExactly("b/ 2true"));
        writer.add(SOURCE, TO_LOGS, entry("k", "a"));
      }
      Awaitility.await()
          .untilAsserted(() -> assertThat(written).containsExactly("b/ 2true", "b/ 1true"));
    }

    @Test
    void dropsWhatThereIsNoRoomFor() {
      long line = entry("k", "a").toLine().length() + 1L;
      AccessLogWriter writer = writer(new Limits(line, 2 * line, Duration.ofHours(1)));
      for (int i = 0; i < 5; i++) {
        writer.add(SOURCE, TO_LOGS, entry("k", "a"));
      }

      writer.close();
      writer.add(SOURCE, TO_LOGS, entry("k", "a"));

      assertThat(written).containsExactly("b/ 2true");
      assertThat(writer.dropped()).isEqualTo(4);
    }
  }
}
