// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.util.Optional;

/** Which accounts there are to grant something to. May block. */
public interface GranteeDirectory {

  /** Whether an account has this canonical user id. */
  boolean exists(CanonicalUserId id);

  /** The account with this mail address, if exactly one has it. */
  Optional<CanonicalUserId> findByEmail(String address);
}
