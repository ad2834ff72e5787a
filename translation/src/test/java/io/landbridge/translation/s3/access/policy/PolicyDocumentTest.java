// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.landbridge.aws.AwsException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are policies, which may be a bucket's, and what is said of the others. */
class PolicyDocumentTest {
  private static final String WHOLE =
      "{'Version':'2012-10-17','Id':'p','Statement':[{'Sid':'s','Effect':'Allow',"
          + "'Principal':{'AWS':['111111111111','arn:aws:iam::222222222222:root',"
          + "'arn:aws:iam::222222222222:user/a/carol']},'Action':['s3:GetObject','s3:ListBucket'],"
          + "'Resource':['arn:aws:s3:::b','arn:aws:s3:::b/${aws:username}/*'],"
          + "'Condition':{'StringLike':{'s3:prefix':['home/*','']},"
          + "'NumericLessThan':{'s3:max-keys':10},'Bool':{'aws:SecureTransport':true}}}]}";

  private static Policy parse(String document) {
    return Policy.parse(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String statement(String members) {
    return "{'Version':'2012-10-17','Statement':{" + members + "}}";
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      String document, String message) {
    return Assertions.assertThatThrownBy(() -> parse(document).check("b", p -> true))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("MalformedPolicy");
              assertThat(e.error().httpStatus()).isEqualTo(400);
              assertThat(e.error().message()).isEqualTo(message);
            });
  }

  @Test
  void takesAllElementsOfTheLanguage() {
    Policy policy = parse(WHOLE);

    assertThatCode(() -> policy.check("b", principal -> true)).doesNotThrowAnyException();
    assertThat(policy.id()).contains("p");
    assertThat(policy.statements()).hasSize(1);
    assertThat(policy.statements().getFirst().conditions()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " {}", "[]", "x", "\uFEFF{}"})
  void wantsABraceFirst(String document) {
    assertRefused(document, "Policies must be valid JSON and the first byte must be '{'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}{}",
        "{'Id':'a','Id':'b'}",
        "{'Statement':[1]}",
        "{'Statement':{'Effect':1}}",
        "{'Statement':{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*',"
            + "'Condition':[]}}",
        "{'Statement':{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*',"
            + "'Condition':{'Bool':{'aws:SecureTransport':null}}}}",
        "{'Statement':[[[[[[[[[[]]]]]]]]]]}",
      })
  void refusesWhatIsNotTheJsonOfAPolicy(String document) {
    assertRefused(document, "This policy contains invalid Json");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    Assertions.assertThatThrownBy(() -> Policy.parse(new byte[] {'{', (byte) 0xFF, '}'}))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("invalid Json");
  }

  @Test
  void refusesADocumentThatIsTooLong() {
    byte[] most = " ".repeat(Policy.LONGEST_DOCUMENT).getBytes(StandardCharsets.UTF_8);
    most[0] = '{';

    Assertions.assertThatThrownBy(() -> Policy.parse(most)).hasMessageContaining("invalid Json");
    Assertions.assertThatThrownBy(() -> Policy.parse(java.util.Arrays.copyOf(most, 20_481)))
        .hasMessageContaining("exceeds the maximum allowed document size");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{}|Missing required field Statement",
        "{'Statement':[]}|Could not parse the policy: Statement is empty!",
        "{'Version':'2020-01-01','Statement':[]}|The policy must contain a valid version string",
        "{'Foo':1}|Unknown field Foo",
        "{'Statement':{'Foo':1}}|Unknown field Foo",
        "{'Statement':{'Principal':'*'}}|Missing required field Effect",
        "{'Statement':{'Effect':'allow'}}|Invalid effect: allow",
        "{'Statement':{'Effect':'Allow'}}|Missing required field Principal",
        "{'Statement':{'Effect':'Allow','Principal':'*'}}|Missing required field Action",
        "{'Statement':{'Effect':'Allow','Principal':'*','Action':'s3:*'}}|Missing required field"
            + " Resource",
      })
  void namesWhatIsMissingOrUnknown(String document, String message) {
    assertRefused(document, message);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'x'",
        "{}",
        "[]",
        "{'AWS':[]}",
        "{'AWS':''}",
        "{'AWS':'1234'}",
        "{'AWS':'arn:aws:iam::111111111111:role/r'}",
        "{'AWS':'arn:aws:iam::111111111111:user/*'}",
        "{'AWS':'AIDACKCEVSQ6C2EXAMPLE'}",
        "{'Federated':'cognito-identity.amazonaws.com'}",
        "{'CanonicalUser':'79a5'}",
      })
  void refusesPrincipalsThatNameNobody(String principal) {
    assertRefused(
        statement(
            "'Effect':'Allow','Principal':"
                + principal
                + ",'Action':'s3:*','Resource':'arn:aws:s3:::b'"),
        "Invalid principal in policy");
  }

  @Test
  void refusesPrincipalsThatAreNotThere() {
    Assertions.assertThatThrownBy(() ->
            parse(WHOLE)
                .check(
                    "b",
                    principal ->
                        principal instanceof PolicyPrincipal.Account account
                            && account.id().value().startsWith("1")))
        .hasMessageContaining("Invalid principal in policy");
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:Nothing|arn:aws:s3:::b|Policy has invalid action",
        "ec2:*|arn:aws:s3:::b|Policy has invalid action",
        "s3:ListAllMyBuckets|arn:aws:s3:::b|Policy has invalid action",
        "s3:GetObject|arn:aws:s3:::other/*|Policy has invalid resource",
        "s3:GetObject|arn:aws:s3:::bb/*|Policy has invalid resource",
        "s3:GetObject|b/*|Policy has invalid resource",
        "s3:GetObject|arn:aws:s3:::b|Action does not apply to any resource(s) in statement",
        "s3:ListBucket|arn:aws:s3:::b/*|Action does not apply to any resource(s) in statement",
        "s3:Get?bject|arn:aws:s3:::b|Action does not apply to any resource(s) in statement",
      })
  void refusesWhatDoesNotApplyToTheBucket(String action, String resource, String message) {
    assertRefused(
        statement(
            "'Effect':'Allow','Principal':'*','Action':'"
                + action
                + "','Resource':'"
                + resource
                + "'"),
        message);
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "s3:*, arn:aws:s3:::b",
    "*, *",
    "S3:getobject, arn:aws:s3:::b/*",
    "s3:Get*, arn:aws:s3:::b/*",
    "s3:Get*, arn:aws:s3:::b",
    "s3:ListBucket, arn:aws:s3:::b*",
    "s3:GetObject, arn:aws:s3:::*",
  })
  void takesWhatAppliesToTheBucket(String action, String resource) {
    String document =
        statement(
            "'Effect':'Deny','NotPrincipal':{'AWS':'111111111111'},'Action':'"
                + action
                + "','Resource':'"
                + resource
                + "'");

    assertThatCode(() -> parse(document).check("b", p -> true)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'StringMatches':{'s3:prefix':'a'}}|Invalid Condition type : StringMatches",
        "{'NullIfExists':{'s3:prefix':'true'}}|Invalid Condition type : NullIfExists",
        "{'StringEquals':{'s3:nothing':'a'}}|Policy has an invalid condition key",
        "{'StringEquals':{'s3:ExistingObjectTag/':'a'}}|Policy has an invalid condition key",
        "{'NumericEquals':{'s3:max-keys':'ten'}}|Invalid Condition value : ten",
        "{'NumericEquals':{'s3:max-keys':1e99}}|Invalid Condition value : 1E+99",
        "{'DateLessThan':{'aws:CurrentTime':'soon'}}|Invalid Condition value : soon",
        "{'Bool':{'aws:SecureTransport':'yes'}}|Invalid Condition value : yes",
        "{'IpAddress':{'aws:SourceIp':'300.1.1.1'}}|Invalid Condition value : 300.1.1.1",
        "{'IpAddress':{'aws:SourceIp':'10.0.0.0/33'}}|Invalid Condition value : 10.0.0.0/33",
        "{'IpAddress':{'aws:SourceIp':'example.com'}}|Invalid Condition value : example.com",
        "{'ArnLike':{'aws:PrincipalArn':'alice'}}|Invalid Condition value : alice",
        "{'StringEquals':{'s3:prefix':'a'}}|Conditions do not apply to combination of actions and"
            + " resources in statement",
      })
  void refusesConditionsThatCannotBeAsked(String condition, String message) {
    assertRefused(
        statement(
            "'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*','Condition':"
                + condition),
        message);
  }

  @Test
  void refusesAnElementBesideItsContrary() {
    assertRefused(
        statement(
            "'Effect':'Allow','Principal':'*','Action':'s3:*','NotAction':'s3:*','Resource':'*'"),
        "Statement has both Action and NotAction; only one is permitted");
  }

  @Test
  void refusesTwoStatementsOfOneName() {
    String one = "{'Sid':'a','Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}";

    assertRefused(
        "{'Statement':[" + one + "," + one + "]}",
        "Statement IDs (SID) in a single policy must be unique.");
  }

  @Property(tries = 3000)
  void answersDamagedDocumentsWithErrorsOfItsOwn(@ForAll("damaged") byte[] document) {
    try {
      Policy.parse(document).check("b", principal -> true);
    } catch (AwsException e) {
      assertThat(e.error().code()).isEqualTo("MalformedPolicy");
    }
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    byte[] whole = WHOLE.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Arbitrary<Integer> positions = Arbitraries.integers().between(1, whole.length - 1);
    return Combinators.combine(
            positions,
            Arbitraries.integers().between(0, 12),
            Arbitraries.bytes().list().ofMaxSize(3))
        .as((at, cut, more) -> {
          byte[] damaged = new byte[at + more.size() + Math.max(0, whole.length - at - cut)];
          System.arraycopy(whole, 0, damaged, 0, at);
          for (int i = 0; i < more.size(); i++) {
            damaged[at + i] = more.get(i);
          }
          int rest = Math.max(0, whole.length - at - cut);
          System.arraycopy(whole, whole.length - rest, damaged, at + more.size(), rest);
          return damaged;
        });
  }
}
