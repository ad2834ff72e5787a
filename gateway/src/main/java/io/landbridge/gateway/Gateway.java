// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.ec2.Ec2Actions;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.gateway.admin.AdminServer;
import io.landbridge.gateway.admin.HealthCheck;
import io.landbridge.gateway.admin.Meters;
import io.landbridge.gateway.admin.Readiness;
import io.landbridge.gateway.admin.RecentRequests;
import io.landbridge.gateway.admin.RequestLogger;
import io.landbridge.gateway.admin.RequestView;
import io.landbridge.gateway.admin.StatusPage;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.SigV4Options;
import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ListenSettings;
import io.landbridge.gateway.server.Admission;
import io.landbridge.gateway.server.ApiServer;
import io.landbridge.gateway.server.ErrorDocuments;
import io.landbridge.gateway.server.Handoff;
import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.ServiceDispatch;
import io.landbridge.query.XmlEncoder;
import io.landbridge.sts.StsOperations;
import io.landbridge.translation.ec2.Ec2Catalogue;
import io.landbridge.translation.ec2.Ec2Service;
import io.landbridge.translation.ec2.NativeErrors;
import io.landbridge.translation.sts.StsService;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: the one place where all parts are made and joined. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int REQUESTS_REMEMBERED = 2_000;
  private static final int WORKERS = 8;

  /** What answers of S3 call this server. */
  static final String HOST_ID = "landbridge";

  private final Configuration configuration;
  private final InstantSource clock = InstantSource.system();
  private final Parts parts = new Parts();
  private final Admission admission;
  private final Meters meters = new Meters();
  private final RecentRequests recent = new RecentRequests(REQUESTS_REMEMBERED);

  /**
   * What there is to say to whoever started it.
   *
   * @param endpoints where it is reached
   * @param region what clients sign for
   * @param trialKeys a key pair to begin with, where it is no secret
   * @param authority the file that clients must trust, for a self-signed certificate
   */
  public record Welcome(
      Endpoints endpoints,
      String region,
      Optional<TrialKeys> trialKeys,
      Optional<Path> authority) {}

  /** A gateway that is not started. */
  public Gateway(Configuration configuration) {
    this.configuration = configuration;
    this.admission = new Admission(configuration.api().maxInFlight());
  }

  /**
   * Starts everything and returns when requests can be answered; blocks. When it fails, whatever
   * was started has been ended again.
   */
  public Welcome start() {
    try {
      return startParts();
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private Welcome startParts() {
    parts.add("the meters", meters);
    parts.add("the data directory", DataDirectory.take(configuration.data()));
    NativeLibraries.unpackBelow(configuration.data());
    Vertx vertx = startVertx();
    Handoff handoff = new Handoff(vertx);
    parts.add("the threads of requests", handoff);
    Optional<ObjectStorage> objects = ObjectStorage.open(configuration, parts);
    NativeSide side = NativeSide.start(vertx, configuration, objects, parts);
    Backend backend = Backend.start(vertx, configuration, side, meters, parts);
    ApiServer.Crossing crossing =
        new ApiServer.Crossing(admission, handoff, clock, () -> UUID.randomUUID().toString());
    backend.jobs().start();
    ApiPort api =
        ApiPort.open(vertx, configuration, dispatch(backend, side, objects), crossing, parts);
    parts.add("requests in flight", this::drain);
    MetadataParts metadata =
        MetadataParts.make(
            configuration.metadata(), backend.instances(), backend.store().gatewaySecrets());
    MetadataPort metadataPort =
        MetadataPort.open(
            vertx,
            configuration.metadata(),
            metadata.service(),
            handoff,
            meters::metadataAnswered,
            parts);
    meters.gauge(
        "landbridge.metadata.in.flight",
        "Requests of instances being worked on",
        metadataPort.admission()::inFlight);
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("api", api.endpoint().toString());
    metadataPort.endpoints().forEach((name, url) -> facts.put(name, url.toString()));
    facts.put("native", side.endpoint().toString());
    facts.put("region", configuration.region());
    objects.ifPresent(it -> it.watch(meters));
    Supplier<SequencedMap<String, String>> page =
        () -> {
          SequencedMap<String, String> all = new LinkedHashMap<>(facts);
          objects.ifPresent(it -> all.put("objects", it.scrubbed()));
          return all;
        };
    AdminServer.Content content = adminContent(backend, side, metadata, page);
    ListenSettings admin = configuration.admin();
    URI adminPort =
        deploy(
            vertx,
            admin,
            port -> new AdminServer(admin.host(), admin.port(), content, handoff, port));
    return new Welcome(
        new Endpoints(api.endpoint(), metadataPort.endpoint(), adminPort, side.endpoint()),
        configuration.region(),
        side.trialKeys(),
        api.authority());
  }

  private Vertx startVertx() {
    VertxOptions options =
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()))
            .setWorkerPoolSize(WORKERS)
            .setInternalBlockingPoolSize(WORKERS);
    Vertx vertx = Vertx.builder().with(options).build();
    parts.add("the event loops", () -> Waiting.until(vertx.close(), "the event loops"));
    return vertx;
  }

  private ServiceDispatch dispatch(
      Backend backend, NativeSide side, Optional<ObjectStorage> objects) {
    Ec2Service ec2 =
        new Ec2Service(
            Ec2Catalogue.actions(), backend.ec2(), new NativeErrors(meters::unmatchedNativeError));
    StsService sts = new StsService();
    Map<String, ServiceDispatch.Service> services =
        Map.of(
            "ec2", new ServiceDispatch.Service(ec2::answer, Ec2Actions::isKnown),
            "sts", new ServiceDispatch.Service(sts::answer, StsOperations.TABLE::isKnown));
    ErrorDocuments errors =
        new ErrorDocuments(
            new XmlEncoder(Ec2Operations.API)::encodeError,
            new XmlEncoder(StsOperations.API)::encodeError,
            HOST_ID);
    RequestLogger log = new RequestLogger();
    RequestListener listener =
        request -> {
          log.answered(request);
          meters.answered(request);
          recent.answered(request);
        };
    Authenticator authenticator =
        new Authenticator(
            SigV4Options.forRegions(Set.of(configuration.region())), backend.credentials(), clock);
    ServiceDispatch dispatch =
        new ServiceDispatch(authenticator, services, errors, listener, clock);
    return objects
        .map(it -> dispatch.withS3(it.handler(backend, side, authenticator, listener)))
        .orElse(dispatch);
  }

  private AdminServer.Content adminContent(
      Backend backend,
      NativeSide side,
      MetadataParts metadata,
      Supplier<SequencedMap<String, String>> facts) {
    meters.watch(admission);
    meters.gauge("landbridge.jobs", "Native jobs being followed", backend.jobs()::following);
    Readiness readiness =
        new Readiness(
            List.of(
                new HealthCheck("store", backend.store()::checkWritable),
                new HealthCheck("cloud", () -> backend.checkCloud(side.serviceAccount(), clock))),
            clock);
    RequestView requests = new RequestView(recent, backend::findJob);
    StatusPage page = new StatusPage(facts, readiness, requests);
    return new AdminServer.Content(
        meters, readiness, requests, page, metadata.identity()::certificate);
  }

  private URI deploy(
      Vertx vertx, ListenSettings settings, Function<IntConsumer, VerticleBase> server) {
    AtomicInteger port = new AtomicInteger();
    String deployment =
        Waiting.until(vertx.deployVerticle(server.apply(port::set)), "port " + settings.port());
    parts.add("a port", () -> Waiting.until(vertx.undeploy(deployment), "a port"));
    return Endpoints.of("http", settings.host(), port.get());
  }

  private void drain() {
    if (!admission.closeAndDrain(configuration.api().drain())) {
      LOG.atWarn()
          .addKeyValue("inFlight", admission.inFlight())
          .log("Requests are cut off: they did not end in time");
    }
  }

  /** Answers what is in flight and ends everything; blocks. */
  @Override
  public void close() {
    parts.close();
  }
}
