// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.translation.cloudstack.NativeError;
import java.util.Locale;

/** Why a launch that was accepted came to nothing, as EC2 tells it in StateReason. */
final class LaunchFailure {
  private static final int NO_CAPACITY = 533;

  private LaunchFailure() {}

  /** The reason for the error that a deploy job ended with (recordings error-async-deploy-*). */
  static TerminatedInstance.Reason of(NativeError error) {
    String text = error.text().toLowerCase(Locale.ROOT);
    if (error.code() == NO_CAPACITY
        || text.contains("unable to create a deployment")
        || text.contains("insufficient capacity")) {
      return new TerminatedInstance.Reason(
          "Server.InsufficientInstanceCapacity",
          "Server.InsufficientInstanceCapacity: There is no capacity available to launch the"
              + " instance");
    }
    return new TerminatedInstance.Reason(
        "Server.InternalError", "Server.InternalError: Internal error on launch");
  }
}
