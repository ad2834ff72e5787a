// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import static io.landbridge.translation.s3.access.Requesters.ALICE;
import static io.landbridge.translation.s3.access.Requesters.ANONYMOUS;
import static io.landbridge.translation.s3.access.Requesters.CAROL;
import static io.landbridge.translation.s3.access.Requesters.LOGGING;
import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.requester.Requester;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEvaluationTest {
  private static final String OBJECT = "arn:aws:s3:::b/docs/a";

  private static Policy policy(String... statements) {
    String all = Arrays.stream(statements).map(s -> "{" + s + "}").collect(Collectors.joining(","));
    return Policy.parse(
        ("{'Version':'2012-10-17','Statement':[" + all + "]}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8));
  }

  private static PolicyVerdict get(Policy policy, Requester requester) {
    return policy.evaluate(requester, PolicyAction.GET_OBJECT, OBJECT, ConditionContext.empty());
  }

  private static final String ALLOW_ALL =
      "'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'";

  @Test
  void letsADenyWinWhereverItStands() {
    String deny = ALLOW_ALL.replace("Allow", "Deny");

    assertThat(get(policy(ALLOW_ALL, deny), ALICE)).isEqualTo(PolicyVerdict.EXPLICIT_DENY);
    assertThat(get(policy(deny, ALLOW_ALL), ALICE)).isEqualTo(PolicyVerdict.EXPLICIT_DENY);
    assertThat(get(policy(ALLOW_ALL), ALICE)).isEqualTo(PolicyVerdict.ALLOW);
  }

  @ParameterizedTest(name = "{0}: alice {1}, carol {2}, nobody {3}, logging {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'Principal':'*'|true|true|true|true",
        "'Principal':{'AWS':'*'}|true|true|true|true",
        "'Principal':{'AWS':'111111111111'}|true|false|false|false",
        "'Principal':{'AWS':'arn:aws:iam::111111111111:root'}|true|false|false|false",
        "'Principal':{'AWS':'arn:aws:iam::111111111111:user/alice'}|true|false|false|false",
        "'Principal':{'AWS':['arn:aws:iam::222222222222:user/x/carol']}|false|true|false|false",
        "'Principal':{'CanonicalUser':'CAROL'}|false|true|false|false",
        "'Principal':{'Service':'logging.s3.amazonaws.com'}|false|false|false|true",
        "'NotPrincipal':{'AWS':'111111111111'}|false|true|true|true",
      })
  void knowsWhomAStatementNames(
      String principal, boolean alice, boolean carol, boolean nobody, boolean log) {
    Policy policy =
        policy(ALLOW_ALL.replace("'Principal':'*'", principal.replace("CAROL", OTHER_ID.value())));

    assertThat(List.of(ALICE, CAROL, ANONYMOUS, LOGGING))
        .map(who -> get(policy, who) == PolicyVerdict.ALLOW)
        .containsExactly(alice, carol, nobody, log);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'Action':'s3:GetObject'|'Resource':'arn:aws:s3:::b/*'|true",
        "'Action':'S3:GETOBJECT'|'Resource':'arn:aws:s3:::b/docs/?'|true",
        "'Action':'s3:GetObject'|'Resource':'arn:aws:s3:::b/other/*'|false",
        "'Action':'s3:GetObject'|'Resource':'arn:aws:s3:::b/Docs/*'|false",
        "'Action':'s3:PutObject'|'Resource':'*'|false",
        "'NotAction':'s3:PutObject'|'Resource':'*'|true",
        "'NotAction':'s3:Get*'|'Resource':'*'|false",
        "'Action':'*'|'NotResource':'arn:aws:s3:::b/docs/*'|false",
        "'Action':'*'|'NotResource':'arn:aws:s3:::b/private/*'|true",
        "'Action':'*'|'Resource':'arn:aws:s3:::b/${aws:username}/*'|false",
      })
  void knowsWhatAStatementIsAbout(String action, String resource, boolean expected) {
    Policy policy = policy("'Effect':'Allow','Principal':'*'," + action + "," + resource);

    assertThat(get(policy, ALICE) == PolicyVerdict.ALLOW).isEqualTo(expected);
  }

  @Test
  void wantsAllConditionsOfAStatement() {
    Policy policy =
        policy(
            ALLOW_ALL
                + ",'Condition':{'Bool':{'aws:SecureTransport':'true'},"
                + "'IpAddress':{'aws:SourceIp':['192.0.2.0/24','198.51.100.0/24']}}");
    ConditionContext.Builder near = ConditionContext.builder().put("aws:SourceIp", "198.51.100.7");

    assertThat(
            policy.evaluate(
                ANONYMOUS,
                PolicyAction.GET_OBJECT,
                OBJECT,
                near.put("aws:SecureTransport", "true").build()))
        .isEqualTo(PolicyVerdict.ALLOW);
    assertThat(
            policy.evaluate(
                ANONYMOUS,
                PolicyAction.GET_OBJECT,
                OBJECT,
                near.put("aws:SecureTransport", "false").build()))
        .isEqualTo(PolicyVerdict.SILENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'StringEquals':{'aws:UserAgent':'x'}}",
        "{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}",
        "{'IpAddress':{'aws:SourceIp':['192.0.2.0/24','0.0.0.0/1']}}",
        "{'NotIpAddress':{'aws:SourceIp':'192.0.2.0/24'}}",
        "{'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:user/x'}}",
        "{'StringEqualsIfExists':{'aws:PrincipalAccount':'111111111111'}}",
        "{'ForAllValues:StringEquals':{'aws:PrincipalAccount':'111111111111'}}",
        "{'StringEquals':{'aws:userid':'${aws:username}'}}",
      })
  void isPublicWhenNothingConfinesIt(String condition) {
    assertThat(policy(ALLOW_ALL + ",'Condition':" + condition).isPublic()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}",
        "{'IpAddress':{'aws:SourceIp':'2001:db8::/32'}}",
        "{'StringEquals':{'aws:PrincipalAccount':['111111111111','222222222222']}}",
        "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111111111111:user/x'}}",
        "{'StringLike':{'aws:userid':'AIDAX'}}",
      })
  void isNotPublicWhenConfinedToFewValues(String condition) {
    assertThat(policy(ALLOW_ALL + ",'Condition':" + condition).isPublic()).isFalse();
  }

  @Test
  void isNotPublicByNamingAccountsOrByDenying() {
    assertThat(policy(ALLOW_ALL.replace("Allow", "Deny")).isPublic()).isFalse();
    assertThat(
            policy(ALLOW_ALL.replace("'Principal':'*'", "'Principal':{'AWS':'222222222222'}"))
                .isPublic())
        .isFalse();
    assertThat(
            policy(ALLOW_ALL.replace("'Principal':'*'", "'NotPrincipal':{'AWS':'222222222222'}"))
                .isPublic())
        .isTrue();
  }
}
