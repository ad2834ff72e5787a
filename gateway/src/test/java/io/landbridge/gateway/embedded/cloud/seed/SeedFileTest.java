// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.gateway.embedded.cloud.buckets.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeedFileTest {
  private static final String MINIMAL =
      """
      zones: [{name: z}]
      diskOfferings: [{name: d}]
      accounts: [{name: admin, role: ADMIN, users: [{name: admin}]}]
      """;

  @TempDir private Path directory;

  private Seed load(String yaml) throws IOException {
    Path file = directory.resolve("seed.yaml");
    Files.writeString(file, yaml);
    return SeedFile.load(file);
  }

  @Test
  void theBuiltInSeedHasBothKindsOfZone() {
    Seed seed = SeedFile.loadDefault();
    assertThat(seed.zones()).extracting(Seed.Zone::securityGroups).containsExactly(true, false);
    assertThat(seed.serviceOfferings())
        .extracting(Seed.ServiceOffering::name)
        .contains("t1.micro", "t2.nano", "t2.micro", "m1.small", "m5.xlarge");
  }

  @Test
  void theBuiltInSeedHasAPoolForBuckets() {
    assertThat(SeedFile.loadDefault().objectStoragePools())
        .extracting(Seed.ObjectStoragePool::provider)
        .containsExactly(Provider.LANDBRIDGE);
  }

  @Test
  void whatIsLeftOutHasADefault() throws IOException {
    Seed seed = load(MINIMAL);
    assertThat(seed.region()).isEqualTo("us-east-1");
    assertThat(seed.zones().getFirst().hosts().count()).isEqualTo(4);
    assertThat(seed.jobs().scale()).isEqualTo(1.0);
  }

  @Test
  void unknownKeysAreRefusedByName() {
    assertThatThrownBy(() -> load(MINIMAL + "zonez: []\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zonez");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "zones: []                                             | zones",
        "accounts: [{name: a, users: [{name: a}]}]             | ADMIN",
        "zones: [{name: z}, {name: z}]                         | twice",
        "jobs: {scale: -1}                                     | scale",
        "serviceOfferings: [{name: s}]                         | memoryMiB",
        "objectStoragePools: [{name: p, sizeGiB: -1}]          | sizeGiB",
        "objectStoragePools: [{name: p}, {name: p}]            | objectStoragePools"
      })
  void badValuesAreRefusedWithTheirKey(String yaml, String named) {
    String key = yaml.substring(0, yaml.indexOf(':'));
    String rest =
        MINIMAL.lines().filter(line -> !line.startsWith(key + ":")).toList().stream()
            .reduce("", (all, line) -> all + line + "\n");
    assertThatThrownBy(() -> load(rest + yaml + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(SeedFile.loadDefault().toString()).doesNotContain("trial/alice/secret");
  }
}
