// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import static io.landbridge.translation.cloudstack.NativeCommand.CREATE_VOLUME;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_APIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.ec2.model.CreateVolumeRequest;
import io.landbridge.ec2.model.Volume;
import io.landbridge.query.QueryParameters;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Ec2ServiceTest {
  private final ScriptedCloudStack cloud = new ScriptedCloudStack();
  private final List<Call.Attempt> attempts = new ArrayList<>();
  private Ec2Operation<CreateVolumeRequest, Volume> handler =
      (call, request) -> {
        attempts.add(call.attempt());
        return Volume.builder().volumeId("vol-" + attempts.size()).size(request.size()).build();
      };
  private final Ec2Service service =
      new Ec2Service(
          List.of(
              Ec2Action.of(Ec2Operations.CREATE_VOLUME, _ -> handle())
                  .needs(CREATE_VOLUME)
                  .ignores("Throughput", "has no native counterpart")
                  .refuses("OutpostArn", "there are no outposts")
                  .accepts("MultiAttachEnabled", "false")),
          TestBackend.over(cloud),
          Ec2ServiceTest::translate);

  /** The handler of the moment: a test may change it after the service was made. */
  private Ec2Operation<CreateVolumeRequest, Volume> handle() {
    return (call, request) -> handler.handle(call, request);
  }

  private static AwsError translate(NativeError error) {
    return Ec2Errors.limitExceeded("VolumeLimitExceeded", error.text());
  }

  private Answer answer(String query) {
    return answer(Calls.byAlice(), query);
  }

  private Answer answer(Call call, String query) {
    return service.answer(call, QueryParameters.parse(query, new byte[0]));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static void assertError(Answer answer, int status, String code, String words) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(text(answer)).contains("<Code>" + code + "</Code>").contains(words);
  }

  private static final String CREATE =
      "Action=CreateVolume&Version=2016-11-15&AvailabilityZone=a&Size=8";

  @Nested
  class Dispatch {

    @Test
    void carriesASupportedActionOut() {
      Answer answer = answer(CREATE);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.contentType()).startsWith("text/xml");
      assertThat(text(answer))
          .contains("<requestId>request-of-alice</requestId>")
          .contains("<volumeId>vol-1</volumeId>")
          .contains("<size>8</size>");
    }

    @Test
    void refusesRequestsWithoutAnAction() {
      assertError(answer("Version=2016-11-15"), 400, "MissingAction", "Action");
    }

    @Test
    void refusesNamesThatAreNoActionInTheWordsTerraformLooksFor() {
      assertError(
          answer("Action=MakeCoffee"),
          400,
          "InvalidAction",
          "The action MakeCoffee is not valid for this web service.");
    }

    @Test
    void refusesKnownActionsThatAreNotSupported() {
      assertError(
          answer("Action=RequestSpotInstances"),
          400,
          "UnsupportedOperation",
          "RequestSpotInstances");
      assertError(
          answer("Action=AcceptAddressTransfer"),
          400,
          "UnsupportedOperation",
          "AcceptAddressTransfer");
    }

    @Test
    void answersReadsOfWhatDoesNotExistHereWithTheEmptySet() {
      Answer answer =
          answer("Action=DescribeVpcPeeringConnections&Version=2016-11-15&MaxResults=5");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(text(answer)).contains("<vpcPeeringConnectionSet/>");
    }

    @Test
    void answersReadsOfWhatNoActionMakesWithEmptyLists() {
      Answer answer = answer("Action=DescribeRouteTables&Version=2016-11-15");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(text(answer)).contains("<routeTableSet/>").doesNotContain("nextToken");
    }

    @Test
    void decodesEmptyReadsStrictly() {
      assertError(
          answer("Action=DescribeVpcPeeringConnections&Version=2016-11-15&Colour=red"),
          400,
          "UnknownParameter",
          "Colour");
    }
  }

  @Nested
  class Members {

    @Test
    void thatAreRefusedAreNamed() {
      assertError(answer(CREATE + "&OutpostArn=arn"), 400, "UnsupportedOperation", "OutpostArn");
    }

    @Test
    void thatTakeOnlySomeValuesAreRefusedWithOthers() {
      assertError(
          answer(CREATE + "&MultiAttachEnabled=true"),
          400,
          "UnsupportedOperation",
          "MultiAttachEnabled");
      assertThat(answer(CREATE + "&MultiAttachEnabled=false").status()).isEqualTo(200);
    }

    @Test
    void thatAreIgnoredDoNotMatter() {
      assertThat(answer(CREATE + "&Throughput=125").status()).isEqualTo(200);
    }

    @Test
    void areShownInTheTable() {
      assertThat(new SupportTable(Ec2Catalogue.actions()).toMarkdown())
          .contains("| CreateTags | `createTags`, `deleteTags`, `listTags` |  |  |");
    }
  }

  @Nested
  class DryRuns {

    @Test
    void wouldSucceedWhereTheRoleGrantsTheNativeCommand() {
      cloud.answersJson(LIST_APIS, "{\"count\":1,\"api\":[{\"name\":\"createVolume\"}]}");

      assertError(answer(CREATE + "&DryRun=true"), 412, "DryRunOperation", "DryRun");
      assertThat(attempts).isEmpty();
      assertThat(cloud.sent()).containsExactly("listApis name=createVolume");
    }

    @Test
    void askTheCloudOnlyNowAndThen() {
      cloud.answersJson(LIST_APIS, "{\"count\":1,\"api\":[{\"name\":\"createVolume\"}]}");
      var _ = answer(CREATE + "&DryRun=true");
      var _ = answer(CREATE + "&DryRun=true");

      assertThat(cloud.sent()).hasSize(1);
    }

    @Test
    void areUnauthorizedWhereItDoesNot() {
      cloud.fails(LIST_APIS, 530, "Unable to find an api by that name");

      assertError(answer(CREATE + "&DryRun=true"), 403, "UnauthorizedOperation", "authorized");
    }

    @Test
    void checkTheParametersFirst() {
      assertError(
          answer(CREATE + "&OutpostArn=arn&DryRun=true"),
          400,
          "UnsupportedOperation",
          "OutpostArn");
    }

    @Test
    void thatAreNotMeantAreCarriedOut() {
      assertThat(answer(CREATE + "&DryRun=false").status()).isEqualTo(200);
    }
  }

  @Nested
  class Failures {

    @Test
    void ofTheCloudAreTranslated() {
      handler =
          (_, _) -> {
            throw new NativeException(
                new NativeError(CREATE_VOLUME, 535, OptionalInt.empty(), "too many", false));
          };

      assertError(answer(CREATE), 400, "VolumeLimitExceeded", "too many");
    }

    @Test
    void ofOursShowNoDetail() {
      handler =
          (_, _) -> {
            throw new IllegalStateException("secret detail");
          };

      Answer answer = answer(CREATE);

      assertError(answer, 500, "InternalError", "An internal error has occurred");
      assertThat(text(answer)).doesNotContain("secret detail").contains("request-of-alice");
    }
  }

  @Nested
  class ClientTokens {
    private static final String WITH_TOKEN = CREATE + "&ClientToken=t1";

    @Test
    void makeARepeatedRequestGetTheFirstAnswerWithItsOwnRequestId() {
      String first = text(answer(Calls.byAlice("first"), WITH_TOKEN));
      String second = text(answer(Calls.byAlice("second"), WITH_TOKEN));

      assertThat(attempts).hasSize(1);
      assertThat(first).contains("<requestId>first</requestId>");
      assertThat(second).isEqualTo(first.replace("<requestId>first<", "<requestId>second<"));
    }

    @Test
    void belongToAnAccount() {
      var _ = answer(Calls.byAlice(), WITH_TOKEN);
      var _ = answer(Calls.byCarol(), WITH_TOKEN);

      assertThat(attempts).hasSize(2);
    }

    @Test
    void refuseOtherParameters() {
      var _ = answer(WITH_TOKEN);

      assertError(
          answer(WITH_TOKEN + "&Encrypted=true"), 400, "IdempotentParameterMismatch", "token");
    }

    @Test
    void areFreeAgainAfterARefusal() {
      var works = handler;
      handler =
          (_, _) -> {
            throw Ec2Errors.incorrectState("not now").toException();
          };
      assertError(answer(WITH_TOKEN), 400, "IncorrectState", "not now");
      handler = works;

      assertThat(answer(WITH_TOKEN).status()).isEqualTo(200);
      assertThat(attempts).containsExactly(Call.Attempt.FIRST);
    }

    @Test
    void makeTheNextRequestResumeWhatEndedUnclearly() {
      var works = handler;
      handler =
          (_, _) -> {
            throw new NativeException(
                new NativeError(
                    CREATE_VOLUME, NativeError.TIMED_OUT, OptionalInt.empty(), "late", false));
          };
      var _ = answer(WITH_TOKEN);
      handler = works;

      assertThat(answer(WITH_TOKEN).status()).isEqualTo(200);
      assertThat(attempts).containsExactly(Call.Attempt.RESUMED);
    }

    @Test
    void makeAConcurrentRequestWaitForTheFirst() throws Exception {
      CountDownLatch began = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicInteger made = new AtomicInteger();
      handler =
          (_, _) -> {
            began.countDown();
            await(goOn);
            return Volume.builder().volumeId("vol-" + made.incrementAndGet()).build();
          };

      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Answer> first = threads.submit(() -> answer(WITH_TOKEN));
        began.await();
        Future<Answer> second = threads.submit(() -> answer(WITH_TOKEN));
        goOn.countDown();

        assertThat(text(second.get())).isEqualTo(text(first.get())).contains("vol-1");
      }
      assertThat(made).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Test
    void doNotCountInDryRuns() {
      cloud.answersJson(LIST_APIS, "{\"count\":1,\"api\":[{\"name\":\"createVolume\"}]}");
      var _ = answer(WITH_TOKEN + "&DryRun=true");

      assertThat(answer(WITH_TOKEN).status()).isEqualTo(200);
      assertThat(attempts).containsExactly(Call.Attempt.FIRST);
    }
  }
}
