// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landbridge.aws.AwsException;
import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import io.landbridge.ec2.model.DescribeVolumesRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.Volume;
import io.landbridge.ec2.model.VolumeState;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.SharedReads;
import io.landbridge.translation.ids.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DescribeTest {
  private static final Listing<Volume> LISTING =
      Listing.of(
              "DescribeVolumes",
              (Volume volume) -> volume.volumeId().orElse(""),
              FilterTable.<Volume>empty()
                  .with("volume-id", Volume::volumeId)
                  .with("size", Volume::size)
                  .with("status", Volume::state)
                  .with("encrypted", Volume::encrypted)
                  .with("create-time", Volume::createTime)
                  .withTags(Volume::tags))
          .of(ResourceKind.VOLUME);

  private final Call call = Calls.byAlice();
  private final Describe describe = new Describe(() -> key("one"), InstantSource.system());

  private static HmacSha256 key(String text) {
    return HmacSha256.with(Secret.of(text));
  }

  private static Volume volume(int number) {
    return Volume.builder()
        .volumeId("vol-%017x".formatted(number))
        .size(number)
        .state(number % 2 == 0 ? VolumeState.IN_USE : VolumeState.AVAILABLE)
        .encrypted(false)
        .createTime(Instant.parse("2026-11-21T18:17:54Z"))
        .tags(List.of(Tag.builder().key("Name").value("disk-" + number).build()))
        .build();
  }

  private static List<Volume> volumes(int count) {
    List<Volume> volumes =
        new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(DescribeTest::volume).toList());
    Collections.shuffle(volumes, new Random(7));
    return volumes;
  }

  private Page<Volume> answer(DescribeVolumesRequest request, List<Volume> volumes) {
    return answer(call, LISTING, request, volumes);
  }

  private Page<Volume> answer(
      Call by, Listing<Volume> listing, DescribeVolumesRequest request, List<Volume> volumes) {
    return describe.answer(by, listing, selection(request), () -> volumes);
  }

  private static Selection selection(DescribeVolumesRequest request) {
    return new Selection(
        request, request.volumeIds(), request.filters(), request.maxResults(), request.nextToken());
  }

  private static DescribeVolumesRequest filtered(String name, String... values) {
    return DescribeVolumesRequest.builder()
        .filters(List.of(Filter.builder().name(name).values(List.of(values)).build()))
        .build();
  }

  private static void assertRefused(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.error().code()).isEqualTo(code));
  }

  @Nested
  class Filters {

    @Test
    void matchTextsNumbersEnumsFlagsAndTimesAsTheyStandOnTheWire() {
      List<Volume> volumes = volumes(4);

      assertThat(answer(filtered("size", "3"), volumes).items()).containsExactly(volume(3));
      assertThat(answer(filtered("status", "in-use"), volumes).items())
          .containsExactly(volume(2), volume(4));
      assertThat(answer(filtered("encrypted", "false"), volumes).items()).hasSize(4);
      assertThat(answer(filtered("create-time", "2026-11-21T18*"), volumes).items()).hasSize(4);
      assertThat(answer(filtered("create-time", "2026-11-21T18:17:54.000Z"), volumes).items())
          .hasSize(4);
    }

    @Test
    void valuesAreAlternativesAndSeveralFiltersMustAllMatch() {
      DescribeVolumesRequest request =
          DescribeVolumesRequest.builder()
              .filters(
                  List.of(
                      Filter.builder().name("size").values(List.of("1", "2", "3")).build(),
                      Filter.builder().name("status").values(List.of("available")).build()))
              .build();

      assertThat(answer(request, volumes(5)).items()).containsExactly(volume(1), volume(3));
    }

    @Test
    void matchTagsByKeyAndByValue() {
      assertThat(answer(filtered("tag:Name", "disk-?"), volumes(12)).items()).hasSize(9);
      assertThat(answer(filtered("tag:name", "disk-1"), volumes(2)).items()).isEmpty();
      assertThat(answer(filtered("tag-key", "Na*"), volumes(2)).items()).hasSize(2);
    }

    @Test
    void thatAreUnknownAreRefusedBeforeAnythingIsFetched() {
      assertRefused(
          "InvalidParameterValue",
          () ->
              describe.answer(
                  call,
                  LISTING,
                  selection(filtered("colour", "red")),
                  () -> {
                    throw new AssertionError("fetched");
                  }));
      assertThatThrownBy(() -> answer(filtered("colour", "red"), List.of()))
          .hasMessageContaining("The filter 'colour' is invalid");
    }

    @Test
    void withoutNameOrValuesAreRefused() {
      DescribeVolumesRequest nameless =
          DescribeVolumesRequest.builder()
              .filters(List.of(Filter.builder().values(List.of("x")).build()))
              .build();

      assertRefused("MissingParameter", () -> answer(nameless, List.of()));
      assertRefused("MissingParameter", () -> answer(filtered("size"), List.of()));
    }

    @Test
    void withMoreThanTwoHundredValuesAreRefused() {
      String[] values = IntStream.range(0, 201).mapToObj(Integer::toString).toArray(String[]::new);

      assertRefused("FilterLimitExceeded", () -> answer(filtered("size", values), List.of()));
    }

    @Test
    void thatMatchNothingGiveAnEmptyAnswer() {
      assertThat(answer(filtered("size", "99"), volumes(3)).items()).isEmpty();
    }
  }

  @Nested
  class Ids {

    @Test
    void selectOnlyWhatTheyName() {
      var request =
          DescribeVolumesRequest.builder()
              .volumeIds(List.of(volume(2).volumeId().orElseThrow()))
              .build();

      assertThat(answer(request, volumes(3)).items()).containsExactly(volume(2));
    }

    @Test
    void thatAreMissingAreAnErrorNamingThem() {
      var request =
          DescribeVolumesRequest.builder()
              .volumeIds(List.of(volume(9).volumeId().orElseThrow()))
              .build();

      assertRefused("InvalidVolume.NotFound", () -> answer(request, volumes(3)));
      assertThatThrownBy(() -> answer(request, volumes(3)))
          .hasMessageContaining("vol-00000000000000009");
    }

    @Test
    void thatExistButDoNotPassTheFiltersAreNoError() {
      var request =
          filtered("size", "1").toBuilder()
              .volumeIds(List.of(volume(2).volumeId().orElseThrow()))
              .build();

      assertThat(answer(request, volumes(3)).items()).isEmpty();
    }
  }

  @Nested
  class Pages {

    @Test
    void togetherHoldEveryItemOnceInOrder() {
      List<Volume> seen = new ArrayList<>();
      var request = DescribeVolumesRequest.builder().maxResults(5).build();
      Page<Volume> page = answer(request, volumes(12));
      seen.addAll(page.items());
      while (page.nextToken().isPresent()) {
        page = answer(request.toBuilder().nextToken(page.nextToken()).build(), volumes(12));
        seen.addAll(page.items());
      }

      assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(n -> volume(n)).toList());
    }

    @Test
    void goOnWhereTheyEndedWhenTheLastItemIsGone() {
      var request = DescribeVolumesRequest.builder().maxResults(5).build();
      Page<Volume> first = answer(request, volumes(7));
      List<Volume> left = volumes(7).stream().filter(v -> !v.equals(volume(5))).toList();

      Page<Volume> second = answer(request.toBuilder().nextToken(first.nextToken()).build(), left);

      assertThat(second.items()).containsExactly(volume(6), volume(7));
      assertThat(second.nextToken()).isEmpty();
    }

    @Test
    void ofBadLengthAreRefused() {
      assertRefused(
          "InvalidParameterValue",
          () -> answer(DescribeVolumesRequest.builder().maxResults(4).build(), List.of()));
      assertRefused(
          "InvalidParameterValue",
          () -> answer(DescribeVolumesRequest.builder().maxResults(1001).build(), List.of()));
    }

    @Test
    void ofNamedIdsAreRefusedWhereTheActionSaysSo() {
      var request =
          DescribeVolumesRequest.builder()
              .maxResults(5)
              .volumeIds(List.of(volume(1).volumeId().orElseThrow()))
              .build();

      assertRefused(
          "InvalidParameterCombination",
          () -> answer(call, LISTING.withoutPagesOfIds(), request, volumes(1)));
      assertThat(answer(request, volumes(1)).items()).hasSize(1);
    }

    @Test
    void haveTheUsualLengthWhenNoneIsAskedFor() {
      Page<Volume> page =
          answer(call, LISTING.usually(3), DescribeVolumesRequest.builder().build(), volumes(4));

      assertThat(page.items()).hasSize(3);
      assertThat(page.nextToken()).isPresent();
    }

    @Test
    void areRefusedWithATokenThatIsNotTheirs() {
      var request = DescribeVolumesRequest.builder().maxResults(5).build();
      String token = answer(request, volumes(9)).nextToken().orElseThrow();
      var going = request.toBuilder().nextToken(token).build();
      var otherFilter = filtered("size", "1").toBuilder().nextToken(token).build();
      var otherListing =
          Listing.of("DescribeOther", LISTING.key(), LISTING.filters()).of(ResourceKind.VOLUME);

      assertThat(answer(going.toBuilder().maxResults(100).build(), volumes(9)).items()).hasSize(4);
      assertRefused("InvalidNextToken", () -> answer(otherFilter, volumes(9)));
      assertRefused("InvalidNextToken", () -> answer(Calls.byCarol(), LISTING, going, volumes(9)));
      assertRefused("InvalidNextToken", () -> answer(call, otherListing, going, volumes(9)));
      assertRefused(
          "InvalidNextToken",
          () ->
              new Describe(() -> key("two"), InstantSource.system())
                  .check(call, LISTING, selection(going)));
      assertRefused(
          "InvalidNextToken",
          () -> answer(request.toBuilder().nextToken("no token").build(), volumes(9)));
      assertRefused(
          "InvalidNextToken",
          () -> answer(request.toBuilder().nextToken("A".repeat(3000)).build(), volumes(9)));
    }
  }

  @Nested
  class AllItemsOfACaller {
    private static final List<NativeCommand> READ = List.of(NativeCommand.LIST_VOLUMES);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SharedReads reads = new SharedReads(InstantSource.fixed(Calls.NOW), 100, LONG);
    private final Describe sharing = new Describe(() -> key("one"), reads);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private List<Volume> slow() {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return volumes(1);
    }

    @Test
    void areReadOnceForAllThatCameBeforeTheReadBegan() throws Exception {
      AtomicInteger fetches = new AtomicInteger();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<List<Volume>> first =
            threads.submit(() -> sharing.all(Calls.byAlice(), LISTING, READ, this::slow));
        begun.await();
        Supplier<List<Volume>> fetch =
            () -> {
              fetches.incrementAndGet();
              return volumes(2);
            };
        List<Call> calls = List.of(Calls.byAlice("a"), Calls.byAlice("b"), Calls.byAlice("c"));
        List<Future<List<Volume>>> later = new ArrayList<>();
        for (Call one : calls) {
          later.add(threads.submit(() -> sharing.all(one, LISTING, READ, fetch)));
          await().until(() -> reads.waiting() == later.size());
        }

        assertThat(sharing.all(Calls.byCarol(), LISTING, READ, () -> volumes(3))).hasSize(3);
        goOn.countDown();

        assertThat(first.get()).hasSize(1);
        for (Future<List<Volume>> one : later) {
          assertThat(one.get()).hasSize(2).isSameAs(later.getFirst().get());
        }
        assertThat(fetches).hasValue(1);
        assertThat(calls.getLast().trace().steps())
            .extracting(step -> step.command() + ": " + step.outcome())
            .containsExactly("listVolumes: ok, shared");
      }
    }
  }
}
