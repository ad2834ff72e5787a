// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.Api;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeRequest;
import java.time.Duration;
import java.util.Collection;

/**
 * Which native commands a caller's role grants, asked from the cloud ({@code listApis}) and
 * remembered for a minute. Only dry runs ask: a real request is judged by the cloud itself.
 */
final class NativePermissions {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 10_000;

  /** {@code listApis} answers an unknown or ungranted name with an internal error. */
  private static final int NO_SUCH_API = 530;

  /** The role does not even grant {@code listApis}. */
  private static final int NOT_GRANTED = 432;

  private final CloudStack cloud;
  private final Cache<Question, Boolean> answers =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

  NativePermissions(CloudStack cloud) {
    this.cloud = cloud;
  }

  private record Question(String apiKey, NativeCommand command) {}

  /** Whether the caller may use all of these commands. */
  boolean grantsAll(Call call, Collection<NativeCommand> commands) {
    return commands.stream().allMatch(command -> grants(call, command));
  }

  private boolean grants(Call call, NativeCommand command) {
    Question question = new Question(call.credentials().apiKey(), command);
    Boolean known = answers.getIfPresent(question);
    if (known == null) {
      known = ask(call, command);
      answers.put(question, known);
    }
    return known;
  }

  private boolean ask(Call call, NativeCommand command) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_APIS).with("name", command.wireName());
    try {
      return cloud.list(call, request, Api.class).stream()
          .anyMatch(api -> api.name().equals(command.wireName()));
    } catch (NativeException e) {
      int code = e.error().code();
      if (code == NO_SUCH_API || code == NOT_GRANTED) {
        return false;
      }
      throw e;
    }
  }
}
