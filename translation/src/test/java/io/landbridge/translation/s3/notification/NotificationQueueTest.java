// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.landbridge.aws.Secret;
import io.landbridge.translation.s3.notification.NotificationQueue.Limits;
import io.landbridge.translation.s3.notification.S3Event.EventBucket;
import io.landbridge.translation.s3.notification.S3Event.EventCause;
import io.landbridge.translation.s3.notification.S3Event.EventObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class NotificationQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
  private static final String ARN = "arn:aws:sns:us-east-1:111111111111:hook";
  private static final URI ADDRESS = URI.create("http://127.0.0.1:9/hook");
  private static final Webhooks WEBHOOKS = new Webhooks(Map.of("hook", ADDRESS));
  private static final Limits QUICK = new Limits(3, 3, Duration.ofMillis(1));
  private static final S3Event EVENT =
      new S3Event(
          EventType.OBJECT_CREATED_PUT,
          NOW,
          new EventBucket("b", "us-east-1", "111111111111"),
          new EventObject(
              "in/a b+c.jpg",
              OptionalLong.of(1024),
              Optional.of("d41d8cd98f00b204e9800998ecf8427e"),
              Optional.of("v1")),
          new EventCause("AWS:AIDAALICE", Optional.of("192.0.2.1"), "REQUEST", "HOST"));

  private final List<String> sent = new CopyOnWriteArrayList<>();

  private NotificationQueue queue(WebhookSender sender, Limits limits) {
    return new NotificationQueue(WEBHOOKS, sender, () -> NOW, limits);
  }

  private int take(byte[] json) {
    sent.add(new String(json, StandardCharsets.UTF_8));
    return 200;
  }

  @Test
  void sendsTheRecordThatS3Documents() {
    try (NotificationQueue queue = queue((_, json) -> take(json), QUICK)) {
      queue.tell(
          new NotificationConfiguration(
              List.of(
                  new NotificationRule("images", ARN, List.of("s3:ObjectCreated:*"), "", ".jpg"),
                  new NotificationRule("gone", ARN, List.of("s3:ObjectRemoved:*"), "", ""))),
          EVENT);

      Awaitility.await().untilAsserted(() -> assertThat(sent).hasSize(1));
    }
    assertThat(sent.getFirst())
        .isEqualTo(
            ("{'Records':[{'eventVersion':'2.1','eventSource':'aws:s3','awsRegion':'us-east-1',"
                    + "'eventTime':'2026-11-21T20:00:00.000Z','eventName':'ObjectCreated:Put',"
                    + "'userIdentity':{'principalId':'AWS:AIDAALICE'},"
                    + "'requestParameters':{'sourceIPAddress':'192.0.2.1'},"
                    + "'responseElements':{'x-amz-request-id':'REQUEST','x-amz-id-2':'HOST'},"
                    + "'s3':{'s3SchemaVersion':'1.0','configurationId':'images',"
                    + "'bucket':{'name':'b','ownerIdentity':{'principalId':'111111111111'},"
                    + "'arn':'arn:aws:s3:::b'},"
                    + "'object':{'key':'in%2Fa+b%2Bc.jpg','size':1024,"
                    + "'eTag':'d41d8cd98f00b204e9800998ecf8427e','versionId':'v1',"
                    + "'sequencer':'"
                    + String.format("%016X", NOW.toEpochMilli() << 20)
                    + "'}}}]}")
                .replace('\'', '"'));
  }

  @Test
  void writesATestMessageForANewDestination() {
    assertThat(new String(EventMessage.ofTest("b", NOW, "R", "H"), StandardCharsets.UTF_8))
        .isEqualTo(
            ("{'Service':'Amazon S3','Event':'s3:TestEvent','Time':'2026-11-21T20:00:00.000Z',"
                    + "'Bucket':'b','RequestId':'R','HostId':'H'}")
                .replace('\'', '"'));
  }

  @Test
  void numbersEventsUpwards() {
    Sequencer sequencer = new Sequencer(() -> NOW);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      numbers.add(sequencer.next());
    }

    assertThat(numbers).isSorted().doesNotHaveDuplicates().allMatch(n -> n.length() == 16);
  }

  @Test
  void triesAgainUntilAMessageIsTakenAndKeepsTheOrder() {
    AtomicInteger calls = new AtomicInteger();
    WebhookSender sender =
        (_, json) -> {
          int call = calls.incrementAndGet();
          if (call == 1) {
            throw new IOException("No answer");
          }
          return call == 2 ? 503 : take(json);
        };
    try (NotificationQueue queue = queue(sender, QUICK)) {
      queue.enqueue(ARN, new byte[] {'1'});
      queue.enqueue(ARN, new byte[] {'2'});

      Awaitility.await().untilAsserted(() -> assertThat(sent).containsExactly("1", "2"));
      assertThat(queue.dropped()).isZero();
    }
  }

  @Test
  void dropsWhatIsNeverTaken() {
    AtomicInteger calls = new AtomicInteger();
    try (NotificationQueue queue =
        queue((_, json) -> json[0] == '1' ? 400 + calls.incrementAndGet() : take(json), QUICK)) {
      queue.enqueue(ARN, new byte[] {'1'});
      queue.enqueue(ARN, new byte[] {'2'});

      Awaitility.await().untilAsserted(() -> assertThat(sent).containsExactly("2"));
      assertThat(calls).hasValue(3);
      assertThat(queue.dropped()).isEqualTo(1);
    }
  }

  @Test
  void dropsWhatThereIsNoRoomFor() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    WebhookSender slow =
        (_, json) -> {
          begun.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return take(json);
        };
    try (NotificationQueue queue = queue(slow, QUICK)) {
      queue.enqueue(ARN, new byte[] {'0'});
      begun.await();
      for (int i = 1; i <= 5; i++) {
        queue.enqueue(ARN, new byte[] {(byte) ('0' + i)});
      }
      queue.enqueue("arn:aws:sns:us-east-1:111111111111:other", new byte[] {'x'});

      assertThat(queue.dropped()).isEqualTo(3);
      release.countDown();
      Awaitility.await().untilAsserted(() -> assertThat(sent).containsExactly("0", "1", "2", "3"));
    }
  }

  @Test
  void takesNothingAfterItWasClosed() {
    NotificationQueue queue = queue((_, json) -> take(json), QUICK);
    queue.close();

    queue.enqueue(ARN, new byte[] {'1'});

    assertThat(queue.dropped()).isEqualTo(1);
    assertThat(sent).isEmpty();
  }

  @Test
  void postsJsonOverHttp() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          sent.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          sent.add(String.valueOf(exchange.getRequestHeaders().getFirst("Landbridge-Signature")));
          take(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    Duration timeout = Duration.ofSeconds(10);
    try (HttpWebhookSender plain = new HttpWebhookSender(timeout, Optional.empty());
        HttpWebhookSender signing =
            new HttpWebhookSender(timeout, Optional.of(Secret.of("Jefe")))) {
      assertThat(plain.post(address, new byte[] {'{', '}'})).isEqualTo(307);
      assertThat(sent).containsExactly("application/json", "null", "{}");

      // RFC 4231, test case 2
      sent.clear();
      byte[] message = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
      assertThat(signing.post(address, message)).isEqualTo(307);
      assertThat(sent.get(1))
          .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    } finally {
      server.stop(0);
    }
  }
}
