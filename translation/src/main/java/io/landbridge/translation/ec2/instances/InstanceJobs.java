// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import java.util.Set;

/** Purposes of the native jobs on instances; the store holds these names. */
final class InstanceJobs {
  static final String DEPLOY = "instance.deploy";
  static final String START = "instance.start";
  static final String STOP = "instance.stop";
  static final String REBOOT = "instance.reboot";
  static final String TERMINATE = "instance.terminate";
  static final String ROLL_BACK = "instance.roll-back";

  /** The jobs that change an instance's state. */
  static final Set<String> CHANGING = Set.of(DEPLOY, START, STOP, TERMINATE);

  private InstanceJobs() {}
}
