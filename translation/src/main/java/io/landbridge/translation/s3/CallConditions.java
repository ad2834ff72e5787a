// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.model.Tagging;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.access.RequestFacts;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.requester.Requester;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.Upload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What one request has for the conditions of policies. */
final class CallConditions {
  private final S3Call call;
  private final HeaderFields headers;
  private final Shape input;

  CallConditions(S3Call call, HeaderFields headers, Shape input) {
    this.call = call;
    this.headers = headers;
    this.input = input;
  }

  /**
   * The facts, for the policy of this bucket.
   *
   * @param object the version in question, fetched when a policy asks for its tags
   * @param upload the upload that the request is about: what began it counts for its parts and its
   *     end, which do not say again how the object is to be
   */
  ConditionContext of(
      S3Bucket bucket, Supplier<Optional<ObjectVersion>> object, Optional<Upload> upload) {
    ConditionContext.Builder facts =
        ConditionContext.builder()
            .now(call.receivedAt())
            .put("aws:SourceIp", call.origin().address())
            .put("aws:SecureTransport", Boolean.toString(call.origin().secure()))
            .put("aws:UserAgent", headers.find("user-agent"))
            .put("aws:Referer", headers.find("referer"))
            .put("aws:PrincipalIsAWSService", "false")
            .put("s3:ResourceAccount", bucket.owner().value())
            .put("s3:TlsVersion", call.origin().tls().map(CallConditions::tlsVersion));
    call.origin().signing().ifPresent(signing -> addSigning(facts, signing));
    if (call.requester() instanceof Requester.User user) {
      facts
          .put("aws:PrincipalArn", user.arn())
          .put("aws:PrincipalAccount", user.accountId().value())
          .put("aws:PrincipalType", "User")
          .put("aws:userid", user.id())
          .put("aws:username", user.name());
    }
    upload.ifPresent(it -> RequestFacts.addHeaders(it.headers(), facts, call.receivedAt()));
    new RequestFacts(input).addTo(facts, call.receivedAt());
    headers.find("x-amz-content-sha256").ifPresent(it -> facts.header("x-amz-content-sha256", it));
    Members.find(input, "Tagging")
        .flatMap(it -> it instanceof Tagging document ? Optional.of(document) : Optional.empty())
        .ifPresent(document -> facts.requestTags(tags(document)));
    return facts
        .existingTags(() ->
            object.get().<Map<String, String>>map(it -> it.attributes().tags()).orElse(Map.of()))
        .build();
  }

  private void addSigning(ConditionContext.Builder facts, S3Call.Signing signing) {
    Duration age = Duration.between(signing.at(), call.receivedAt());
    facts
        .put("s3:authType", signing.place().authType())
        .put("s3:signatureversion", signing.algorithm())
        // A client whose clock is ahead has signed just now.
        .put("s3:signatureAge", Long.toString(Math.max(0, age.toMillis())));
  }

  /** {@code TLSv1.3} is the number 1.3 in policies. */
  private static String tlsVersion(S3Call.Tls tls) {
    return tls.version().replace("TLSv", "");
  }

  private static Map<String, String> tags(Tagging document) {
    Map<String, String> found = new LinkedHashMap<>();
    document.tagSet().forEach(tag -> found.put(tag.key(), tag.value()));
    return found;
  }
}
