// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import io.landbridge.translation.s3.website.Route.Moved;
import io.landbridge.translation.s3.website.Route.Show;
import io.landbridge.translation.s3.website.Route.ShowError;
import io.landbridge.translation.s3.website.Route.TryFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the requests to one website lead. A caller asks {@link #route}; when the object it is sent
 * to cannot be shown, it asks {@link #routeError} with the status.
 */
public final class Website {
  private static final int MOVED_PERMANENTLY = 301;
  private static final int FOUND = 302;

  private final WebsiteConfiguration configuration;

  /** A website as it was configured; the configuration has been checked. */
  public Website(WebsiteConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * A request to a website.
   *
   * @param protocol {@code http} or {@code https}
   * @param host the {@code Host} header
   * @param key the decoded path without its first slash; may be empty
   */
  public record WebsiteRequest(String protocol, String host, String key) {}

  /** Where a request leads at first: to another place, or to an object. */
  public Route route(WebsiteRequest request) {
    if (configuration.redirectAll().isPresent()) {
      var all = configuration.redirectAll().get();
      return new Moved(
          MOVED_PERMANENTLY,
          location(all.protocol().orElse(request.protocol()), all.hostName(), request.key()));
    }
    String key = request.key();
    return configuration.rules().stream()
        .filter(rule -> rule.appliesTo(key))
        .findFirst()
        .<Route>map(rule -> moved(rule, request))
        .orElseGet(() -> new Show(isFolder(key) ? key + suffix() : key));
  }

  /**
   * Where a request leads whose object cannot be shown.
   *
   * @param status what it would be answered, 400 to 599
   * @param missing whether there is no such object, which the status need not tell
   */
  public Route routeError(WebsiteRequest request, int status, boolean missing) {
    Optional<Route> moved =
        configuration.rules().stream()
            .filter(rule -> rule.appliesTo(request.key(), status))
            .findFirst()
            .map(rule -> moved(rule, request));
    if (moved.isPresent()) {
      return moved.get();
    }
    Route shown = new ShowError(configuration.errorKey());
    // A path that names a folder without its slash is sent to where the folder is.
    return missing && !isFolder(request.key())
        ? new TryFolder(
            request.key() + "/" + suffix(),
            new Moved(FOUND, "/" + encode(request.key()) + "/"),
            shown)
        : shown;
  }

  /**
   * Where an object leads that has the {@code x-amz-website-redirect-location} metadata.
   *
   * @param location a path or an address, as it was put
   */
  public static Moved ofObject(String location) {
    return new Moved(MOVED_PERMANENTLY, location);
  }

  private String suffix() {
    return configuration.indexSuffix().orElse("");
  }

  private static boolean isFolder(String key) {
    return key.isEmpty() || key.endsWith("/");
  }

  private static Moved moved(RoutingRule rule, WebsiteRequest request) {
    RoutingRule.Redirect to = rule.redirect();
    return new Moved(
        to.httpRedirectCode().orElse(MOVED_PERMANENTLY),
        location(
            to.protocol().orElse(request.protocol()),
            to.hostName().orElse(request.host()),
            rule.newKey(request.key())));
  }

  private static String location(String protocol, String host, String key) {
    return protocol + "://" + host + "/" + encode(key);
  }

  /** The key as a path: slashes stay. */
  private static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
