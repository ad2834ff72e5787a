// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.identity.StaticCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file of static credentials, YAML or JSON:
 *
 * <pre>{@code
 * credentials:
 *   - accessKey: AKIDEXAMPLE
 *     secretKey: ...
 *     account: alice                                        # name of the native account
 *     nativeAccountId: e95f32e8-09d9-46a4-915f-0c34ac5d1cec
 *     domainId: bea59957-e5d5-11f1-90e2-02fc00000001
 *     user: alice
 *     userId: e935c36a-22d9-4852-862b-e6fcf8de7e3c
 *     accountId: "123456789012"                             # made from the native id if left out
 *     apiKey: ...                                           # native key pair to act by; the AWS
 *     nativeSecretKey: ...                                  # pair itself if left out
 *     enabled: true
 * }</pre>
 */
public final class CredentialFile {
  private static final String KEY = "credentials.file";
  private static final long MOST_BYTES = 4L << 20;

  private CredentialFile() {}

  private record Document(@JsonProperty(required = true) List<Entry> credentials) {}

  private record Entry(
      @JsonProperty(required = true) String accessKey,
      @JsonProperty(required = true) String secretKey,
      @JsonProperty(required = true) String account,
      @JsonProperty(required = true) String nativeAccountId,
      @JsonProperty(required = true) String domainId,
      @JsonProperty(required = true) String user,
      @JsonProperty(required = true) String userId,
      Optional<String> accountId,
      Optional<String> apiKey,
      Optional<String> nativeSecretKey,
      Optional<Boolean> enabled) {

    StaticCredential toCredential(Function<NativeId, AccountId> accountIds) {
      NativeId nativeAccount = new NativeId(nativeAccountId);
      Caller caller =
          new Caller(
              accountId.map(AccountId::new).orElseGet(() -> accountIds.apply(nativeAccount)),
              nativeAccount,
              account,
              new NativeId(domainId),
              new NativeId(userId),
              user,
              new NativeCredentials(
                  apiKey.orElse(accessKey), Secret.of(nativeSecretKey.orElse(secretKey))));
      return new StaticCredential(accessKey, Secret.of(secretKey), enabled.orElse(true), caller);
    }
  }

  /**
   * Reads the file.
   *
   * @param accountIds the account id of a native account
   * @throws ConfigurationException when it cannot be read or an entry is not complete; the message
   *     names the line or the entry and never a value
   */
  public static List<StaticCredential> read(Path file, Function<NativeId, AccountId> accountIds) {
    List<Entry> entries = parse(file).credentials();
    List<StaticCredential> credentials = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      try {
        credentials.add(entries.get(i).toCredential(accountIds));
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(KEY, file + ": entry " + (i + 1) + ": " + e.getMessage());
      }
    }
    return List.copyOf(credentials);
  }

  private static Document parse(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ConfigurationException(KEY, file + " is larger than " + MOST_BYTES + " bytes");
      }
      return mapper().readValue(file.toFile(), Document.class);
    } catch (PropertyBindingException e) {
      throw new ConfigurationException(
          KEY, file + ": line " + line(e) + ": unknown key " + e.getPropertyName());
    } catch (JacksonException e) {
      // Jackson's own message quotes the file, and the file is full of secrets.
      throw new ConfigurationException(
          KEY, file + ": line " + line(e) + ": a key is missing or this is no YAML");
    } catch (IOException e) {
      throw new ConfigurationException(
          KEY, file + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static YAMLMapper mapper() {
    return YAMLMapper.builder().addModule(new Jdk8Module()).build();
  }
}
