// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.aws.Secret;
import java.util.Optional;

/**
 * The user data of a machine ({@code getVirtualMachineUserData}).
 *
 * @param userdata Base64
 */
public record VirtualMachineUserData(NativeId virtualmachineid, Optional<Secret> userdata) {}
