// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.gateway.body.ReceivedForm;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.PostResponse;
import io.landbridge.s3.QueryString;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.s3.S3Address;
import io.landbridge.s3.S3Operations;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.form.PostForm;
import io.landbridge.s3.form.PostPolicy;
import io.landbridge.s3.form.SizeRange;
import io.landbridge.s3.form.SuccessAction;
import io.landbridge.translation.s3.RequestBody;
import io.landbridge.translation.s3.S3Answer;
import io.landbridge.translation.s3.S3Request;
import io.landbridge.translation.s3.store.ObjectBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A browser's form for what it is: PutObject with the form's fields as its headers and the form's
 * file as its body. Source: S3 API Reference, "POST Object".
 *
 * @param form whose file has not been read yet
 * @param address the bucket that the form is posted to
 */
record FormUpload(ReceivedForm form, S3Address address) {
  private static final byte[] NO_DOCUMENT = new byte[0];
  private static final int CREATED = 201;
  private static final int SEE_OTHER = 303;

  /**
   * The request that the form means.
   *
   * @param headers those of the form's own request
   * @param now holds the policy to its expiration
   * @throws io.landbridge.aws.AwsException {@code InvalidPolicyDocument}, {@code AccessDenied} when
   *     the form is not what its policy allows, {@code InvalidArgument}
   */
  S3Request toRequest(HeaderFields headers, Instant now) {
    PostForm fields = form.form();
    Optional<PostPolicy> policy = fields.policy().map(PostPolicy::parse);
    policy.ifPresent(it -> it.check(fields, bucket(), now));
    S3Address object = new S3Address.OfObject(address.findBucket().orElseThrow(), fields.key());
    return new S3Request(
        new S3Route.Call(S3Operations.PUT_OBJECT, object, QueryString.parse("")),
        true,
        FormHeaders.of(fields, headers),
        new FileBody(form, policy.map(PostPolicy::sizes).orElse(SizeRange.ANY)));
  }

  private String bucket() {
    return address.findBucket().orElseThrow().value();
  }

  /**
   * What the form asks to be answered.
   *
   * @param stored the answer of PutObject
   * @param bucketUrl where the bucket is for the client, without a slash at its end
   */
  S3Answer toAnswer(S3Answer stored, String bucketUrl) {
    String key = form.form().key();
    String etag = stored.findHeader("ETag").orElse("");
    List<HeaderField> headers = new ArrayList<>(stored.headers());
    return switch (form.form().successAction()) {
      case SuccessAction.Redirect redirect -> {
        headers.add(new HeaderField("Location", redirect.to(bucket(), key, etag)));
        yield S3Answer.inMemory(SEE_OTHER, headers, NO_DOCUMENT, Optional.empty());
      }
      case SuccessAction.Status(int code) -> {
        PostResponse response = PostResponse.of(bucketUrl, bucket(), key, etag);
        headers.add(new HeaderField("Location", response.location()));
        if (code != CREATED) {
          yield S3Answer.inMemory(code, headers, NO_DOCUMENT, Optional.empty());
        }
        headers.add(HeaderField.XML);
        yield S3Answer.inMemory(code, headers, response.toXml(), Optional.empty());
      }
    };
  }

  /** The file of a form as the body of a request. */
  private record FileBody(ReceivedForm form, SizeRange sizes) implements RequestBody {
    @Override
    public ObjectBody open(long mostBytes) {
      return form.open(sizes.and(new SizeRange(0, mostBytes)));
    }

    @Override
    public Optional<Algorithm> announced() {
      return form.checksumAlgorithm();
    }

    @Override
    public byte[] readDocument(int mostBytes, boolean ownChecksum) {
      throw new IllegalStateException("A form has a file and no document");
    }
  }
}
