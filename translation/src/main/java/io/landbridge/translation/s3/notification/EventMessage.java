// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.landbridge.translation.s3.notification.S3Event.EventCause;
import io.landbridge.translation.s3.notification.S3Event.EventObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The messages that are sent, as JSON in UTF-8: event structure 2.1. */
public final class EventMessage {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private EventMessage() {}

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * The message of one event.
   *
   * @param configurationId the rule by which it is sent
   * @param sequencer orders the events of one key: longer is later, then by characters
   */
  public static byte[] of(S3Event event, String configurationId, String sequencer) {
    return write(json -> {
      json.writeArrayFieldStart("Records");
      json.writeStartObject();
      json.writeStringField("eventVersion", "2.1");
      json.writeStringField("eventSource", "aws:s3");
      json.writeStringField("awsRegion", event.bucket().region());
      json.writeStringField("eventTime", TIME.format(event.time()));
      json.writeStringField("eventName", event.type().eventName());
      cause(json, event.cause());
      json.writeObjectFieldStart("s3");
      json.writeStringField("s3SchemaVersion", "1.0");
      json.writeStringField("configurationId", configurationId);
      bucket(json, event.bucket());
      object(json, event.object(), sequencer);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    });
  }

  /** The message that a destination gets when a bucket's configuration first names it. */
  public static byte[] ofTest(String bucket, Instant time, String requestId, String hostId) {
    return write(json -> {
      json.writeStringField("Service", "Amazon S3");
      json.writeStringField("Event", "s3:TestEvent");
      json.writeStringField("Time", TIME.format(time));
      json.writeStringField("Bucket", bucket);
      json.writeStringField("RequestId", requestId);
      json.writeStringField("HostId", hostId);
    });
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private static void cause(JsonGenerator json, EventCause cause) throws IOException {
    principal(json, "userIdentity", cause.principalId());
    json.writeObjectFieldStart("requestParameters");
    if (cause.sourceIp().isPresent()) {
      json.writeStringField("sourceIPAddress", cause.sourceIp().get());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("responseElements");
    json.writeStringField("x-amz-request-id", cause.requestId());
    json.writeStringField("x-amz-id-2", cause.hostId());
    json.writeEndObject();
  }

  private static void bucket(JsonGenerator json, S3Event.EventBucket bucket) throws IOException {
    json.writeObjectFieldStart("bucket");
    json.writeStringField("name", bucket.name());
    principal(json, "ownerIdentity", bucket.ownerId());
    json.writeStringField("arn", "arn:aws:s3:::" + bucket.name());
    json.writeEndObject();
  }

  private static void object(JsonGenerator json, EventObject object, String sequencer)
      throws IOException {
    json.writeObjectFieldStart("object");
    json.writeStringField("key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8));
    if (object.size().isPresent()) {
      json.writeNumberField("size", object.size().getAsLong());
    }
    if (object.eTag().isPresent()) {
      json.writeStringField("eTag", object.eTag().get());
    }
    if (object.versionId().isPresent()) {
      json.writeStringField("versionId", object.versionId().get());
    }
    json.writeStringField("sequencer", sequencer);
    json.writeEndObject();
  }

  private static void principal(JsonGenerator json, String field, String id) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("principalId", id);
    json.writeEndObject();
  }
}
