// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.Tombstones.Tombstone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the store keeps about resources, on any database. */
abstract class ResourceCases extends StoreFixture {
  private final ResourceRef instance = new ResourceRef(account, ResourceKind.INSTANCE, newId());

  @Nested
  class Facts {
    private ResourceFacts facts() {
      return store.resourceFacts();
    }

    @Test
    void keepsTextsByteForByte() {
      Map<String, String> values =
          Map.of("a", "", "A", " trailing ", "b", "☁ 日本語 \uD83D\uDE00 'quote' \"x\" \\ %_\n");
      facts().putAll(instance, values);
      reopen();
      assertThat(facts().get(instance)).isEqualTo(values);
    }

    @Test
    void replacesAndRemoves() {
      facts().putAll(instance, Map.of("x", "1", "y", "1"));
      facts().put(instance, "x", "2");
      assertThat(facts().get(instance)).isEqualTo(Map.of("x", "2", "y", "1"));
      facts().delete(instance, "x");
      assertThat(facts().find(instance, "x")).isEmpty();
      facts().deleteAll(instance);
      assertThat(facts().get(instance)).isEmpty();
    }

    @Test
    void letsOneOfManySetAFact() throws Exception {
      var answers =
          atOnce(10, () -> facts().putIfAbsent(instance, "who", UUID.randomUUID().toString()));
      assertThat(answers).filteredOn(set -> set).hasSize(1);
    }

    @Test
    void readsManyResourcesAtOnce() {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 520; i++) {
        ResourceRef ref = new ResourceRef(account, ResourceKind.VOLUME, newId());
        ids.add(ref.id());
        if (i % 100 == 0) {
          facts().put(ref, "n", Integer.toString(i));
        }
      }
      assertThat(facts().getAll(account, ResourceKind.VOLUME, ids)).hasSize(6);
      assertThat(facts().getAll(newAccount(), ResourceKind.VOLUME, ids)).isEmpty();
      assertThat(facts().getAll(account, ResourceKind.INSTANCE, ids)).isEmpty();
    }

    @Test
    void findsResourcesByTheValueOfAFact() {
      facts().put(instance, "subnet", "subnet-A");
      facts().put(new ResourceRef(account, ResourceKind.INSTANCE, newId()), "subnet", "subnet-a");
      facts()
          .put(new ResourceRef(newAccount(), ResourceKind.INSTANCE, newId()), "subnet", "subnet-A");
      assertThat(facts().findResources(account, ResourceKind.INSTANCE, "subnet", "subnet-A"))
          .containsExactly(instance.id());
    }

    @Test
    void refusesAValueThatIsTooLong() {
      facts().put(instance, "long", "x".repeat(ResourceFacts.MOST_VALUE));
      assertThatThrownBy(
              () -> facts().put(instance, "long", "x".repeat(ResourceFacts.MOST_VALUE + 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Tags {
    private static final String KEY_PAIR = "key-0123456789abcdef0";

    private StoredTags tags() {
      return store.storedTags();
    }

    @Test
    void tellsKeysApartByCaseAndTrailingSpace() {
      Map<String, String> all = Map.of("Name", "a", "name", "b", "name ", "c", "ñame", "");
      tags().putAll(account, KEY_PAIR, all);
      assertThat(tags().getAll(account, List.of(KEY_PAIR))).isEqualTo(Map.of(KEY_PAIR, all));
      assertThat(tags().getAll(account)).isEqualTo(Map.of(KEY_PAIR, all));
      assertThat(tags().getAll(newAccount())).isEmpty();
    }

    @Test
    void replacesValuesAndKeepsOtherTags() {
      tags().putAll(account, KEY_PAIR, Map.of("a", "1", "b", "1"));
      tags().putAll(account, KEY_PAIR, Map.of("b", "2", "c", "3"));
      assertThat(tags().getAll(account).get(KEY_PAIR))
          .isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
    }

    @Test
    void removesByKeyAndByKeyWithValue() {
      tags().putAll(account, KEY_PAIR, Map.of("a", "1", "b", "1", "c", "1"));
      tags().delete(account, KEY_PAIR, List.of("a", "never"));
      tags().delete(account, KEY_PAIR, "b", "other");
      tags().delete(account, KEY_PAIR, "c", "1");
      assertThat(tags().getAll(account).get(KEY_PAIR)).isEqualTo(Map.of("b", "1"));
      tags().deleteAll(account, KEY_PAIR);
      assertThat(tags().getAll(account)).isEmpty();
    }

    @Test
    void holdsTheLongestKeyAndValueThatEc2Allows() {
      // EC2 counts Unicode characters: 127 in a key and 256 in a value, each up to four bytes.
      String key = "\uD83D\uDE00".repeat(127);
      String value = "\uD83D\uDE00".repeat(256);
      tags().putAll(account, KEY_PAIR, Map.of(key, value));
      assertThat(tags().getAll(account).get(KEY_PAIR)).isEqualTo(Map.of(key, value));
    }
  }

  @Nested
  class TombstoneCases {
    private final String ec2Id =
        "i-" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);

    private Tombstone tombstone(String document) {
      return new Tombstone(
          ec2Id,
          account,
          ResourceKind.INSTANCE,
          new NativeId(instance.id()),
          document,
          clock.instant().plus(Duration.ofHours(1)));
    }

    private List<NativeId> namedAndUnknown() {
      return List.of(newId(), new NativeId(instance.id()));
    }

    @Test
    void showsATombstoneForAnHour() {
      store.tombstones().put(tombstone("{}"));
      reopen();
      pass(Duration.ofMinutes(59));
      assertThat(store.tombstones().find(ec2Id)).isPresent();
      assertThat(store.tombstones().findAll(account, ResourceKind.INSTANCE)).hasSize(1);
      assertThat(store.tombstones().findAll(account, ResourceKind.INSTANCE, namedAndUnknown()))
          .hasSize(1);
      assertThat(store.tombstones().findAll(account, ResourceKind.VOLUME, namedAndUnknown()))
          .isEmpty();
      pass(Duration.ofMinutes(1));
      assertThat(store.tombstones().find(ec2Id)).isEmpty();
      assertThat(store.tombstones().findAll(account, ResourceKind.INSTANCE)).isEmpty();
    }

    @Test
    void replacesTheTombstoneOfTheSameResource() {
      store.tombstones().put(tombstone("{\"old\":1}"));
      store.tombstones().put(tombstone("{\"new\":1}"));
      assertThat(store.tombstones().findAll(account, ResourceKind.INSTANCE))
          .containsExactly(tombstone("{\"new\":1}"));
      assertThat(store.tombstones().findAll(account, ResourceKind.VOLUME)).isEmpty();
    }

    @Test
    void purgesManyInBatches() {
      for (int i = 0; i < 510; i++) {
        store
            .tombstones()
            .put(
                new Tombstone(
                    "i-" + UUID.randomUUID(),
                    account,
                    ResourceKind.INSTANCE,
                    newId(),
                    "{}",
                    clock.instant()));
      }
      assertThat(store.purgeExpired()).isGreaterThanOrEqualTo(510);
    }
  }

  @Nested
  class Secrets {
    @Test
    void givesAllNodesOneKey() throws Exception {
      String name = "key-" + UUID.randomUUID();
      var keys =
          atOnce(
              10,
              () ->
                  List.of(
                      store
                          .gatewaySecrets()
                          .getOrCreate(name, () -> utf8(UUID.randomUUID().toString()))));
      assertThat(keys)
          .allSatisfy(key -> assertThat(key.getFirst()).isEqualTo(keys.getFirst().getFirst()));
    }
  }
}
