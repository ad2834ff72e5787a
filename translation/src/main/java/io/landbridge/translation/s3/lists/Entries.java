// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lists;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.ChecksumAlgorithm;
import io.landbridge.s3.model.CommonPrefix;
import io.landbridge.s3.model.Owner;
import io.landbridge.s3.model.S3Object;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.store.ListedObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The entries of lists, as their documents show them. */
final class Entries {
  /** The longest page. Source: S3 API, ListObjectsV2, MaxKeys. */
  private static final int MOST = 1_000;

  private Entries() {}

  /**
   * How many entries a page is to have.
   *
   * @param argument the parameter that says so
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} for a negative number
   */
  static int max(String argument, Optional<Integer> asked) {
    int max = asked.orElse(MOST);
    if (max < 0) {
      throw S3Errors.invalidArgument(
              argument,
              Integer.toString(max),
              "Argument " + argument + " must be an integer between 0 and 2147483647")
          .toException();
    }
    return Math.min(max, MOST);
  }

  static S3Object object(ListedObject object, Optional<Owner> owner) {
    S3Object.Builder entry =
        S3Object.builder()
            .key(object.key())
            .lastModified(object.lastModified())
            .eTag(object.etag())
            .size(object.size())
            .checksumAlgorithm(algorithms(object.checksumAlgorithms()));
    Members.set(entry, S3Object.SCHEMA, "StorageClass", object.storageClass());
    if (!object.checksumAlgorithms().isEmpty()) {
      Members.set(entry, S3Object.SCHEMA, "ChecksumType", object.checksumType().name());
    }
    return entry.owner(owner).build();
  }

  static List<ChecksumAlgorithm> algorithms(List<String> names) {
    return Arrays.stream(ChecksumAlgorithm.values())
        .filter(algorithm -> names.contains(algorithm.wire()))
        .toList();
  }

  static List<CommonPrefix> prefixes(List<String> prefixes) {
    return prefixes.stream().map(it -> CommonPrefix.builder().prefix(it).build()).toList();
  }
}
