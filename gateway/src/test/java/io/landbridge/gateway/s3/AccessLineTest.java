// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AccountId;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.gateway.server.Arrival;
import io.landbridge.gateway.server.StreamedResponse;
import io.landbridge.s3.BucketName;
import io.landbridge.s3.S3Address;
import io.landbridge.translation.s3.logging.AccessLogEntry;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessLineTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final String OWNER =
      CanonicalUserId.derivedFrom(new AccountId("111111111111")).value();

  private static Exchange get(String target) {
    RequestHead head =
        RequestHead.of("GET", target, List.of(new HeaderField("Host", "s3.example.com")));
    Exchange exchange =
        new Exchange(new Arrival("R", NOW, NOW, "192.0.2.1", "HTTP/1.1", Optional.empty(), head));
    exchange.operation = "GetObject";
    exchange.address = Optional.of(new S3Address.OfObject(new BucketName("photos"), "k"));
    return exchange;
  }

  private static AccessLogEntry entry(Exchange exchange, HeaderField... headers) {
    StreamedResponse response = StreamedResponse.of(206, List.of(headers), new byte[3]);
    return new AccessLine(exchange, response, NOW.plusMillis(3))
        .entry(new AccessLogEntry.LoggedBucket(OWNER, "photos"), "H", NOW.plusMillis(5));
  }

  @Test
  void leavesOutWhatLetsOthersIn() {
    AccessLogEntry entry =
        entry(get("/photos/k?X-Amz-Date=d&X-Amz-Signature=s3cret&x-amz-security-token=t0ken&a=b"));

    assertThat(entry.request().uri())
        .isEqualTo(
            "GET /photos/k?X-Amz-Date=d&X-Amz-Signature=-&x-amz-security-token=-&a=b HTTP/1.1");
  }

  @Test
  void tellsTheSizesOfARangeAndOfItsObject() {
    AccessLogEntry entry =
        entry(get("/photos/k?versionId=v"), new HeaderField("Content-Range", "bytes 0-2/70"));

    assertThat(entry.answer().bytesSent()).hasValue(3);
    assertThat(entry.answer().objectSize()).hasValue(70);
    assertThat(entry.answer().totalTime()).hasMillis(5);
    assertThat(entry.answer().turnAroundTime()).contains(Duration.ofMillis(3));
    assertThat(entry.request().versionId()).contains("v");
    assertThat(entry.request().operation()).isEqualTo("REST.GET.OBJECT");
    assertThat(entry.client().requester()).isEmpty();
  }

  @Test
  void turnsAroundWhenTheBodyHasEnded() throws IOException {
    Exchange exchange = get("/photos/k");
    RawBody body = exchange.watched(_ -> -1, () -> NOW.plusMillis(2));

    assertThat(body.read(ByteBuffer.allocate(1))).isNegative();

    assertThat(entry(exchange).answer().turnAroundTime()).contains(Duration.ofMillis(1));
  }

  @Test
  void namesTheOperationsOfWebsites() {
    Exchange exchange = get("/k?versionId=%");
    exchange.ofWebsite = true;

    assertThat(entry(exchange).request().operation()).isEqualTo("WEBSITE.GET.OBJECT");
    assertThat(entry(exchange).request().versionId()).isEmpty();
  }
}
