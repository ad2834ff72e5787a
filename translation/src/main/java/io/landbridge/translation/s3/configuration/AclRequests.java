// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.AccessControlPolicy;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.RequestFacts;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.acl.GrantReader;
import io.landbridge.translation.s3.access.acl.RequestedAcl;
import java.util.Optional;

/** What requests ask of access control lists, held to the bucket they are made in. */
final class AclRequests {
  private final GrantReader reader;

  AclRequests(Principals principals) {
    this.reader = new GrantReader(principals);
  }

  /**
   * The list that is to replace another.
   *
   * @param input whose headers may ask for a list
   * @param document the document that may ask for one
   * @param current the list that is replaced
   * @throws io.landbridge.aws.AwsException AccessControlListNotSupported, AccessDenied when it is
   *     public and may not be, and what is wrong with the request
   */
  AccessControlList replacement(
      S3Call call, Shape input, Optional<AccessControlPolicy> document, AccessControlList current) {
    BucketAccess bucket = call.permissions().access();
    RequestFacts facts = new RequestFacts(input);
    Optional<RequestedAcl> headers =
        RequestedAcl.fromHeaders(facts.cannedAcl(), reader.fromHeaders(facts.grantHeaders()));
    bucket.ownership().checkHeaders(headers, bucket.acl().owner());
    AccessControlList wanted =
        RequestedAcl.replacing(
            headers,
            document.map(given -> AclDocument.read(given, reader)),
            current,
            bucket.acl().owner());
    bucket.ownership().checkReplacement(wanted, bucket.acl().owner());
    bucket.block().checkAcl(wanted);
    return wanted;
  }
}
