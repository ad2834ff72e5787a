// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.translation.s3.access.acl.GranteeDirectory;
import io.landbridge.translation.s3.access.policy.PolicyPrincipal;

/** Who there is to be named in policies and access control lists. May block. */
public interface Principals extends GranteeDirectory {

  /** Whether an account, user, canonical user or service of that name is there. */
  boolean exists(PolicyPrincipal principal);
}
