// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import java.util.Optional;

/**
 * The fields that say who signed a form, as they came.
 *
 * @param policy the policy document in Base64, which is the text that is signed
 * @param algorithm {@code x-amz-algorithm}
 * @param credential {@code x-amz-credential}
 * @param date {@code x-amz-date}
 * @param signature {@code x-amz-signature}
 * @param securityToken {@code x-amz-security-token}, with temporary credentials
 */
public record FormSignature(
    String policy,
    String algorithm,
    String credential,
    String date,
    String signature,
    Optional<String> securityToken) {

  /** A token is a secret and is left out. */
  @Override
  public String toString() {
    return "FormSignature(" + credential + ", " + date + ")";
  }
}
