// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Address.OfBucket;
import io.landbridge.s3.S3Address.OfObject;
import io.landbridge.s3.S3Address.OfService;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a request names its bucket: in the host ({@code bucket.s3.example.com/key}) where the host
 * is below one of the domains, else in the path ({@code s3.example.com/bucket/key}). It is
 * immutable.
 */
public final class HostStyle {
  private final List<String> domains;

  /**
   * A style.
   *
   * @param domains the names under which the gateway is known, without a bucket, for example {@code
   *     s3.example.com}; with none of them every request has its bucket in the path
   */
  public HostStyle(List<String> domains) {
    // The longest first: one of the domains may be below another one.
    this.domains =
        domains.stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * What a request names. The key is everything behind the slash that ends the bucket, so that keys
   * may begin with a slash and hold empty, {@code .} and {@code ..} parts.
   *
   * @throws AwsException {@code InvalidURI}, {@code InvalidBucketName}, {@code KeyTooLongError}
   */
  public S3Address address(RequestHead head) {
    String path = head.rawPath();
    if (!path.startsWith("/")) {
      throw S3Errors.invalidUri(path).toException();
    }
    Optional<String> inHost = findBucket(head.host());
    if (inHost.isPresent()) {
      return below(inHost.get(), path.substring(1));
    }
    if (path.length() == 1) {
      return new OfService();
    }
    int slash = path.indexOf('/', 1);
    String bucket = path.substring(1, slash < 0 ? path.length() : slash);
    return below(PercentCoding.decodePath(bucket), slash < 0 ? "" : path.substring(slash + 1));
  }

  private static S3Address below(String bucketName, String rawKey) {
    BucketName bucket = new BucketName(bucketName);
    if (rawKey.isEmpty()) {
      return new OfBucket(bucket);
    }
    String key = PercentCoding.decodePath(rawKey);
    int bytes = key.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > OfObject.MAX_KEY_BYTES) {
      throw S3Errors.keyTooLong(bytes, OfObject.MAX_KEY_BYTES).toException();
    }
    return new OfObject(bucket, key);
  }

  /** The bucket that a host names. */
  public Optional<String> findBucket(String host) {
    String name = withoutPort(host).toLowerCase(Locale.ROOT);
    for (String domain : domains) {
      if (name.equals(domain)) {
        return Optional.empty();
      }
      if (name.endsWith("." + domain)) {
        return Optional.of(name.substring(0, name.length() - domain.length() - 1));
      }
    }
    return Optional.empty();
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    // A name may be written down to the root of the domain names.
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
