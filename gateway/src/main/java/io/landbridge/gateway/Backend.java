// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import io.landbridge.gateway.admin.JobOutcomes;
import io.landbridge.gateway.admin.Meters;
import io.landbridge.gateway.auth.CredentialFile;
import io.landbridge.gateway.cluster.Cluster;
import io.landbridge.gateway.cluster.ClusterOptions;
import io.landbridge.gateway.config.ClusterSettings;
import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.Ec2Settings;
import io.landbridge.gateway.config.StoreSettings;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.Capabilities;
import io.landbridge.translation.cloudstack.CloudStackClient;
import io.landbridge.translation.cloudstack.CloudStackOptions;
import io.landbridge.translation.cloudstack.NativeCatalogue;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Catalogue;
import io.landbridge.translation.ec2.Ec2Options;
import io.landbridge.translation.ec2.KindListers;
import io.landbridge.translation.ec2.describe.Describe;
import io.landbridge.translation.ec2.tags.Tags;
import io.landbridge.translation.identity.CachedCredentialSource;
import io.landbridge.translation.identity.CloudStackCredentialSource;
import io.landbridge.translation.identity.CredentialSource;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.identity.ServiceAccount;
import io.landbridge.translation.identity.StaticCredentialSource;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.ids.IdMap;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.KindLister;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobListeners;
import io.landbridge.translation.jobs.JobWatcher;
import io.landbridge.translation.jobs.JobWatcherOptions;
import io.landbridge.translation.metadata.InstanceSource;
import io.landbridge.translation.metadata.cloudstack.NativeInstances;
import io.landbridge.translation.state.NativeJobs;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything behind the ports: the store, the native client, ids, jobs and credentials, wired in
 * the order in which they need each other.
 *
 * @param store the gateway's own state
 * @param cloud the native client
 * @param credentials whose keys are known
 * @param jobs follows native jobs; not started yet
 * @param ec2 what EC2 handlers are made from
 * @param instances the instances that ask for their metadata, from the native API
 */
record Backend(
    Store store,
    CloudStackClient cloud,
    CredentialSource credentials,
    JobWatcher jobs,
    Ec2Backend ec2,
    InstanceSource instances) {
  private static final int MOST_IDS = 100_000;
  private static final int CALLS_PER_CONNECTION = 8;
  private static final Duration LOOKUP = Duration.ofSeconds(10);
  private static final Duration HEALTH = Duration.ofSeconds(5);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Wires it; whatever must be ended is added to the parts. Blocks. */
  static Backend start(
      Vertx vertx, Configuration configuration, NativeSide side, Meters meters, Parts parts) {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    Store store = Store.open(storeOptions(configuration), clock);
    parts.add("the store", store);
    CloudStackClient cloud =
        new CloudStackClient(
            vertx, cloudOptions(configuration, side.endpoint()), clock, random, meters::nativeCall);
    parts.add("the native client", () -> Waiting.until(cloud.close(), "the native client"));
    AccountIds accounts = new AccountIds(store);
    CredentialSource credentials = credentials(configuration, side, cloud, accounts, clock);
    ServiceAccount service = new ServiceAccount(side.serviceAccount(), clock);
    JobListeners listeners = new JobListeners();
    listeners.add(meters::jobEnded);
    JobWatcher jobs =
        new JobWatcher(
            cloud,
            store.nativeJobs(),
            credentials,
            jobOptions(configuration),
            clock,
            listeners,
            UUID.randomUUID().toString());
    parts.add("the job watcher", jobs);
    Map<ResourceKind, KindLister> listers = KindListers.over(cloud, store);
    Ids ids = new Ids(store, idMap(configuration, store, parts), listers, random);
    Ec2Backend ec2 =
        new Ec2Backend(
            cloud,
            new NativeCatalogue(
                cloud,
                configuration.ec2().catalogueKept(),
                () -> Optional.of(service.session(LOOKUP))),
            ec2Options(configuration),
            store,
            ids,
            accounts,
            jobs,
            new Describe(() -> tokenKey(store, random), clock),
            new Tags(cloud, ids, store.storedTags(), listers, jobs),
            clock);
    Ec2Catalogue.jobEnds(ec2).forEach(jobs::register);
    NativeInstances instances =
        new NativeInstances(
            ec2,
            cloud,
            service,
            configuration.metadata().instancesKept(),
            configuration.ec2().catalogueKept());
    parts.add("the metadata of instances", instances);
    listeners.add(instances);
    return new Backend(store, cloud, credentials, jobs, ec2, instances);
  }

  private static Ec2Options ec2Options(Configuration configuration) {
    Ec2Settings settings = configuration.ec2();
    return new Ec2Options(
        configuration.region(),
        settings.endpoint(),
        settings.availabilityZones(),
        settings.instanceTypes(),
        settings.volumeTypes(),
        settings.defaultVpc(),
        settings.terminatedFor());
  }

  private static StoreOptions storeOptions(Configuration configuration) {
    StoreSettings settings = configuration.store();
    if (settings.url().isPresent()) {
      return new StoreOptions(
          settings.url().get(),
          settings.user().orElse(""),
          settings.password().orElse(Secret.of("")),
          settings.connections());
    }
    return StoreOptions.sqlite(configuration.data().resolve("gateway.db"));
  }

  private static CloudStackOptions cloudOptions(Configuration configuration, URI endpoint) {
    int size = configuration.cloud().connections();
    return CloudStackOptions.at(endpoint)
        .with(
            new CloudStackOptions.Connections(
                size,
                size * CALLS_PER_CONNECTION,
                CONNECT,
                configuration.cloud().timeout(),
                configuration.cloud().authorities()));
  }

  private static JobWatcherOptions jobOptions(Configuration configuration) {
    JobWatcherOptions standard =
        JobWatcherOptions.defaults()
            .withPolling(
                new CloudStackOptions.Pauses(
                    configuration.jobs().firstDelay(), configuration.jobs().maxDelay()));
    return new JobWatcherOptions(
        standard.polling(),
        configuration.jobs().maxFollowed(),
        standard.lease(),
        standard.timeout(),
        standard.remembered(),
        standard.giveUpAfter(),
        standard.endAttempts());
  }

  private static CredentialSource credentials(
      Configuration configuration,
      NativeSide side,
      CloudStackClient cloud,
      AccountIds accounts,
      InstantSource clock) {
    List<CredentialSource> sources = new ArrayList<>();
    configuration
        .credentials()
        .file()
        .ifPresent(file ->
            sources.add(new StaticCredentialSource(CredentialFile.read(file, accounts::of))));
    sources.add(
        new CachedCredentialSource(
            new CloudStackCredentialSource(
                cloud, side.serviceAccount(), accounts::of, clock, LOOKUP),
            CachedCredentialSource.Options.DEFAULT));
    return CredentialSource.firstOf(sources);
  }

  /** One gateway alone needs no cluster to remember ids. */
  private static IdMap idMap(Configuration configuration, Store store, Parts parts) {
    ClusterSettings settings = configuration.cluster();
    ClusterOptions.Discovery discovery =
        switch (settings.mode()) {
          case ALONE -> new ClusterOptions.Discovery.Standalone();
          case TCP -> new ClusterOptions.Discovery.TcpIp(settings.members());
          case KUBERNETES -> new ClusterOptions.Discovery.Kubernetes(settings.kubernetesService());
        };
    if (discovery instanceof ClusterOptions.Discovery.Standalone) {
      return IdMap.local(store, MOST_IDS);
    }
    Cluster cluster =
        Cluster.start(
            new ClusterOptions("landbridge", settings.host(), settings.port(), discovery), store);
    parts.add("the cluster member", cluster);
    return IdMap.shared(store, cluster.hazelcast());
  }

  /** Returns when the native cloud answers its service account, throws when it does not. */
  void checkCloud(NativeCredentials serviceAccount, InstantSource clock) {
    NativeSession session =
        new ServiceSession(serviceAccount, clock.instant().plus(HEALTH), new RequestTrace());
    var _ =
        cloud.call(session, NativeRequest.of(NativeCommand.LIST_CAPABILITIES), Capabilities.class);
  }

  private record ServiceSession(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {}

  /** How a native job that the gateway follows or followed stands. */
  Optional<JobOutcomes.Outcome> findJob(String jobId) {
    return store
        .nativeJobs()
        .find(new NativeId(jobId))
        .map(job ->
            new JobOutcomes.Outcome(
                job.state().name(),
                job.state() == NativeJobs.State.FAILED
                    ? job.errorCode() + " " + job.outcome()
                    : ""));
  }

  private static HmacSha256 tokenKey(Store store, SecureRandom random) {
    return new HmacSha256(
        store.gatewaySecrets().getOrCreate("next-token", HmacSha256.BYTES, random));
  }
}
