// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.s3.model.AccessControlPolicy;
import io.landbridge.s3.model.Owner;
import io.landbridge.s3.model.Permission;
import io.landbridge.s3.model.Type;
import io.landbridge.translation.s3.access.acl.Grantee.CanonicalUser;
import io.landbridge.translation.s3.access.acl.Grantee.Group;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.store.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Access control lists as S3's documents, and as the bytes that a store keeps. */
public final class AclDocument {
  private static final String FORMAT = "1";

  private AclDocument() {}

  /**
   * The list of a request's document, held to the accounts there are.
   *
   * @throws io.landbridge.aws.AwsException MalformedACLError, InvalidArgument,
   *     UnresolvableGrantByEmailAddress
   */
  public static AccessControlList read(AccessControlPolicy document, GrantReader reader) {
    String owner = document.owner().flatMap(Owner::id).orElseThrow(AclErrors::malformed);
    if (!CanonicalUserId.isWellFormed(owner)) {
      throw AclErrors.invalidArgument("Invalid id", "CanonicalUser/ID", owner);
    }
    return new AccessControlList(
        new CanonicalUserId(owner),
        GrantReader.bounded(document.grants()).stream()
            .map(grant -> grant(grant, reader))
            .toList());
  }

  private static Grant grant(io.landbridge.s3.model.Grant grant, GrantReader reader) {
    AclPermission permission =
        grant
            .permission()
            .map(Permission::wire)
            .flatMap(AclPermission::find)
            .orElseThrow(AclErrors::malformed);
    var grantee = grant.grantee().orElseThrow(AclErrors::malformed);
    return switch (grantee.type()) {
      case CANONICAL_USER ->
          reader.byId(grantee.id().orElseThrow(AclErrors::malformed), permission);
      case GROUP -> reader.byUri(grantee.uri().orElseThrow(AclErrors::malformed), permission);
      case AMAZON_CUSTOMER_BY_EMAIL ->
          reader.byEmail(grantee.emailAddress().orElseThrow(AclErrors::malformed), permission);
    };
  }

  /**
   * The grants as answers show them.
   *
   * @param displayNames by canonical user id
   */
  public static List<io.landbridge.s3.model.Grant> grants(
      AccessControlList acl, Function<String, Optional<String>> displayNames) {
    return acl.grants().stream()
        .map(grant ->
            io.landbridge.s3.model.Grant.builder()
                .grantee(grantee(grant.grantee(), displayNames))
                .permission(Permission.valueOf(grant.permission().name()))
                .build())
        .toList();
  }

  private static io.landbridge.s3.model.Grantee grantee(
      Grantee grantee, Function<String, Optional<String>> displayNames) {
    var builder = io.landbridge.s3.model.Grantee.builder();
    return switch (grantee) {
      case CanonicalUser(CanonicalUserId id) ->
          builder
              .type(Type.CANONICAL_USER)
              .id(id.value())
              .displayName(displayNames.apply(id.value()))
              .build();
      case Group group -> builder.type(Type.GROUP).uri(group.uri()).build();
    };
  }

  /**
   * The bytes that a store keeps: the format, the owner, and a line for each grant.
   *
   * <pre>{@code
   * 1
   * 79a59df900b949e55d96a1e698fbaced…
   * READ ALL_USERS
   * FULL_CONTROL 79a59df900b949e55d96a1e698fbaced…
   * }</pre>
   */
  public static Document toDocument(AccessControlList acl) {
    List<String> lines = new ArrayList<>(List.of(FORMAT, acl.owner().value()));
    for (Grant grant : acl.grants()) {
      String grantee =
          switch (grant.grantee()) {
            case CanonicalUser(CanonicalUserId id) -> id.value();
            case Group group -> group.name();
          };
      lines.add(grant.permission().name() + " " + grantee);
    }
    return Document.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The list that a store has kept.
   *
   * @throws IllegalArgumentException for bytes that {@link #toDocument} has not made
   */
  public static AccessControlList fromDocument(Document document) {
    List<String> lines = new String(document.bytes(), StandardCharsets.UTF_8).lines().toList();
    if (lines.size() < 2 || !lines.getFirst().equals(FORMAT)) {
      throw new IllegalArgumentException("Not a kept access control list");
    }
    Function<String, Grant> grant =
        line -> {
          int space = line.indexOf(' ');
          String grantee = line.substring(space + 1);
          return new Grant(
              CanonicalUserId.isWellFormed(grantee)
                  ? new CanonicalUser(new CanonicalUserId(grantee))
                  : Group.valueOf(grantee),
              AclPermission.valueOf(line.substring(0, Math.max(space, 0))));
        };
    return new AccessControlList(
        new CanonicalUserId(lines.get(1)), lines.stream().skip(2).map(grant).toList());
  }

  /** The list of an object or bucket: the kept one, or that of its owner alone. */
  public static AccessControlList orOwnerOnly(Optional<Document> kept, CanonicalUserId owner) {
    return kept.map(AclDocument::fromDocument).orElseGet(() -> AccessControlList.ownerOnly(owner));
  }
}
