// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.s3.S3Address;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import io.landbridge.translation.s3.cors.CorsConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What browsers are told of a bucket's rules for scripts of other origins. S3 User Guide, "Using
 * cross-origin resource sharing".
 */
public final class CrossOrigin {
  private final BucketDirectory buckets;
  private final KeptConfiguration kept;

  CrossOrigin(BucketDirectory buckets, KeptConfiguration kept) {
    this.buckets = buckets;
    this.kept = kept;
  }

  /**
   * The headers that tell a browser what it may ask of a bucket from another origin.
   *
   * @throws io.landbridge.aws.AwsException {@code NoSuchBucket}, {@code BadRequest}, {@code
   *     AccessForbidden}
   */
  public List<HeaderField> preflight(S3Call call, S3Address address, HeaderFields headers) {
    CorsConfiguration.Preflight asked =
        new CorsConfiguration.Preflight(
            headers.find("origin"),
            headers.find("access-control-request-method"),
            headers.find("access-control-request-headers"),
            address.findKey().isPresent());
    try {
      Optional<CorsConfiguration> rules =
          address
              .findBucket()
              .map(name -> buckets.get(call, name.value()))
              .flatMap(bucket -> kept.cors(bucket.id()));
      return toHeaders(CorsConfiguration.answer(rules, asked));
    } catch (NativeException e) {
      throw S3NativeErrors.toError(e.error()).toException();
    }
  }

  /**
   * The headers that an answer gets besides its own, also one that refuses: without them a browser
   * keeps from its script even what went wrong.
   *
   * @param method of the request
   * @param headers of the request
   */
  public List<HeaderField> headers(
      S3Call call, S3Address address, String method, HeaderFields headers) {
    Optional<String> origin = headers.find("origin");
    if (origin.isEmpty() || address.findBucket().isEmpty()) {
      return List.of();
    }
    try {
      return buckets
          .find(call, address.findBucket().get().value())
          .flatMap(bucket -> kept.cors(bucket.id()))
          .map(rules -> toHeaders(rules.headersFor(origin.get(), method)))
          .orElse(List.of());
    } catch (NativeException _) {
      return List.of(); // the cloud is away, which the answer says itself
    }
  }

  private static List<HeaderField> toHeaders(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> new HeaderField(header.getKey(), header.getValue()))
        .toList();
  }
}
