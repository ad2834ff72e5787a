// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/**
 * What is known of an object before its bytes.
 *
 * @param owner canonical user id
 * @param storageClass echoed, for example {@code STANDARD}
 * @param metadata what stays as it is
 * @param attributes tags, lock and access control list to begin with
 * @param encryption how to keep the bytes
 */
public record NewObject(
    String owner,
    String storageClass,
    ObjectMetadata metadata,
    Attributes attributes,
    EncryptionChoice encryption) {

  /** An object about which nothing is said. */
  public static NewObject of(String owner) {
    return new NewObject(
        owner, "STANDARD", ObjectMetadata.NONE, Attributes.NONE, EncryptionChoice.NONE);
  }

  /** The same with other metadata. */
  public NewObject withMetadata(ObjectMetadata other) {
    return new NewObject(owner, storageClass, other, attributes, encryption);
  }

  /** The same with other attributes. */
  public NewObject withAttributes(Attributes other) {
    return new NewObject(owner, storageClass, metadata, other, encryption);
  }

  /** The same, encrypted otherwise. */
  public NewObject withEncryption(EncryptionChoice other) {
    return new NewObject(owner, storageClass, metadata, attributes, other);
  }
}
