// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import java.util.Arrays;
import java.util.Optional;

/** Whom an access control list names. */
public sealed interface Grantee {

  /** Whether this names who makes a request. */
  boolean includes(Requester requester);

  /** One account. */
  record CanonicalUser(CanonicalUserId id) implements Grantee {
    @Override
    public boolean includes(Requester requester) {
      return requester.canonicalUserId().filter(id::equals).isPresent();
    }
  }

  /** A group that S3 knows by itself. */
  enum Group implements Grantee {
    /** Everybody, signed or not. */
    ALL_USERS("http://acs.amazonaws.com/groups/global/AllUsers"),
    /** Every account there is. */
    AUTHENTICATED_USERS("http://acs.amazonaws.com/groups/global/AuthenticatedUsers"),
    /** The writer of server access logs. */
    LOG_DELIVERY("http://acs.amazonaws.com/groups/s3/LogDelivery");

    private final String uri;

    Group(String uri) {
      this.uri = uri;
    }

    /** The group as documents name it. */
    public String uri() {
      return uri;
    }

    /** The group of that name. */
    public static Optional<Group> find(String uri) {
      return Arrays.stream(values()).filter(group -> group.uri.equals(uri)).findFirst();
    }

    @Override
    public boolean includes(Requester requester) {
      return switch (this) {
        case ALL_USERS -> true;
        case AUTHENTICATED_USERS -> requester instanceof Requester.User;
        case LOG_DELIVERY -> requester.equals(Requester.Service.LOG_WRITER);
      };
    }

    /** Whether granting something to the group makes it public. */
    boolean isPublic() {
      return this != LOG_DELIVERY;
    }
  }
}
