// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;

/** What EC2 answers about instances. Codes and texts: EC2 API 2016-11-15, "Error codes". */
final class InstanceErrors {
  private InstanceErrors() {}

  /**
   * The instance is in a state that does not allow the action.
   *
   * @param verb what cannot be done, for example {@code started}
   */
  static AwsException wrongState(OwnedInstance instance, String verb) {
    return Ec2Errors.incorrectInstanceState(
            "The instance '"
                + instance.instanceId()
                + "' is not in a state from which it can be "
                + verb
                + ".")
        .toException();
  }

  /** The instance is protected against the action by one of its attributes. */
  static AwsException protectedBy(OwnedInstance instance, String verb, String attribute) {
    return Ec2Errors.operationNotPermitted(
            "The instance '"
                + instance.instanceId()
                + "' may not be "
                + verb
                + ". Modify its '"
                + attribute
                + "' instance attribute and try again.")
        .toException();
  }
}
