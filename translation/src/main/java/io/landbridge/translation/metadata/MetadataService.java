// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceMetadataProtocolState;
import io.landbridge.translation.metadata.MetadataAnswer.Outcome;
import io.landbridge.translation.metadata.identity.IdentityDocuments;
import io.landbridge.translation.metadata.token.MetadataTokens;
import io.landbridge.translation.metadata.tree.Directory;
import io.landbridge.translation.metadata.tree.MetadataTree;
import io.landbridge.translation.metadata.tree.Node;
import io.landbridge.translation.metadata.tree.TreeChoice;
import io.landbridge.translation.metadata.tree.TreePath;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instance metadata service: finds who asks, holds it to its options, and answers from its
 * trees. EC2 user guide, "Use the Instance Metadata Service to access instance metadata".
 */
public final class MetadataService implements MetadataAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataService.class);
  private static final List<String> TOKEN = List.of("latest", "api", "token");
  private static final int EC2_HOP_LIMIT = 1;
  private static final int MOST_TREES = 10_000;
  private static final Duration TREES_KEPT = Duration.ofMinutes(1);

  private final InstanceSource source;
  private final MetadataTokens tokens;
  private final Optional<IdentityDocuments> identity;
  private final RequestRate rate;

  /** A guest asks for dozens of values of one view. */
  private final Cache<String, Planted> planted =
      Caffeine.newBuilder().maximumSize(MOST_TREES).expireAfterAccess(TREES_KEPT).build();

  /** The trees of a view, whose very object the source gives again while it is the current one. */
  private record Planted(InstanceView view, TreeChoice choice, Directory root) {}

  /**
   * A service.
   *
   * @param identity what signs identity documents; without it there are none
   * @param rate how much each instance may ask, and each address that is nobody's
   */
  public MetadataService(
      InstanceSource source,
      MetadataTokens tokens,
      Optional<IdentityDocuments> identity,
      RequestRate rate) {
    this.source = source;
    this.tokens = tokens;
    this.identity = identity;
    this.rate = rate;
  }

  @Override
  public Optional<MetadataAnswer> findKept(MetadataRequest request) {
    if (request.method() != MetadataRequest.Method.GET) {
      return Optional.empty();
    }
    return source
        .findKept(request.asker())
        .filter(view -> isReady(request, view))
        .map(view -> answerOf(request, view));
  }

  private boolean isReady(MetadataRequest request, InstanceView view) {
    return TreePath.parse(request.path())
        .flatMap(root(view, request.tree())::find)
        .map(Node::isReady)
        .orElse(true);
  }

  @Override
  public MetadataAnswer answer(MetadataRequest request) {
    try {
      Optional<InstanceView> found = source.find(request.asker());
      if (found.isEmpty()) {
        boolean patient = rate.tryTake(addressKey(request.asker()));
        return MetadataAnswer.refusal(patient ? Outcome.NOBODY : Outcome.THROTTLED);
      }
      return answerOf(request, found.get());
    } catch (SourceUnavailableException e) {
      LOG.atDebug().setCause(e).log("Instances cannot be found at the moment");
      return MetadataAnswer.refusal(Outcome.UNAVAILABLE);
    }
  }

  private MetadataAnswer answerOf(MetadataRequest request, InstanceView view) {
    MetadataAnswer answer =
        rate.tryTake(view.instanceId())
            ? answer(request, view)
            : MetadataAnswer.refusal(Outcome.THROTTLED);
    return answer.to(view.instanceId());
  }

  private static String addressKey(Asker asker) {
    return asker.network().map(id -> id.value() + " ").orElse("")
        + asker.address().getHostAddress();
  }

  private MetadataAnswer answer(MetadataRequest request, InstanceView view) {
    Optional<InstanceMetadataOptionsResponse> options = view.instance().metadataOptions();
    if (!isServed(request.asker(), options)) {
      return MetadataAnswer.refusal(Outcome.FORBIDDEN);
    }
    Optional<List<String>> path = TreePath.parse(request.path());
    boolean forToken = path.filter(TOKEN::equals).isPresent();
    return switch (request.method()) {
      case PUT -> forToken ? issue(request, view, options) : bad();
      case GET -> forToken ? bad() : read(request, view, options, path);
      case OTHER -> bad();
    };
  }

  private static MetadataAnswer bad() {
    return MetadataAnswer.refusal(Outcome.BAD_METHOD);
  }

  private static boolean isServed(Asker asker, Optional<InstanceMetadataOptionsResponse> options) {
    boolean disabled =
        options
            .flatMap(InstanceMetadataOptionsResponse::httpEndpoint)
            .filter(InstanceMetadataEndpointState.DISABLED::equals)
            .isPresent();
    boolean withoutIpv6 =
        options
            .flatMap(InstanceMetadataOptionsResponse::httpProtocolIpv6)
            .filter(InstanceMetadataProtocolState.DISABLED::equals)
            .isPresent();
    return !disabled && !(withoutIpv6 && asker.address() instanceof Inet6Address);
  }

  private MetadataAnswer issue(
      MetadataRequest request,
      InstanceView view,
      Optional<InstanceMetadataOptionsResponse> options) {
    if (request.forwarded()) {
      return MetadataAnswer.refusal(Outcome.FORBIDDEN);
    }
    Optional<Duration> life = request.tokenLife().flatMap(MetadataService::life);
    if (life.isEmpty()) {
      return MetadataAnswer.refusal(Outcome.BAD_REQUEST);
    }
    String token = tokens.issue(view.instanceId(), life.get());
    return MetadataAnswer.value(Node.Type.TEXT, token.getBytes(StandardCharsets.US_ASCII))
        .withTokenLeft(life)
        .withHopLimit(
            options
                .flatMap(InstanceMetadataOptionsResponse::httpPutResponseHopLimit)
                .orElse(EC2_HOP_LIMIT));
  }

  private static Optional<Duration> life(String seconds) {
    String digits = seconds.strip();
    if (!digits.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    Duration life = Duration.ofSeconds(Integer.parseInt(digits));
    return life.isPositive() && life.compareTo(MetadataTokens.LONGEST_LIFE) <= 0
        ? Optional.of(life)
        : Optional.empty();
  }

  private MetadataAnswer read(
      MetadataRequest request,
      InstanceView view,
      Optional<InstanceMetadataOptionsResponse> options,
      Optional<List<String>> path) {
    Optional<Duration> left =
        request.token().flatMap(token -> tokens.check(token, view.instanceId()));
    boolean required =
        options
            .flatMap(InstanceMetadataOptionsResponse::httpTokens)
            .filter(HttpTokensState.REQUIRED::equals)
            .isPresent();
    if (left.isEmpty() && (required || request.token().isPresent())) {
      return MetadataAnswer.refusal(Outcome.UNAUTHORIZED);
    }
    return path.flatMap(names -> find(request, view, names))
        .orElseGet(() -> MetadataAnswer.refusal(Outcome.NOT_FOUND))
        .withTokenLeft(left);
  }

  private Optional<MetadataAnswer> find(
      MetadataRequest request, InstanceView view, List<String> names) {
    return root(view, request.tree())
        .find(names)
        .flatMap(node ->
            switch (node) {
              case Node.Leaf leaf ->
                  leaf.content().get().map(body -> MetadataAnswer.value(leaf.type(), body));
              case Directory directory ->
                  Optional.of(
                      MetadataAnswer.value(
                          Node.Type.TEXT, directory.listing().getBytes(StandardCharsets.UTF_8)));
            });
  }

  /** The trees of a view, made once for all that is asked while the view is the current one. */
  @SuppressWarnings("ReferenceEquality") // to compare what is in them costs more than to plant anew
  private Directory root(InstanceView view, TreeChoice choice) {
    Planted known = planted.getIfPresent(view.instanceId());
    if (known != null && known.view() == view && known.choice() == choice) {
      return known.root();
    }
    MetadataTree.Contents contents =
        new MetadataTree.Contents(
            () -> source.userData(view), identity.map(documents -> documents.of(view)));
    Directory root = MetadataTree.of(view, contents, choice);
    planted.put(view.instanceId(), new Planted(view, choice, root));
    return root;
  }
}
