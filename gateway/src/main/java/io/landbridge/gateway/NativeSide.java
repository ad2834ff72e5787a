// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.aws.Secret;
import io.landbridge.gateway.config.CloudSettings;
import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.gateway.embedded.cloud.EmbeddedCloud;
import io.landbridge.gateway.embedded.cloud.EmbeddedCloudOptions;
import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.buckets.BucketContents;
import io.landbridge.gateway.embedded.cloud.seed.Seed;
import io.landbridge.gateway.embedded.cloud.seed.SeedFile;
import io.landbridge.gateway.embedded.cloud.seed.Seeding;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The native cloud, wherever it runs: what the rest of the gateway needs to know of it.
 *
 * @param endpoint its native API
 * @param serviceAccount the key pair that looks up users' keys
 * @param trialKeys the key pair to show to a newcomer, where it is no secret
 * @param canonicalUsers what its accounts were given as S3 names them
 */
record NativeSide(
    URI endpoint,
    NativeCredentials serviceAccount,
    Optional<TrialKeys> trialKeys,
    Map<NativeId, CanonicalUsers.Given> canonicalUsers) {
  /** The cloud of the configuration; starts the embedded one and adds it to the parts. */
  static NativeSide start(
      Vertx vertx, Configuration configuration, Optional<ObjectStorage> objects, Parts parts) {
    CloudSettings settings = configuration.cloud();
    if (settings.url().isPresent()) {
      return remote(settings, settings.url().get());
    }
    Optional<Path> file = settings.embedded().seed();
    Seed seed = file.map(NativeSide::load).orElseGet(SeedFile::loadDefault);
    EmbeddedCloudOptions options =
        EmbeddedCloudOptions.in(configuration.data().resolve("cloud"))
            .withSeed(seed)
            .withPort(settings.embedded().port())
            .withBucketContents(objects.map(ObjectStorage::contents).orElse(BucketContents.NONE));
    EmbeddedCloud cloud = Waiting.until(EmbeddedCloud.start(vertx, options), "the embedded cloud");
    parts.add("the embedded cloud", () -> Waiting.until(cloud.close(), "the embedded cloud"));
    NativeCredentials service =
        keys(seed, Role.ADMIN)
            .map(k -> new NativeCredentials(k.accessKey(), k.secretKey()))
            .orElseThrow(() ->
                new ConfigurationException(
                    "cloud.embedded.seed", "needs an account of role ADMIN with keys"));
    return new NativeSide(
        cloud.endpoint(),
        service,
        file.isPresent() ? Optional.empty() : keys(seed, Role.USER),
        canonicalUsers(seed));
  }

  private static NativeSide remote(CloudSettings settings, String url) {
    String apiKey = settings.apiKey().orElseThrow();
    Secret secretKey = settings.secretKey().orElseThrow();
    return new NativeSide(
        URI.create(url), new NativeCredentials(apiKey, secretKey), Optional.empty(), Map.of());
  }

  private static Seed load(Path file) {
    try {
      return SeedFile.load(file);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ConfigurationException("cloud.embedded.seed", String.valueOf(e.getMessage()));
    }
  }

  private static Map<NativeId, CanonicalUsers.Given> canonicalUsers(Seed seed) {
    return seed.accounts().stream()
        .filter(account -> account.canonicalId().isPresent() || account.displayName().isPresent())
        .collect(
            Collectors.toUnmodifiableMap(
                account -> new NativeId(Seeding.accountId(account.name())), NativeSide::given));
  }

  private static CanonicalUsers.Given given(Seed.Account account) {
    Optional<String> id = account.canonicalId();
    if (id.filter(text -> !CanonicalUserId.isWellFormed(text)).isPresent()) {
      throw new ConfigurationException(
          "cloud.embedded.seed",
          "accounts " + account.name() + " has a canonicalId of other than 64 hex digits");
    }
    return new CanonicalUsers.Given(id.map(CanonicalUserId::new), account.displayName());
  }

  private static Optional<TrialKeys> keys(Seed seed, Role role) {
    return seed.accounts().stream()
        .filter(account -> account.role() == role)
        .flatMap(account ->
            account.users().stream()
                .map(Seed.User::keys)
                .flatMap(List::stream)
                .map(keys ->
                    new TrialKeys(account.name(), keys.apiKey(), Secret.of(keys.secretKey()))))
        .findFirst();
  }
}
