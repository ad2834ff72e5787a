// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import static io.landbridge.translation.cloudstack.NativeCommand.DELETE_SSH_KEY_PAIR;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SSH_KEY_PAIRS;
import static io.landbridge.translation.cloudstack.NativeCommand.REGISTER_SSH_KEY_PAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.CreateKeyPairRequest;
import io.landbridge.ec2.model.DeleteKeyPairRequest;
import io.landbridge.ec2.model.DeleteKeyPairResult;
import io.landbridge.ec2.model.DescribeKeyPairsRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.ImportKeyPairRequest;
import io.landbridge.ec2.model.ImportKeyPairResult;
import io.landbridge.ec2.model.KeyFormat;
import io.landbridge.ec2.model.KeyPair;
import io.landbridge.ec2.model.KeyPairInfo;
import io.landbridge.ec2.model.KeyType;
import io.landbridge.ec2.model.ResourceType;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.TagSpecification;
import io.landbridge.schema.Blob;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyPairActionsTest {
  private static final String PAIR = "41dee60a-e21a-4818-bfcb-aaa615bc7b7b";
  private static final String PAIR_ID = "key-41dee60ae21a4818b";
  private static final String OTHER = "51dee60a-e21a-4818-bfcb-aaa615bc7b7b";
  private static final String OTHER_ID = "key-51dee60ae21a4818b";
  private static final String PUBLIC_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
  private static final String FINGERPRINT = "bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8=";

  private final ScriptedCloudStack cloud = new ScriptedCloudStack();
  private final Ec2Backend backend = TestBackend.over(cloud);
  private final Call call = Calls.byAlice();

  private static String pair(String id, String name) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"account\":\"alice\",\"fingerprint\":\"aa:bb\"}"
        .formatted(id, name);
  }

  @BeforeEach
  void theCloudHasTwoPairs() {
    cloud
        .answersJson(REGISTER_SSH_KEY_PAIR, "{\"keypair\":" + pair(PAIR, "web") + "}")
        .answersJson(
            LIST_SSH_KEY_PAIRS,
            "{\"count\":2,\"sshkeypair\":[%s,%s]}"
                .formatted(pair(PAIR, "web"), pair(OTHER, "native")));
  }

  private static List<TagSpecification> use(String value) {
    return List.of(
        TagSpecification.builder()
            .resourceType(ResourceType.KEY_PAIR)
            .tags(List.of(tag(value)))
            .build());
  }

  private static Tag tag(String value) {
    return Tag.builder().key("use").value(value).build();
  }

  private KeyPair create(CreateKeyPairRequest.Builder asked) {
    var request = asked.build();
    var action = new CreateKeyPair(backend);
    action.validate(call, request);
    return action.handle(call, request);
  }

  private static CreateKeyPairRequest.Builder ed25519() {
    return CreateKeyPairRequest.builder().keyName("web").keyType(KeyType.ED25519);
  }

  private ImportKeyPairResult importKey(String name) {
    var request =
        ImportKeyPairRequest.builder()
            .keyName(name)
            .publicKeyMaterial(Blob.of(PUBLIC_KEY.getBytes(StandardCharsets.UTF_8)))
            .tagSpecifications(use("life"))
            .build();
    var action = new ImportKeyPair(backend);
    action.validate(call, request);
    return action.handle(call, request);
  }

  private List<KeyPairInfo> describe(DescribeKeyPairsRequest.Builder asked) {
    var request = asked.build();
    var action = new DescribeKeyPairs(backend);
    action.validate(call, request);
    return action.handle(call, request).keyPairs();
  }

  private static DescribeKeyPairsRequest.Builder all() {
    return DescribeKeyPairsRequest.builder();
  }

  private DeleteKeyPairResult delete(DeleteKeyPairRequest.Builder asked) {
    var request = asked.build();
    var action = new DeleteKeyPair(backend);
    action.validate(call, request);
    return action.handle(call, request);
  }

  private List<String> changes() {
    return cloud.sent().stream().filter(line -> !line.startsWith("list")).toList();
  }

  @Nested
  class Create {

    @Test
    void registersThePublicHalfOfTheKeyThatItAnswers() {
      KeyPair made = create(ed25519().tagSpecifications(use("life")));

      assertThat(made.keyPairId()).contains(PAIR_ID);
      assertThat(made.keyMaterial().orElseThrow()).startsWith("-----BEGIN OPENSSH PRIVATE KEY");
      assertThat(made.tags()).containsExactly(tag("life"));
      assertThat(changes())
          .singleElement()
          .asString()
          .startsWith("registerSSHKeyPair name=web publickey=ssh-ed25519 ");
      KeyPairInfo shown = describe(all().keyNames(List.of("web"))).getFirst();
      assertThat(shown.keyFingerprint()).isEqualTo(made.keyFingerprint());
      assertThat(shown.keyType()).contains(KeyType.ED25519);
      assertThat(shown.createTime()).contains(Calls.NOW);
      assertThat(shown.tags()).containsExactly(tag("life"));
    }

    @Test
    void makesRsaKeysInPemUnlessAskedForOthers() {
      KeyPair made = create(CreateKeyPairRequest.builder().keyName("web"));

      assertThat(made.keyMaterial().orElseThrow()).startsWith("-----BEGIN RSA PRIVATE KEY");
      assertThat(made.keyFingerprint().orElseThrow()).matches("([0-9a-f]{2}:){19}[0-9a-f]{2}");
    }

    @Test
    void answersPuttysFormWhereAskedForIt() {
      KeyPair made = create(ed25519().keyFormat(KeyFormat.PPK));

      assertThat(made.keyMaterial().orElseThrow())
          .startsWith("PuTTY-User-Key-File-2: ssh-ed25519\nEncryption: none\nComment: web\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " web", "web ", "wéb", "a\nb"})
    void refusesNamesThatEc2DoesNotTake(String name) {
      assertThatThrownBy(() -> create(ed25519().keyName(name)))
          .hasMessageContaining("InvalidParameterValue");
      assertThat(cloud.sent()).isEmpty();
    }
  }

  @Nested
  class Import {

    @Test
    void registersTheKeyAndRemembersWhatTheCloudDoesNot() {
      ImportKeyPairResult made = importKey("web");

      assertThat(made.keyPairId()).contains(PAIR_ID);
      assertThat(made.keyFingerprint()).contains(FINGERPRINT);
      assertThat(made.tags()).containsExactly(tag("life"));
      assertThat(changes()).containsExactly("registerSSHKeyPair name=web publickey=" + PUBLIC_KEY);
      KeyPairInfo shown =
          describe(all().keyPairIds(List.of(PAIR_ID)).includePublicKey(true)).getFirst();
      assertThat(shown.publicKey()).contains(PUBLIC_KEY + " web");
      assertThat(shown.keyFingerprint()).contains(FINGERPRINT);
    }
  }

  @Nested
  class Describing {

    @Test
    void showsPairsThatWereMadeNatively() {
      KeyPairInfo shown = describe(all().keyNames(List.of("native"))).getFirst();

      assertThat(shown.keyPairId()).contains(OTHER_ID);
      assertThat(shown.keyFingerprint()).contains("aa:bb");
      assertThat(shown.publicKey()).isEmpty();
    }

    @Test
    void tellsThePublicKeyOnlyWhenAsked() {
      var _ = importKey("web");

      assertThat(describe(all().keyNames(List.of("web"))).getFirst().publicKey()).isEmpty();
    }

    @Test
    void filtersByNameFingerprintAndTag() {
      var _ = importKey("web");

      assertThat(names("key-name", "n*")).containsExactly("native");
      assertThat(names("fingerprint", FINGERPRINT)).containsExactly("web");
      assertThat(names("key-pair-id", OTHER_ID)).containsExactly("native");
      assertThat(names("tag:use", "life")).containsExactly("web");
    }

    private List<String> names(String filter, String value) {
      return describe(
              all().filters(List.of(Filter.builder().name(filter).values(List.of(value)).build())))
          .stream()
          .map(pair -> pair.keyName().orElseThrow())
          .toList();
    }

    @Test
    void refusesNamesAndIdsThatAreNotThere() {
      assertThatThrownBy(() -> describe(all().keyNames(List.of("gone"))))
          .hasMessageContaining("InvalidKeyPair.NotFound");
      assertThatThrownBy(() -> describe(all().keyPairIds(List.of("key-00000000000000001"))))
          .hasMessageContaining("InvalidKeyPair.NotFound");
    }

    @Test
    void refusesAFilterThatEc2DoesNotKnow() {
      assertThatThrownBy(() -> names("colour", "red"))
          .hasMessageContaining("InvalidParameterValue");
    }
  }

  @Nested
  class Delete {

    @BeforeEach
    void theCloudDeletes() {
      cloud.answersJson(DELETE_SSH_KEY_PAIR, "{\"success\":\"true\"}");
    }

    @Test
    void namesThePairNativelyByItsName() {
      DeleteKeyPairResult result = delete(DeleteKeyPairRequest.builder().keyPairId(OTHER_ID));

      assertThat(result.keyPairId()).contains(OTHER_ID);
      assertThat(changes()).containsExactly("deleteSSHKeyPair name=native");
    }

    @Test
    void forgetsWhatTheStoreKnew() {
      var _ = importKey("web");

      var _ = delete(DeleteKeyPairRequest.builder().keyName("web"));

      KeyPairInfo shown = describe(all().keyNames(List.of("web"))).getFirst();
      assertThat(shown.keyFingerprint()).contains("aa:bb");
      assertThat(shown.tags()).isEmpty();
    }

    @Test
    void succeedsForAPairThatIsNotThere() {
      DeleteKeyPairResult result = delete(DeleteKeyPairRequest.builder().keyName("gone"));

      assertThat(result.returnValue()).contains(true);
      assertThat(result.keyPairId()).isEqualTo(Optional.empty());
      assertThat(changes()).isEmpty();
    }

    @Test
    void refusesToGuessWhichPairIsMeant() {
      assertThatThrownBy(() -> delete(DeleteKeyPairRequest.builder()))
          .hasMessageContaining("MissingParameter");
    }
  }
}
