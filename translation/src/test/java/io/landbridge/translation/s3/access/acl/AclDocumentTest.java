// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.s3.model.AccessControlPolicy;
import io.landbridge.s3.model.Owner;
import io.landbridge.s3.model.Permission;
import io.landbridge.s3.model.Type;
import io.landbridge.translation.s3.access.acl.Grantee.CanonicalUser;
import io.landbridge.translation.s3.access.acl.Grantee.Group;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.store.Document;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AclDocumentTest {
  private static final GrantReader READER =
      new GrantReader(
          new GranteeDirectory() {
            @Override
            public boolean exists(CanonicalUserId id) {
              return true;
            }

            @Override
            public Optional<CanonicalUserId> findByEmail(String address) {
              return Optional.of(OTHER_ID);
            }
          });

  private static final AccessControlList ACL =
      new AccessControlList(
          OWNER_ID,
          List.of(
              new Grant(new CanonicalUser(OTHER_ID), AclPermission.FULL_CONTROL),
              new Grant(Group.LOG_DELIVERY, AclPermission.READ_ACP)));

  private static AccessControlPolicy document(List<io.landbridge.s3.model.Grant> grants) {
    return AccessControlPolicy.builder()
        .owner(Owner.builder().id(OWNER_ID.value()).build())
        .grants(grants)
        .build();
  }

  private static Optional<String> displayName(String canonicalId) {
    return canonicalId.equals(OTHER_ID.value()) ? Optional.of("Carol") : Optional.empty();
  }

  @Test
  void showsNamesWhereThereAreSome() {
    assertThat(
            AclDocument.grants(ACL, AclDocumentTest::displayName)
                .getFirst()
                .grantee()
                .flatMap(io.landbridge.s3.model.Grantee::displayName))
        .contains("Carol");
  }

  @Test
  void readsWhatAnswersShow() {
    assertThat(
            AclDocument.read(
                document(AclDocument.grants(ACL, AclDocumentTest::displayName)), READER))
        .isEqualTo(ACL);
  }

  @Test
  void readsMailAddresses() {
    var grantee =
        io.landbridge.s3.model.Grantee.builder()
            .type(Type.AMAZON_CUSTOMER_BY_EMAIL)
            .emailAddress("carol@example.com")
            .build();

    assertThat(
            AclDocument.read(
                    document(
                        List.of(
                            io.landbridge.s3.model.Grant.builder()
                                .grantee(grantee)
                                .permission(Permission.READ)
                                .build())),
                    READER)
                .grants())
        .containsExactly(new Grant(new CanonicalUser(OTHER_ID), AclPermission.READ));
  }

  @Test
  void refusesDocumentsWithoutAnOwnerOrAGrantee() {
    assertThatThrownBy(() -> AclDocument.read(AccessControlPolicy.builder().build(), READER))
        .hasMessageStartingWith("MalformedACLError");
    assertThatThrownBy(() ->
            AclDocument.read(
                document(
                    List.of(
                        io.landbridge.s3.model.Grant.builder()
                            .permission(Permission.READ)
                            .build())),
                READER))
        .hasMessageStartingWith("MalformedACLError");
    assertThatThrownBy(() ->
            AclDocument.read(
                document(
                    Collections.nCopies(
                        101, AclDocument.grants(ACL, AclDocumentTest::displayName).getFirst())),
                READER))
        .hasMessageStartingWith("MalformedACLError");
  }

  @Test
  void keepsAListInAStore() {
    assertThat(AclDocument.fromDocument(AclDocument.toDocument(ACL))).isEqualTo(ACL);
    assertThat(AclDocument.orOwnerOnly(Optional.empty(), OWNER_ID))
        .isEqualTo(AccessControlList.ownerOnly(OWNER_ID));
    assertThatThrownBy(() -> AclDocument.fromDocument(Document.of(new byte[] {'x'})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
