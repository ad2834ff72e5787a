// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Callers;
import io.landbridge.gateway.embedded.cloud.accounts.Login;
import io.landbridge.gateway.embedded.cloud.accounts.User;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Caller;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.signing.Signatures;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls: by a signature, or by the session of a login. Source: cloudstack/README, Signing;
 * recordings login*, logout, session-call*.
 */
final class Authentication {
  private static final Duration FURTHEST_EXPIRY = Duration.ofMinutes(15);
  private static final Set<String> OWN_COMMANDS = Set.of("login", "logout");

  private final CloudState state;
  private final Environment environment;
  private final boolean expiryRequired;
  private final Sessions sessions;

  /** Authentication that may demand that every signature expires within 15 minutes. */
  Authentication(CloudState state, Environment environment, boolean expiryRequired) {
    this.state = state;
    this.environment = environment;
    this.expiryRequired = expiryRequired;
    this.sessions = new Sessions(environment);
  }

  /**
   * The caller. A call in a session that lacks the session's key ends the session.
   *
   * @throws ApiException 401
   */
  Caller caller(ApiRequest request) {
    return request.find("apikey").map(key -> signer(request, key)).orElseGet(() -> guest(request));
  }

  private Caller signer(ApiRequest request, String apiKey) {
    return state
        .read(view -> Callers.findByKey(view, apiKey))
        .filter(signer ->
            Signatures.isValid(request.parameters(), signer.secretKey(), environment.now()))
        .filter(_ ->
            !expiryRequired
                || Signatures.expiresBy(
                    request.parameters(), environment.now().plus(FURTHEST_EXPIRY)))
        .map(Callers.Signer::caller)
        .orElseThrow(Errors::unauthenticated);
  }

  private Caller guest(ApiRequest request) {
    Sessions.Session session =
        request.sessionId().flatMap(sessions::find).orElseThrow(Errors::unauthenticated);
    if (request.find("sessionkey").filter(session.key()::equals).isEmpty()) {
      sessions.close(session.id());
      throw new ApiException(
          new ApiError(401, ApiError.NO_DETAIL, "unable to verify user credentials"));
    }
    return state.read(view ->
        view.find(User.KIND, session.userId())
            .filter(user -> Callers.mayCall(view, user))
            .map(_ -> Callers.byUser(view, session.userId(), session.accountId()))
            .orElseThrow(Errors::unauthenticated));
  }

  /** Whether a command is one of those that begin and end sessions. */
  static boolean owns(String command) {
    return OWN_COMMANDS.contains(command);
  }

  /** Answers {@code login} or {@code logout}. */
  HttpAnswer answer(ApiRequest request) {
    return request.command().equals("login") ? login(request) : logout(request);
  }

  private HttpAnswer login(ApiRequest request) {
    Renderer renderer = request.renderer();
    if (!request.post()) {
      return HttpAnswer.of(
          405, renderer.contentType(), "Please use HTTP POST to authenticate using this API");
    }
    String username = request.find("username").orElse("");
    String domain = request.find("domain").orElse("/");
    Optional<Login.Person> person =
        Login.find(state, username, request.find("password").orElse(""), domain);
    if (person.isEmpty()) {
      ApiError refused =
          new ApiError(
              531,
              ApiError.NO_DETAIL,
              "Failed to authenticate user "
                  + username
                  + " in domain "
                  + state.read(view -> Login.domainNumber(view, domain))
                  + "; please provide valid credentials");
      return HttpAnswer.error(renderer, "loginresponse", refused, false);
    }
    request.sessionId().ifPresent(sessions::close);
    Caller caller = person.get().caller();
    Sessions.Session session = sessions.open(caller.userId(), caller.accountId());
    return HttpAnswer.of(
            200,
            renderer.contentType(),
            renderer.answer("loginresponse", new Answer.Flat(describe(person.get(), session))))
        .withCookies(
            List.of(
                "JSESSIONID=" + session.id() + "; Path=/client",
                "sessionkey=" + session.key() + ";HttpOnly;SameSite=Lax"));
  }

  private static ObjectNode describe(Login.Person person, Sessions.Session session) {
    Caller caller = person.caller();
    return Fields.of()
        .put("username", caller.username())
        .put("userid", caller.userId())
        .put("domainid", caller.domainId())
        .put("timeout", (int) Sessions.TIMEOUT.toSeconds())
        .put("account", caller.accountName())
        .put("firstname", person.user().firstname())
        .put("lastname", person.user().lastname())
        .put("type", Integer.toString(caller.role().accountType()))
        .put("timezone", "UTC")
        .put("timezoneoffset", "0.0")
        .put("registered", "false")
        .put("sessionkey", session.key())
        .put("is2faenabled", "false")
        .put("is2faverified", "true")
        .put("issuerfor2fa", "CloudStack")
        .node();
  }

  private HttpAnswer logout(ApiRequest request) {
    request.sessionId().ifPresent(sessions::close);
    Renderer renderer = request.renderer();
    return HttpAnswer.of(
        200,
        renderer.contentType(),
        renderer.answer(
            "logoutresponse", new Answer.Flat(Fields.of().put("description", "success").node())));
  }
}
