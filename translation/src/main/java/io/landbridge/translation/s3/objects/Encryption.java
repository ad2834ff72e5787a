// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Errors;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.configuration.DefaultEncryption;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.EncryptionChoice;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** How requests ask for encryption at rest, and what a bucket has for those that do not. */
public final class Encryption {
  private static final String ALGORITHM = "SSECustomerAlgorithm";
  private static final String AES256 = "AES256";
  private static final String KMS = "aws:kms";

  private final BucketDocuments documents;
  private final boolean keysInClear;

  /** Encryption as this gateway is configured. */
  public Encryption(S3Backend backend) {
    this.documents = backend.documents();
    this.keysInClear = backend.options().customerKeysInClear();
  }

  /**
   * How a new object is to be encrypted.
   *
   * @throws AwsException {@code InvalidArgument}, {@code InvalidRequest}, {@code NotImplemented}
   */
  public EncryptionChoice choose(S3Call call, Shape request) {
    Optional<CustomerKey> key = customerKey(call, request);
    Optional<String> asked = Members.findText(request, "ServerSideEncryption");
    if (key.isPresent()) {
      if (asked.isPresent()) {
        throw S3Errors.invalidArgument(
                "x-amz-server-side-encryption",
                asked.get(),
                "Server Side Encryption with Customer provided key is incompatible with the"
                    + " encryption method specified")
            .toException();
      }
      return new EncryptionChoice.SseC(key.get());
    }
    if (asked.isEmpty() && Members.findText(request, "SSEKMSKeyId").isPresent()) {
      throw keyWithoutKms("");
    }
    return asked.isPresent()
        ? asked(asked.get(), request)
        : DefaultEncryption.of(documents, call.bucket().id());
  }

  private static EncryptionChoice asked(String algorithm, Shape request) {
    Optional<String> keyId = Members.findText(request, "SSEKMSKeyId");
    return switch (algorithm) {
      case AES256 -> {
        if (keyId.isPresent()) {
          throw keyWithoutKms(AES256);
        }
        yield EncryptionChoice.SSE_S3;
      }
      case KMS ->
          new EncryptionChoice.SseKms(
              keyId,
              Members.findText(request, "SSEKMSEncryptionContext"),
              Members.find(request, "BucketKeyEnabled", Boolean.class).orElse(false));
      default -> throw S3Errors.headerNotImplemented("x-amz-server-side-encryption").toException();
    };
  }

  private static AwsException keyWithoutKms(String algorithm) {
    return S3Errors.invalidArgument(
            "x-amz-server-side-encryption",
            algorithm,
            "Server Side Encryption with AWS KMS managed key requires HTTP header"
                + " x-amz-server-side-encryption : aws:kms")
        .toException();
  }

  /**
   * The customer's key that a request brings.
   *
   * @throws AwsException {@code InvalidArgument}, {@code InvalidRequest}
   */
  public Optional<CustomerKey> customerKey(S3Call call, Shape request) {
    return customerKey(call, request, "");
  }

  /** The customer's key for the object that is copied. */
  public Optional<CustomerKey> sourceKey(S3Call call, Shape request) {
    return customerKey(call, request, "CopySource");
  }

  private Optional<CustomerKey> customerKey(S3Call call, Shape request, String prefix) {
    Optional<String> algorithm = Members.findText(request, prefix + ALGORITHM);
    Optional<String> key = Members.findText(request, prefix + "SSECustomerKey");
    Optional<String> md5 = Members.findText(request, prefix + "SSECustomerKeyMD5");
    if (algorithm.isEmpty() && key.isEmpty() && md5.isEmpty()) {
      return Optional.empty();
    }
    if (!call.origin().secure() && !keysInClear) {
      throw S3Errors.invalidRequest(
              "Requests specifying Server Side Encryption with Customer provided keys must be made"
                  + " over a secure connection.")
          .toException();
    }
    if (algorithm.filter(AES256::equals).isEmpty()) {
      throw new AwsError(
              "InvalidEncryptionAlgorithmError",
              400,
              "The Encryption request you specified is not valid. Supported value: AES256.")
          .toException();
    }
    byte[] bytes = decode(key.orElseThrow(Encryption::missingKey));
    checkDigest(bytes, md5.orElseThrow(Encryption::missingDigest));
    return Optional.of(CustomerKey.of(bytes));
  }

  private static byte[] decode(String key) {
    try {
      byte[] bytes = Base64.getDecoder().decode(key);
      if (bytes.length == CustomerKey.BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Answered as a key of a wrong length is: the text is a secret and does not go with it.
    }
    throw invalid("The secret key was invalid for the specified algorithm.");
  }

  private static void checkDigest(byte[] key, String md5) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(key);
      byte[] claimed = Base64.getDecoder().decode(md5);
      if (!MessageDigest.isEqual(digest, claimed)) {
        throw invalid(
            "The calculated MD5 hash of the key did not match the hash that was provided.");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    } catch (IllegalArgumentException e) {
      throw new AwsException(
          S3Errors.invalidArgument(
              "x-amz-server-side-encryption-customer-key-MD5", md5, "The MD5 hash is not Base64."),
          e);
    }
  }

  private static AwsException missingKey() {
    return invalid(
        "Requests specifying Server Side Encryption with Customer provided keys must provide an"
            + " appropriate secret key.");
  }

  private static AwsException missingDigest() {
    return invalid(
        "Requests specifying Server Side Encryption with Customer provided keys must provide the"
            + " client calculated MD5 of the secret key.");
  }

  private static AwsException invalid(String message) {
    return new AwsError("InvalidArgument", 400, message)
        .with("ArgumentName", "x-amz-server-side-encryption")
        .toException();
  }
}
