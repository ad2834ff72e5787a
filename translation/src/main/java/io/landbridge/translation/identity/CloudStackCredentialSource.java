// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.User;
import io.landbridge.translation.cloudstack.UserKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * CloudStack's own key pairs: the access key is the API key, the secret access key the secret key.
 * A service account asks for the user of the key ({@code getUser}) and then for the user's pairs
 * ({@code listUserKeys}; {@code getUserKeys} before 4.23, where a user has one pair). Source:
 * recordings getUser-by-apikey, getUser-unknown-apikey, listUserKeys-two, getUserKeys.
 */
public final class CloudStackCredentialSource implements CredentialSource {
  private static final int LONGEST_KEY = 255;
  private static final int UNKNOWN_COMMAND = 401;
  private static final int PARAMETER_ERROR = 431;

  private final CloudStack cloud;
  private final NativeCredentials serviceAccount;
  private final Function<NativeId, AccountId> accountIds;
  private final InstantSource clock;
  private final Duration timeout;

  /**
   * A source that asks the given cloud.
   *
   * @param serviceAccount keys of an administrator who may read users' keys
   * @param accountIds the account id of a native account
   * @param timeout how long one look-up may take
   */
  public CloudStackCredentialSource(
      CloudStack cloud,
      NativeCredentials serviceAccount,
      Function<NativeId, AccountId> accountIds,
      InstantSource clock,
      Duration timeout) {
    this.cloud = cloud;
    this.serviceAccount = serviceAccount;
    this.accountIds = accountIds;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** The gateway's own session; nobody's request is the cause of it. */
  private record ServiceSession(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {}

  @Override
  public CredentialLookup find(String accessKeyId) {
    if (!canBeApiKey(accessKeyId)) {
      return new CredentialLookup.Unknown();
    }
    NativeSession session =
        new ServiceSession(serviceAccount, clock.instant().plus(timeout), new RequestTrace());
    try {
      return lookUp(session, accessKeyId);
    } catch (NativeException e) {
      throw new CredentialsUnavailableException("The cloud cannot tell whose an access key is", e);
    }
  }

  private CredentialLookup lookUp(NativeSession session, String accessKeyId) {
    Optional<User> found = findOwner(session, accessKeyId);
    if (found.isEmpty()) {
      return new CredentialLookup.Unknown();
    }
    User owner = found.get();
    if (!owner.state().equalsIgnoreCase("enabled")
        || owner.apikeyaccess().filter("DISABLED"::equalsIgnoreCase).isPresent()) {
      return new CredentialLookup.Disabled();
    }
    Optional<UserKeys> pair = findPair(session, owner, accessKeyId);
    if (pair.isEmpty()) {
      return new CredentialLookup.Unknown();
    }
    return usable(pair.get())
        .<CredentialLookup>map(secret -> known(owner, new NativeCredentials(accessKeyId, secret)))
        .orElseGet(CredentialLookup.Disabled::new);
  }

  private CredentialLookup known(User owner, NativeCredentials credentials) {
    return CredentialLookup.Known.of(
        new Caller(
            accountIds.apply(owner.accountid()),
            owner.accountid(),
            owner.account(),
            owner.domainid(),
            owner.id(),
            owner.username(),
            credentials));
  }

  /** The secret of a pair that may be used now. */
  private Optional<Secret> usable(UserKeys pair) {
    Instant now = clock.instant();
    boolean usable =
        pair.state().map("ENABLED"::equalsIgnoreCase).orElse(true)
            && pair.apikeyaccess().orElse(true)
            && pair.startdate().map(start -> !now.isBefore(start)).orElse(true)
            && pair.enddate().map(now::isBefore).orElse(true);
    return usable ? pair.secretkey() : Optional.empty();
  }

  private Optional<User> findOwner(NativeSession session, String accessKeyId) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.GET_USER).with("userapikey", accessKeyId);
    try {
      return Optional.of(cloud.call(session, request, User.class));
    } catch (NativeException e) {
      if (e.error().code() == PARAMETER_ERROR) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<UserKeys> findPair(NativeSession session, User owner, String accessKeyId) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_USER_KEYS).with("userid", owner.id());
    try {
      return cloud.list(session, request, UserKeys.class).stream()
          .filter(pair -> pair.apikey().equals(Optional.of(accessKeyId)))
          .findFirst();
    } catch (NativeException e) {
      // The same session has just been verified by getUser: 401 now means an unknown command.
      if (e.error().code() == UNKNOWN_COMMAND) {
        return findOnlyPair(session, owner, accessKeyId);
      }
      throw e;
    }
  }

  private Optional<UserKeys> findOnlyPair(NativeSession session, User owner, String accessKeyId) {
    NativeRequest request = NativeRequest.of(NativeCommand.GET_USER_KEYS).with("id", owner.id());
    UserKeys pair = cloud.call(session, request, UserKeys.class);
    return Optional.of(pair).filter(p -> p.apikey().equals(Optional.of(accessKeyId)));
  }

  /**
   * CloudStack makes keys of Base64url; whatever else is in a header is not worth a native call.
   */
  private static boolean canBeApiKey(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_KEY
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
