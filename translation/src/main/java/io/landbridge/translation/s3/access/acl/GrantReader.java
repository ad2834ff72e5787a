// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.access.acl.Grantee.CanonicalUser;
import io.landbridge.translation.s3.access.acl.Grantee.Group;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads grants as requests write them, in headers and in documents, and holds them to the accounts
 * there are.
 *
 * <pre>{@code
 * x-amz-grant-read: id="79a5…", uri="http://acs.amazonaws.com/groups/global/AllUsers"
 * header  = grantee *( "," grantee )
 * grantee = ( "id" / "uri" / "emailAddress" ) "=" ( DQUOTE value DQUOTE / value )
 * }</pre>
 */
public final class GrantReader {
  private static final Pattern GRANTEE =
      Pattern.compile("\\s*([A-Za-z]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\",\\s]++))\\s*+(,|$)");

  private final GranteeDirectory directory;

  /** A reader that takes the accounts of this directory for all there are. */
  public GrantReader(GranteeDirectory directory) {
    this.directory = directory;
  }

  /**
   * The grants of a request's {@code x-amz-grant-*} headers.
   *
   * @param headers the value of each header that is there
   * @throws io.landbridge.aws.AwsException InvalidArgument, UnresolvableGrantByEmailAddress, or
   *     MalformedACLError for too many
   */
  public List<Grant> fromHeaders(Map<AclPermission, String> headers) {
    List<Grant> grants = new ArrayList<>();
    for (AclPermission permission : AclPermission.values()) {
      String value = headers.get(permission);
      if (value != null) {
        fromHeader(permission, value, grants);
      }
    }
    return bounded(grants);
  }

  private void fromHeader(AclPermission permission, String value, List<Grant> grants) {
    Matcher grantee = GRANTEE.matcher(value);
    int at = 0;
    boolean more = true;
    while (more) {
      if (!grantee.find(at) || grantee.start() != at) {
        throw unrecognised(permission, value);
      }
      String quoted = grantee.group(2);
      String name = quoted == null ? grantee.group(3) : quoted;
      grants.add(
          switch (grantee.group(1)) {
            case "id" -> byId(name, permission);
            case "uri" -> byUri(name, permission);
            case "emailAddress" -> byEmail(name, permission);
            default -> throw unrecognised(permission, value);
          });
      at = grantee.end();
      more = grantee.group(4).equals(",");
    }
  }

  private static RuntimeException unrecognised(AclPermission permission, String value) {
    return AclErrors.invalidArgument("Argument format not recognized", permission.header(), value);
  }

  /**
   * A grant to a canonical user.
   *
   * @throws io.landbridge.aws.AwsException InvalidArgument when no account has this id
   */
  public Grant byId(String id, AclPermission permission) {
    if (!CanonicalUserId.isWellFormed(id) || !directory.exists(new CanonicalUserId(id))) {
      throw AclErrors.invalidArgument("Invalid id", "CanonicalUser/ID", id);
    }
    return new Grant(new CanonicalUser(new CanonicalUserId(id)), permission);
  }

  /**
   * A grant to a group.
   *
   * @throws io.landbridge.aws.AwsException InvalidArgument when S3 knows no such group
   */
  public Grant byUri(String uri, AclPermission permission) {
    Group group =
        Group.find(uri)
            .orElseThrow(() -> AclErrors.invalidArgument("Invalid group uri", "Group/URI", uri));
    return new Grant(group, permission);
  }

  /**
   * A grant to the account with a mail address.
   *
   * @throws io.landbridge.aws.AwsException UnresolvableGrantByEmailAddress
   */
  public Grant byEmail(String address, AclPermission permission) {
    CanonicalUserId id =
        directory.findByEmail(address).orElseThrow(() -> AclErrors.unresolvableEmail(address));
    return new Grant(new CanonicalUser(id), permission);
  }

  /**
   * The same grants, if they are not too many.
   *
   * @throws io.landbridge.aws.AwsException MalformedACLError
   */
  static <T> List<T> bounded(List<T> grants) {
    if (grants.size() > AccessControlList.MOST_GRANTS) {
      throw AclErrors.malformed();
    }
    return List.copyOf(grants);
  }
}
