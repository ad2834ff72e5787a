// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import static io.landbridge.translation.cloudstack.NativeCommand.CREATE_TAGS;
import static io.landbridge.translation.cloudstack.NativeCommand.DELETE_TAGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SSH_KEY_PAIRS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_TAGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VIRTUAL_MACHINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.model.CreateTagsRequest;
import io.landbridge.ec2.model.DeleteTagsRequest;
import io.landbridge.ec2.model.DescribeTagsRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.TagDescription;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.RecordedJobs;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagActionsTest {
  private static final NativeId VM = new NativeId("41dee60a-e21a-4818-bfcb-aaa615bc7b7b");
  private static final NativeId OTHER_VM = new NativeId("51dee60a-e21a-4818-bfcb-aaa615bc7b7b");
  private static final NativeId KEY_PAIR = new NativeId("61dee60a-e21a-4818-bfcb-aaa615bc7b7b");

  private final Call call = Calls.byAlice();
  private final ScriptedCloudStack cloud = new ScriptedCloudStack();
  private final RecordedJobs jobs = new RecordedJobs();
  private final Ec2Backend backend = TestBackend.over(cloud, jobs);

  @BeforeEach
  void ownMachines() {
    cloud.answersJson(
        LIST_VIRTUAL_MACHINES,
        "{\"count\":2,\"virtualmachine\":[{\"id\":\"%s\"},{\"id\":\"%s\"}]}"
            .formatted(VM, OTHER_VM));
  }

  /** What was sent but for the look whether the machines are the caller's own. */
  private List<String> sent() {
    return cloud.sent().stream().filter(line -> !line.startsWith("listVirtualMachines")).toList();
  }

  private String vm(NativeId id) {
    return backend.ids().getEc2Id(ResourceKind.INSTANCE, id);
  }

  private String keyPair() {
    return backend.ids().getEc2Id(ResourceKind.KEY_PAIR, KEY_PAIR);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static String tagged(NativeId resource, String... keysAndValues) {
    StringBuilder tags = new StringBuilder("{\"count\":1,\"tag\":[");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      tags.append(i == 0 ? "" : ",")
          .append(
              "{\"key\":\"%s\",\"value\":\"%s\",\"resourcetype\":\"UserVm\",\"resourceid\":\"%s\"}"
                  .formatted(keysAndValues[i], keysAndValues[i + 1], resource));
    }
    return tags.append("]}").toString();
  }

  private void create(List<String> resources, Tag... tags) {
    CreateTagsRequest request =
        CreateTagsRequest.builder().resources(resources).tags(List.of(tags)).build();
    CreateTags action = new CreateTags(backend.ids(), backend.tags());
    action.validate(call, request);
    var _ = action.handle(call, request);
  }

  private void delete(List<String> resources, Tag... tags) {
    DeleteTagsRequest request =
        DeleteTagsRequest.builder().resources(resources).tags(List.of(tags)).build();
    DeleteTags action = new DeleteTags(backend.ids(), backend.tags());
    action.validate(call, request);
    var _ = action.handle(call, request);
  }

  private List<TagDescription> describe(DescribeTagsRequest request) {
    DescribeTags action = new DescribeTags(backend.describe(), backend.tags());
    action.validate(call, request);
    return action.handle(call, request).tags();
  }

  private static void assertRefused(String code, String words, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo(code);
              assertThat(e.error().message()).contains(words);
            });
  }

  @Nested
  class Create {

    @Test
    void answersNotFoundForWhatTheCallersListDoesNotShow() {
      String another = vm(new NativeId("33333333-2222-4333-8444-555555555555"));

      assertRefused(
          "InvalidInstanceID.NotFound", another, () -> create(List.of(another), tag("a", "b")));
      assertRefused(
          "InvalidInstanceID.NotFound", another, () -> delete(List.of(another), tag("a", "b")));
      assertThat(sent()).isEmpty();
    }

    @Test
    void setsNewTagsInOneJob() {
      cloud.answersJson(LIST_TAGS, "{}").runs(CREATE_TAGS);

      create(List.of(vm(VM)), tag("Name", "web"), tag("env", "prod & test"));

      assertThat(sent())
          .containsExactly(
              "listTags resourcetype=UserVm resourceid=" + VM,
              "createTags resourcetype=UserVm resourceids="
                  + VM
                  + " tags[0].key=Name tags[0].value=web tags[1].key=env"
                  + " tags[1].value=prod & test");
    }

    @Test
    void writesAnEmptyValueAsASpace() {
      cloud.answersJson(LIST_TAGS, "{}").runs(CREATE_TAGS);

      create(List.of(vm(VM)), tag("empty", ""));

      assertThat(sent().getLast()).endsWith("tags[0].key=empty tags[0].value= ");
    }

    @Test
    void removesExistingKeysWithOtherValuesFirst() {
      cloud
          .answersJson(LIST_TAGS, tagged(VM, "Name", "old", "same", "same", "kept", "kept"))
          .runs(DELETE_TAGS)
          .runs(CREATE_TAGS);

      create(List.of(vm(VM)), tag("Name", "new"), tag("same", "same"));

      assertThat(sent().subList(1, 3))
          .containsExactly(
              "deleteTags resourcetype=UserVm resourceids=" + VM + " tags[0].key=Name",
              "createTags resourcetype=UserVm resourceids="
                  + VM
                  + " tags[0].key=Name tags[0].value=new");
    }

    @Test
    void changesNothingWhereEverythingIsThere() {
      cloud.answersJson(LIST_TAGS, tagged(VM, "Name", "web", "empty", " "));

      create(List.of(vm(VM)), tag("Name", "web"), tag("empty", ""));

      assertThat(sent()).hasSize(1);
    }

    @Test
    void sharesAJobBetweenResourcesThatNeedTheSame() {
      cloud.answersJson(LIST_TAGS, "{}").runs(CREATE_TAGS);

      create(List.of(vm(VM), vm(OTHER_VM)), tag("a", "b"));

      assertThat(sent().getLast()).contains("resourceids=" + VM + "," + OTHER_VM);
    }

    @Test
    void putsReplacedTagsBackWhenTheNewOnesAreRefused() {
      cloud
          .answersJson(LIST_TAGS, tagged(VM, "Name", "old"))
          .runs(DELETE_TAGS)
          .runsAndFails(CREATE_TAGS, 530, "no")
          .runs(CREATE_TAGS);

      assertThatThrownBy(() -> create(List.of(vm(VM)), tag("Name", "new"), tag("other", "x")))
          .isInstanceOf(NativeException.class);

      assertThat(sent().getLast()).endsWith("tags[0].key=Name tags[0].value=old");
    }

    @Test
    void answersNotFoundForWhatIsSomebodyElses() {
      cloud
          .answersJson(LIST_TAGS, "{}")
          .runsAndFails(
              CREATE_TAGS,
              530,
              "Caller does not have permission to operate with provided resource.");

      assertRefused(
          "InvalidInstanceID.NotFound", vm(VM), () -> create(List.of(vm(VM)), tag("a", "b")));
    }

    @Test
    void refusesKeysThatDifferOnlyInCase() {
      cloud.answersJson(LIST_TAGS, tagged(VM, "Name", "web"));

      assertRefused(
          "InvalidParameterValue", "'name'", () -> create(List.of(vm(VM)), tag("name", "x")));
      assertRefused(
          "InvalidParameterValue",
          "'A'",
          () -> create(List.of(vm(VM)), tag("a", "1"), tag("A", "2")));
    }

    @Test
    void refusesMoreThanFiftyTagsOnAResource() {
      String[] fifty = new String[100];
      for (int i = 0; i < 50; i++) {
        fifty[2 * i] = "key" + i;
        fifty[2 * i + 1] = "v";
      }
      cloud.answersJson(LIST_TAGS, tagged(VM, fifty)).runs(DELETE_TAGS).runs(CREATE_TAGS);

      assertRefused("TagLimitExceeded", "maximum", () -> create(List.of(vm(VM)), tag("a", "b")));
      assertThatCode(() -> create(List.of(vm(VM)), tag("key7", "other")))
          .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatATagMayNotBe() {
      List<String> vm = List.of(vm(VM));

      assertRefused("InvalidParameterValue", "aws:", () -> create(vm, tag("aws:x", "1")));
      assertRefused("InvalidParameterValue", "empty", () -> create(vm, tag("", "1")));
      assertRefused("InvalidParameterValue", "128", () -> create(vm, tag("k".repeat(129), "1")));
      assertRefused("InvalidParameterValue", "'k'", () -> create(vm, tag("k", "v".repeat(256))));
      assertRefused("InvalidParameterValue", "256", () -> create(vm, tag("k", "v".repeat(257))));
      assertRefused(
          "InvalidParameterValue", "'smile'", () -> create(vm, tag("smile", "\uD83D\uDE00")));
      assertRefused(
          "InvalidParameterValue", "Duplicate", () -> create(vm, tag("k", "1"), tag("k", "2")));
      assertRefused(
          "MissingParameter", "Tag.1.Key", () -> create(vm, Tag.builder().value("v").build()));
      assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nope-00000000000000000", "r-00000000000000000"})
    void refusesWhatIsNoIdOfATaggableKind(String id) {
      assertRefused("InvalidID", "'" + id + "'", () -> create(List.of(id), tag("a", "b")));
    }

    @Test
    void refusesMalformedIdsOfAKnownKind() {
      assertRefused(
          "InvalidInstanceID.Malformed", "i-12", () -> create(List.of("i-12"), tag("a", "b")));
    }

    @Test
    void keepsTagsOfKindsThatTheCloudCannotTag() {
      cloud
          .answersJson(
              LIST_SSH_KEY_PAIRS,
              "{\"count\":1,\"sshkeypair\":[{\"id\":\"%s\",\"name\":\"k\"}]}".formatted(KEY_PAIR))
          .answersJson(LIST_TAGS, "{}");

      create(List.of(keyPair()), tag("a", "1"), tag("A", ""));
      create(List.of(keyPair()), tag("a", "2"));

      assertThat(backend.tags().view(call, ResourceKind.KEY_PAIR, List.of(KEY_PAIR)).of(KEY_PAIR))
          .containsExactly(tag("A", ""), tag("a", "2"));
    }

    @Test
    void refusesStoredTagsOnWhatIsSomebodyElses() {
      cloud.answersJson(LIST_SSH_KEY_PAIRS, "{}");

      assertRefused(
          "InvalidKeyPair.NotFound", keyPair(), () -> create(List.of(keyPair()), tag("a", "1")));
    }
  }

  @Nested
  class OnCreate {
    private final Map<String, String> tags = Map.of("Name", "web");

    @Test
    void showAtOnceAndComeFromTheEntityLater() {
      cloud.runs(CREATE_TAGS);
      backend.tags().setOnNew(call, ResourceKind.INSTANCE, VM, tags);

      assertThat(view().of(VM, List.of())).containsExactly(tag("Name", "web"));
      jobs.succeed("tags-on-create");
      assertThat(view().of(VM, List.of())).isEmpty();
    }

    @Test
    void areDescribedOnceFromTheMomentTheyAreAskedFor() {
      cloud.runs(CREATE_TAGS).answersJson(LIST_TAGS, tagged(VM, "made-by", "ui", "Name", "old"));
      backend.tags().setOnNew(call, ResourceKind.INSTANCE, VM, tags);

      assertThat(describe(DescribeTagsRequest.builder().build()))
          .extracting(tag ->
              tag.resourceId().orElseThrow()
                  + " "
                  + tag.key().orElseThrow()
                  + "="
                  + tag.value().orElseThrow())
          .containsExactlyInAnyOrder(vm(VM) + " Name=web", vm(VM) + " made-by=ui");
    }

    @Test
    void areWaitedForByALaterWrite() {
      cloud.runs(CREATE_TAGS).answersJson(LIST_TAGS, tagged(VM, "Name", "web"));
      backend.tags().setOnNew(call, ResourceKind.INSTANCE, VM, tags);

      create(List.of(vm(VM)), tag("Name", "web"));

      assertThat(sent()).hasSize(2);
    }

    @Test
    void leaveTheResourceAloneWhenTheyCannotBeSet() {
      cloud.fails(CREATE_TAGS, 432, "not granted");

      assertThatCode(() -> backend.tags().setOnNew(call, ResourceKind.INSTANCE, VM, tags))
          .doesNotThrowAnyException();
      assertThat(jobs.all()).isEmpty();
    }

    private TagView view() {
      return backend.tags().view(call, ResourceKind.INSTANCE, List.of(VM));
    }
  }

  @Nested
  class Delete {

    @Test
    void removesByKeyWhateverTheValue() {
      cloud.answersJson(LIST_TAGS, tagged(VM, "Name", "web", "env", "prod")).runs(DELETE_TAGS);

      delete(List.of(vm(VM)), Tag.builder().key("Name").build(), Tag.builder().key("no").build());

      assertThat(sent().getLast())
          .isEqualTo("deleteTags resourcetype=UserVm resourceids=" + VM + " tags[0].key=Name");
    }

    @Test
    void removesOnlyOnMatchWhenAValueIsGiven() {
      cloud.answersJson(LIST_TAGS, tagged(VM, "a", "1", "b", "2", "c", " ")).runs(DELETE_TAGS);

      delete(List.of(vm(VM)), tag("a", "x"), tag("b", "2"), tag("c", ""));

      assertThat(sent().getLast())
          .isEqualTo(
              "deleteTags resourcetype=UserVm resourceids=" + VM + " tags[0].key=b tags[1].key=c");
    }

    @Test
    void removesAllWhenNoneIsNamed() {
      cloud.answersJson(LIST_TAGS, tagged(VM, "a", "1", "b", "2")).runs(DELETE_TAGS);

      delete(List.of(vm(VM)));

      assertThat(sent().getLast()).endsWith("tags[0].key=a tags[1].key=b");
    }

    @Test
    void succeedsWhereThereIsNothingToRemove() {
      cloud.answersJson(LIST_TAGS, "{}");

      delete(List.of(vm(VM)), tag("a", "1"));

      assertThat(sent()).hasSize(1);
    }
  }

  @Nested
  class Describing {

    @Test
    void showsNativeTagsWithEc2Ids() {
      cloud.answers(LIST_TAGS, "listTags");

      List<TagDescription> tags =
          describe(
              DescribeTagsRequest.builder()
                  .filters(
                      List.of(
                          Filter.builder().name("resource-id").values(List.of(vm(VM))).build(),
                          Filter.builder().name("tag:Name").values(List.of("*")).build()))
                  .build());

      assertThat(tags)
          .singleElement()
          .satisfies(tag -> {
            assertThat(tag.resourceId()).contains("i-41dee60ae21a4818b");
            assertThat(tag.resourceType().orElseThrow().wire()).isEqualTo("instance");
            assertThat(tag.key()).contains("Name");
            assertThat(tag.value()).contains("web");
          });
    }

    @Test
    void filtersByResourceType() {
      cloud.answers(LIST_TAGS, "listTags");

      assertThat(
              describe(
                  DescribeTagsRequest.builder()
                      .filters(
                          List.of(
                              Filter.builder()
                                  .name("resource-type")
                                  .values(List.of("volume"))
                                  .build()))
                      .build()))
          .hasSize(3)
          .allSatisfy(tag -> assertThat(tag.resourceId().orElseThrow()).startsWith("vol-"));
    }
  }
}
