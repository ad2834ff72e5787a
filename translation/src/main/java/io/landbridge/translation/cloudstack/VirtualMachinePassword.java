// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

/**
 * The password of a machine, encrypted for its key pair ({@code getVMPassword}).
 *
 * @param encryptedpassword Base64 of the RSA encryption
 */
public record VirtualMachinePassword(String encryptedpassword) {}
