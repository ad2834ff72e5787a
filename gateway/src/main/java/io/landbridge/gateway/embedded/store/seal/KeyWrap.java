// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM over a few bytes, with a random nonce in front: nonce (12), sealed key, tag (16). */
final class KeyWrap {
  private static final int NONCE = 12;

  private KeyWrap() {}

  static byte[] wrap(byte[] key, byte[] plain, byte[] associated, SecureRandom random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
      byte[] wrapped = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
      return wrapped;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key cannot be wrapped", e);
    }
  }

  static byte[] unwrap(byte[] key, byte[] wrapped, byte[] associated) throws DamagedException {
    if (wrapped.length < NONCE) {
      throw new DamagedException("A wrapped key is cut off");
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(wrapped, NONCE), associated)
          .doFinal(wrapped, NONCE, wrapped.length - NONCE);
    } catch (AEADBadTagException e) {
      throw new DamagedException("A wrapped key is not what was written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key cannot be unwrapped", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }
}
