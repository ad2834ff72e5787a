// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import static io.landbridge.translation.s3.access.Requesters.ALICE;
import static io.landbridge.translation.s3.access.Requesters.ANONYMOUS;
import static io.landbridge.translation.s3.access.Requesters.CAROL;
import static io.landbridge.translation.s3.access.Requesters.LOGGING;
import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.access.acl.Grantee.CanonicalUser;
import io.landbridge.translation.s3.access.acl.Grantee.Group;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AclTest {
  private static final Grant OWNER_ALL =
      new Grant(new CanonicalUser(OWNER_ID), AclPermission.FULL_CONTROL);
  private static final Grant OTHER_ALL =
      new Grant(new CanonicalUser(OTHER_ID), AclPermission.FULL_CONTROL);
  private static final Grant PUBLIC = new Grant(Group.ALL_USERS, AclPermission.READ);

  private static final GranteeDirectory DIRECTORY =
      new GranteeDirectory() {
        @Override
        public boolean exists(CanonicalUserId id) {
          return id.equals(OWNER_ID) || id.equals(OTHER_ID);
        }

        @Override
        public Optional<CanonicalUserId> findByEmail(String address) {
          return address.equals("carol@example.com") ? Optional.of(OTHER_ID) : Optional.empty();
        }
      };

  private static final GrantReader READER = new GrantReader(DIRECTORY);

  private static Map<AclPermission, String> headers(AclPermission permission, String value) {
    Map<AclPermission, String> headers = new EnumMap<>(AclPermission.class);
    headers.put(permission, value);
    return headers;
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.error().code()).isEqualTo(code));
  }

  @Nested
  class Named {
    @Test
    void expandsToTheGrantsThatS3Documents() {
      assertThat(CannedAcl.PRIVATE.expand(OWNER_ID, OWNER_ID).grants()).containsExactly(OWNER_ALL);
      assertThat(CannedAcl.PUBLIC_READ.expand(OWNER_ID, OWNER_ID).grants())
          .containsExactly(OWNER_ALL, PUBLIC);
      assertThat(CannedAcl.PUBLIC_READ_WRITE.expand(OWNER_ID, OWNER_ID).grants())
          .containsExactly(OWNER_ALL, PUBLIC, new Grant(Group.ALL_USERS, AclPermission.WRITE));
      assertThat(CannedAcl.AUTHENTICATED_READ.expand(OWNER_ID, OWNER_ID).grants())
          .containsExactly(OWNER_ALL, new Grant(Group.AUTHENTICATED_USERS, AclPermission.READ));
      assertThat(CannedAcl.BUCKET_OWNER_READ.expand(OTHER_ID, OWNER_ID).grants())
          .containsExactly(OTHER_ALL, new Grant(new CanonicalUser(OWNER_ID), AclPermission.READ));
      assertThat(CannedAcl.BUCKET_OWNER_FULL_CONTROL.expand(OTHER_ID, OWNER_ID).grants())
          .containsExactly(OTHER_ALL, OWNER_ALL);
      assertThat(CannedAcl.BUCKET_OWNER_FULL_CONTROL.expand(OWNER_ID, OWNER_ID).grants())
          .containsExactly(OWNER_ALL);
      assertThat(CannedAcl.LOG_DELIVERY_WRITE.expand(OWNER_ID, OWNER_ID).grants())
          .containsExactly(
              OWNER_ALL,
              new Grant(Group.LOG_DELIVERY, AclPermission.WRITE),
              new Grant(Group.LOG_DELIVERY, AclPermission.READ_ACP));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNameAndPublicOnlyIfSaid(CannedAcl acl) {
      assertThat(CannedAcl.find(acl.wire())).contains(acl);
      assertThat(acl.expand(OWNER_ID, OWNER_ID).isPublic())
          .isEqualTo(acl.wire().startsWith("public") || acl == CannedAcl.AUTHENTICATED_READ);
    }
  }

  @Nested
  class Headers {
    @Test
    void nameAccountsGroupsAndMailAddresses() {
      List<Grant> grants =
          READER.fromHeaders(
              headers(
                  AclPermission.READ,
                  "id=\""
                      + OTHER_ID
                      + "\", uri=\"http://acs.amazonaws.com/groups/global/AllUsers\" ,"
                      + "emailAddress=carol@example.com"));

      Grant other = new Grant(new CanonicalUser(OTHER_ID), AclPermission.READ);
      assertThat(grants).containsExactly(other, PUBLIC, other);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "id", "id=", "id=\"x", "x=\"1\"", "uri=\"a\",", "id=\"a\" uri=\"b\"", ","})
    void areRefusedInAnotherForm(String value) {
      assertRefused(
          "InvalidArgument", () -> READER.fromHeaders(headers(AclPermission.WRITE, value)));
    }

    @Test
    void areRefusedForWhatIsNotThere() {
      assertRefused("InvalidArgument", () -> READER.byId("0".repeat(64), AclPermission.READ));
      assertRefused("InvalidArgument", () -> READER.byId("x", AclPermission.READ));
      assertRefused(
          "InvalidArgument",
          () -> READER.byUri("http://acs.amazonaws.com/groups/global/Nobody", AclPermission.READ));
      assertRefused(
          "UnresolvableGrantByEmailAddress",
          () -> READER.byEmail("dave@example.com", AclPermission.READ));
    }

    @Test
    void areBounded() {
      String one = "id=" + OTHER_ID;
      String hundred = String.join(",", Collections.nCopies(100, one));

      assertThat(READER.fromHeaders(headers(AclPermission.READ, hundred))).hasSize(100);
      assertRefused(
          "MalformedACLError",
          () -> READER.fromHeaders(headers(AclPermission.READ, hundred + "," + one)));
    }

    @Property
    void areReadOrRefusedButNeverFail(
        @ForAll
            @StringLength(max = 40)
            @Chars({'"', '=', ',', ' ', 'i', 'd', 'u', 'r'})
            @CharRange(from = '0', to = 'f')
            String value) {
      try {
        READER.fromHeaders(headers(AclPermission.READ, value));
      } catch (AwsException e) {
        assertThat(e.error().code()).isEqualTo("InvalidArgument");
      }
    }

    @Test
    void nameAListOrGrantsButNotBoth() {
      assertThat(RequestedAcl.fromHeaders(Optional.empty(), List.of())).isEmpty();
      assertThat(RequestedAcl.fromHeaders(Optional.of("private"), List.of()))
          .contains(new RequestedAcl.Canned(CannedAcl.PRIVATE));
      assertRefused(
          "InvalidRequest",
          () -> RequestedAcl.fromHeaders(Optional.of("private"), List.of(PUBLIC)));
      assertRefused(
          "InvalidArgument", () -> RequestedAcl.fromHeaders(Optional.of("none"), List.of()));
    }
  }

  @Nested
  class Replacing {
    private final AccessControlList current = AccessControlList.ownerOnly(OWNER_ID);

    private AccessControlList replace(
        Optional<RequestedAcl> headers, Optional<AccessControlList> document) {
      return RequestedAcl.replacing(headers, document, current, OWNER_ID);
    }

    @Test
    void takesTheDocumentOrTheHeaders() {
      AccessControlList document = new AccessControlList(OWNER_ID, List.of(PUBLIC));

      assertThat(replace(Optional.empty(), Optional.of(document))).isEqualTo(document);
      assertThat(replace(Optional.of(new RequestedAcl.Explicit(List.of(PUBLIC))), Optional.empty()))
          .isEqualTo(document);
    }

    @Test
    void refusesBothNoneAndAnotherOwner() {
      Optional<RequestedAcl> headers = Optional.of(new RequestedAcl.Canned(CannedAcl.PRIVATE));

      assertRefused("UnexpectedContent", () -> replace(headers, Optional.of(current)));
      assertRefused("MissingSecurityHeader", () -> replace(Optional.empty(), Optional.empty()));
      assertRefused(
          "AccessDenied",
          () -> replace(Optional.empty(), Optional.of(AccessControlList.ownerOnly(OTHER_ID))));
      assertRefused(
          "MalformedACLError",
          () ->
              replace(
                  Optional.empty(),
                  Optional.of(new AccessControlList(OWNER_ID, Collections.nCopies(101, PUBLIC)))));
    }
  }

  @Nested
  class Lists {
    @Test
    void permitWhatTheyGrantToWhomTheyName() {
      AccessControlList acl =
          new AccessControlList(
              OWNER_ID,
              List.of(
                  PUBLIC,
                  new Grant(new CanonicalUser(OTHER_ID), AclPermission.FULL_CONTROL),
                  new Grant(Group.LOG_DELIVERY, AclPermission.WRITE)));

      assertThat(acl.permits(ANONYMOUS, AclPermission.READ, false)).isTrue();
      assertThat(acl.permits(ANONYMOUS, AclPermission.READ, true)).isFalse();
      assertThat(acl.permits(ANONYMOUS, AclPermission.WRITE, false)).isFalse();
      assertThat(acl.permits(CAROL, AclPermission.WRITE_ACP, true)).isTrue();
      assertThat(acl.permits(LOGGING, AclPermission.WRITE, true)).isTrue();
      assertThat(acl.permits(LOGGING, AclPermission.READ_ACP, true)).isFalse();
    }

    @Test
    void leaveThemselvesToTheirOwner() {
      AccessControlList acl = new AccessControlList(OWNER_ID, List.of());

      assertThat(acl.permits(ALICE, AclPermission.READ_ACP, false)).isTrue();
      assertThat(acl.permits(ALICE, AclPermission.WRITE_ACP, false)).isTrue();
      assertThat(acl.permits(ALICE, AclPermission.READ, false)).isFalse();
      assertThat(acl.permits(CAROL, AclPermission.READ_ACP, false)).isFalse();
    }

    @Test
    void knowEveryAccountFromNobody() {
      AccessControlList acl =
          new AccessControlList(
              OWNER_ID, List.of(new Grant(Group.AUTHENTICATED_USERS, AclPermission.READ)));

      assertThat(acl.permits(CAROL, AclPermission.READ, false)).isTrue();
      assertThat(acl.permits(CAROL, AclPermission.READ, true)).isFalse();
      assertThat(acl.permits(ANONYMOUS, AclPermission.READ, false)).isFalse();
      assertThat(acl.isPublic()).isTrue();
    }
  }

  @Nested
  class Ownership {
    @ParameterizedTest
    @CsvSource({
      "BucketOwnerEnforced, false, OWNER",
      "BucketOwnerEnforced, true, OWNER",
      "BucketOwnerPreferred, false, OTHER",
      "BucketOwnerPreferred, true, OWNER",
      "ObjectWriter, false, OTHER",
      "ObjectWriter, true, OTHER",
    })
    void saysWhoseAnObjectIs(String setting, boolean handedOver, String owner) {
      Optional<RequestedAcl> requested =
          handedOver
              ? Optional.of(new RequestedAcl.Canned(CannedAcl.BUCKET_OWNER_FULL_CONTROL))
              : Optional.empty();

      assertThat(
              ObjectOwnership.find(setting)
                  .orElseThrow()
                  .ownerOfNewObject(Optional.of(OTHER_ID), OWNER_ID, requested))
          .isEqualTo(owner.equals("OWNER") ? OWNER_ID : OTHER_ID);
    }

    @Test
    void leavesWhatNobodySignedToTheBucketsOwner() {
      assertThat(
              ObjectOwnership.OBJECT_WRITER.ownerOfNewObject(
                  Optional.empty(), OWNER_ID, Optional.empty()))
          .isEqualTo(OWNER_ID);
    }

    @Test
    void refusesListsWhereTheyAreDisabled() {
      ObjectOwnership enforced = ObjectOwnership.BUCKET_OWNER_ENFORCED;
      Optional<RequestedAcl> open = Optional.of(new RequestedAcl.Canned(CannedAcl.PUBLIC_READ));
      Optional<RequestedAcl> asIs =
          Optional.of(new RequestedAcl.Canned(CannedAcl.BUCKET_OWNER_FULL_CONTROL));

      assertRefused("AccessControlListNotSupported", () -> enforced.checkHeaders(open, OWNER_ID));
      assertThatCode(() -> enforced.checkHeaders(asIs, OWNER_ID)).doesNotThrowAnyException();
      assertThatCode(() -> enforced.checkHeaders(Optional.empty(), OWNER_ID))
          .doesNotThrowAnyException();
      assertThatCode(() -> ObjectOwnership.OBJECT_WRITER.checkHeaders(open, OWNER_ID))
          .doesNotThrowAnyException();
      assertRefused(
          "AccessControlListNotSupported",
          () ->
              enforced.checkReplacement(
                  CannedAcl.PUBLIC_READ.expand(OWNER_ID, OWNER_ID), OWNER_ID));
    }

    @Test
    void isNotEnforcedWhileTheBucketsListNamesOthers() {
      AccessControlList open = CannedAcl.PUBLIC_READ.expand(OWNER_ID, OWNER_ID);

      assertRefused(
          "InvalidBucketAclWithObjectOwnership",
          () -> ObjectOwnership.BUCKET_OWNER_ENFORCED.checkAdoption(open));
      assertThatCode(() -> ObjectOwnership.OBJECT_WRITER.checkAdoption(open))
          .doesNotThrowAnyException();
      assertThatCode(() ->
              ObjectOwnership.BUCKET_OWNER_ENFORCED.checkAdoption(
                  AccessControlList.ownerOnly(OWNER_ID)))
          .doesNotThrowAnyException();
    }
  }

  @Nested
  class Blocking {
    @Test
    void refusesListsAndPoliciesThatArePublic() {
      AccessControlList open = CannedAcl.PUBLIC_READ.expand(OWNER_ID, OWNER_ID);
      Policy everybody =
          Policy.parse(
              "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}"
                  .getBytes(StandardCharsets.UTF_8));

      assertRefused("AccessDenied", () -> PublicAccessBlock.ALL.checkAcl(open));
      assertRefused("AccessDenied", () -> PublicAccessBlock.ALL.checkPolicy(everybody));
      assertThatCode(() -> PublicAccessBlock.NONE.checkAcl(open)).doesNotThrowAnyException();
      assertThatCode(() -> PublicAccessBlock.NONE.checkPolicy(everybody))
          .doesNotThrowAnyException();
    }
  }
}
