// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void answersTheDefaultsWhereNothingIsSet() {
    assertThat(new ConfigurationReader().read()).isEqualTo(Configuration.defaults());
  }

  @Test
  void takesTheCommandLineBeforeTheEnvironmentBeforeTheFile() throws IOException {
    // Given
    Path file = directory.resolve("landbridge.yaml");
    Files.writeString(
        file,
        """
        region: eu-west-1
        api:
          port: 1
          maxInFlight: 7
          deadline: 20s
        cluster:
          mode: tcp
          members: [one:5701, two:5701]
        """);
    Map<String, String> environment =
        Map.of("LANDBRIDGE_API_PORT", "2", "LANDBRIDGE_API_MAX_IN_FLIGHT", "8");

    // When
    Configuration read =
        new ConfigurationReader().file(file).environment(environment).set("api.port", "3").read();

    // Then
    assertThat(read.api().port()).isEqualTo(3);
    assertThat(read.api().maxInFlight()).isEqualTo(8);
    assertThat(read.api().deadline()).isEqualTo(Duration.ofSeconds(20));
    assertThat(read.region()).isEqualTo("eu-west-1");
    assertThat(read.cluster().members()).containsExactly("one:5701", "two:5701");
    assertThat(read.metadata()).isEqualTo(Configuration.defaults().metadata());
  }

  @Test
  void refusesAKeyThatMeansNothingAndNamesIt() throws IOException {
    Path file = directory.resolve("landbridge.yaml");
    Files.writeString(file, "api:\n  prot: 1\n");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ConfigurationReader().file(file))
        .withMessage("api.prot: is not a configuration key");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "api.port|70000|api.port: must be between 0 and 65535, but is 70000",
        "api.port|http|api.port: must be a whole number",
        "api.maxBody|1KiB|api.maxBody: must be between 64KiB and 16MiB, but is 1KiB",
        "api.maxBody|much|api.maxBody: a size is a number with B, KiB, MiB or GiB",
        "api.deadline|soon|api.deadline: a duration is a number with ms, s, m or h",
        "api.deadline|1ms|api.deadline: must be between 1s and 10m, but is 1ms",
        "api.tls.mode|pem|api.tls.certificate: is needed with mode pem",
        "api.tls.mode|on|api.tls.mode: must be one of off, pem, self-signed",
        "cloud.url|http://cloud/api|cloud.apiKey: is needed with url",
        "cloud.url|cloud:8080|cloud.url: must be a URL like http://cloud.example.com:8080/client/api",
        "cluster.mode|kubernetes|cluster.kubernetesService: is needed with mode kubernetes",
        "region|Mars|region: must be lower-case letters, digits and dashes, like us-east-1",
        "s3.lifecycle.day|1ms|s3.lifecycle.day: must be between 100ms and 24h, but is 1ms",
        "s3.webhooks|hook=ftp://x/|s3.webhooks.hook: must be a URL like http://cloud.example.com:8080/client/api",
        "s3.webhooks|a.b=http://x/|s3.webhooks.a.b: must be named with up to 64 letters, digits, - and _",
        "store.url|mysql://db|store.url: must be a JDBC URL",
      })
  void refusesAValueThatCannotWorkAndNamesItsKey(String key, String value, String message) {
    ConfigurationReader reader = new ConfigurationReader().set(key, value);

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(reader::read)
        .withMessage(message);
  }

  @Test
  void readsNamesWithValuesFromAFileAndFromAVariable() throws IOException {
    Path file = directory.resolve("landbridge.yaml");
    Files.writeString(
        file,
        """
        ec2:
          instanceTypes:
            t2.micro: Small, but fine
            m5.large: Large
          volumeTypes: {gp3: SSD}
        s3:
          webhooks:
            uploads: http://worker:8080/events
        """);

    Configuration read =
        new ConfigurationReader()
            .file(file)
            .environment(
                Map.of("LANDBRIDGE_EC2_AVAILABILITY_ZONES", "a=us-east-1a, b = us-east-1b"))
            .read();

    assertThat(read.ec2().instanceTypes())
        .isEqualTo(Map.of("t2.micro", "Small, but fine", "m5.large", "Large"));
    assertThat(read.ec2().volumeTypes()).isEqualTo(Map.of("gp3", "SSD"));
    assertThat(read.s3().webhookAddresses())
        .isEqualTo(Map.of("uploads", URI.create("http://worker:8080/events")));
    assertThat(read.ec2().availabilityZones())
        .isEqualTo(Map.of("a", "us-east-1a", "b", "us-east-1b"));
  }

  @Test
  void showsNoSecret() {
    Configuration read =
        new ConfigurationReader()
            .set("cloud.url", "http://cloud:8080/client/api")
            .set("cloud.apiKey", "the-key")
            .set("cloud.secretKey", "hush-hush")
            .set("store.password", "hush-hush")
            .set("s3.webhookSecret", "hush-hush")
            .read();

    assertThat(ConfigurationReference.values(read))
        .containsEntry("cloud.secretKey", "(hidden)")
        .containsEntry("cloud.apiKey", "the-key");
    assertThat(read.toString() + ConfigurationReference.values(read)).doesNotContain("hush-hush");
  }

  @Test
  void saysNothingOfAFileThatIsNoYamlButItsPlace() throws IOException {
    Path file = directory.resolve("landbridge.yaml");
    Files.writeString(file, "cloud:\n  secretKey: \"hush-hush\n");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ConfigurationReader().file(file))
        .withMessageContaining("is no YAML at line")
        .withMessageNotContaining("hush");
  }

  @Test
  void remembersVariablesThatOnlyLookLikeOurs() {
    ConfigurationReader reader =
        new ConfigurationReader()
            .environment(
                Map.of("LANDBRIDGE_PORT", "tcp://10.0.0.1:8773", "LANDBRIDGE_BUILD", "never"));

    assertThat(reader.read()).isEqualTo(Configuration.defaults());
    assertThat(reader.unknownVariables()).isEqualTo(List.of("LANDBRIDGE_PORT"));
  }

  @Test
  void sendsWhiteSpaceBeforeASilentConnectionIsClosed() {
    ConfigurationReader reader = new ConfigurationReader().set("s3.whiteSpaceEvery", "20s");
    assertThat(reader.read().whiteSpaceEvery()).isEqualTo(Duration.ofSeconds(20));
    reader.set("api.deadline", "2s").set("api.idle", "30s");
    assertThat(reader.read().whiteSpaceEvery()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void hasAReferencePageThatSaysWhatTheCodeSays() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
        .contains(ConfigurationReference.markdown());
  }
}
