// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.model.CopyObjectOutput;
import io.landbridge.s3.model.CopyObjectRequest;
import io.landbridge.s3.model.CopyObjectResult;
import io.landbridge.s3.model.MetadataDirective;
import io.landbridge.s3.model.TaggingDirective;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.objects.CopySources.ChangedException;
import io.landbridge.translation.s3.objects.CopySources.Source;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.CopySource;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes an object of another one. S3 API, CopyObject. */
final class CopyObject implements S3Operation<CopyObjectRequest, CopyObjectOutput> {
  private static final int ATTEMPTS = 3;
  private static final int PIECE = 64 * 1024;
  private static final String REDIRECT = "x-amz-website-redirect-location";

  private final ObjectStore store;
  private final NewObjects objects;
  private final Expiry expiry;
  private final CopySources sources;

  CopyObject(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
    this.expiry = new Expiry(backend);
    this.sources = new CopySources(backend);
  }

  @Override
  public CopyObjectOutput handle(S3Call call, CopyObjectRequest request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return copy(call, request, sources.get(call, request));
      } catch (ChangedException e) {
        if (attempt == ATTEMPTS) {
          throw new AwsException(
              new io.landbridge.aws.AwsError(
                  "OperationAborted",
                  409,
                  "A conflicting conditional operation is currently in progress against this"
                      + " resource. Please try again."),
              e);
        }
      }
    }
  }

  private CopyObjectOutput copy(S3Call call, CopyObjectRequest request, Source source) {
    CopySources.requireCopyable(source.version().size());
    checkChange(call, request, source);
    NewObject object = objects.of(call, request, metadata(request, source), tags(request, source));
    ObjectKey key = new ObjectKey(request.key());
    ObjectVersion copied =
        store.copy(
            new CopySource(
                source.bucket().id(),
                source.version().key(),
                Optional.of(source.version().versionId()),
                source.reading()),
            call.bucket().id(),
            key,
            object,
            checksums(call, request, source),
            NewObjects.condition(key, request));
    CopyObjectResult.Builder result =
        CopyObjectResult.builder().eTag(copied.etag()).lastModified(copied.lastModified());
    Headers.checksums(result, CopyObjectResult.SCHEMA, copied.checksums());
    CopyObjectOutput.Builder output =
        CopyObjectOutput.builder()
            .copyObjectResult(result.build())
            .copySourceVersionId(source.versionId());
    if (objects.namesVersions(call)) {
      output.versionId(copied.versionId().value());
    }
    Headers.encryption(output, CopyObjectOutput.SCHEMA, copied.encryption(), request);
    expiry.tell(call, output, CopyObjectOutput.SCHEMA, copied);
    return output.build();
  }

  private static void checkChange(S3Call call, CopyObjectRequest request, Source source) {
    boolean onItself =
        source.bucket().id().equals(call.bucket().id())
            && source.version().key().value().equals(request.key())
            && source.version().latest();
    boolean changes =
        request.metadataDirective().filter(MetadataDirective.REPLACE::equals).isPresent()
            || request.storageClass().isPresent()
            || request.websiteRedirectLocation().isPresent()
            || request.serverSideEncryption().isPresent()
            || request.sseCustomerAlgorithm().isPresent()
            || request.checksumAlgorithm().isPresent();
    if (onItself && !changes) {
      throw S3Errors.invalidRequest(
              "This copy request is illegal because it is trying to copy an object to itself"
                  + " without changing the object's metadata, storage class, website redirect"
                  + " location or encryption attributes.")
          .toException();
    }
  }

  private static ObjectMetadata metadata(CopyObjectRequest request, Source source) {
    if (request.metadataDirective().filter(MetadataDirective.REPLACE::equals).isPresent()) {
      return Headers.metadata(request);
    }
    // Where a website leads to is never copied.
    Map<String, String> system = new LinkedHashMap<>(source.version().metadata().system());
    system.remove(REDIRECT);
    request.websiteRedirectLocation().ifPresent(Headers::checkLocation);
    request.websiteRedirectLocation().ifPresent(it -> system.put(REDIRECT, it));
    return new ObjectMetadata(system, source.version().metadata().user());
  }

  private static Map<String, String> tags(CopyObjectRequest request, Source source) {
    return request.taggingDirective().filter(TaggingDirective.REPLACE::equals).isPresent()
        ? request.tagging().<Map<String, String>>map(TagSet::parse).orElse(Map.of())
        : source.version().attributes().tags();
  }

  /** The source's own, where it is over the whole; else the content is read once for it. */
  private List<Checksum> checksums(S3Call call, CopyObjectRequest request, Source source) {
    Optional<String> asked = request.checksumAlgorithm().map(it -> it.wire());
    Optional<Checksum> known =
        source.version().checksums().stream()
            .filter(it -> it.type() == Checksum.Type.FULL_OBJECT)
            .filter(it -> asked.isEmpty() || asked.get().equals(it.algorithm()))
            .findFirst();
    if (known.isPresent()) {
      return List.of(known.get());
    }
    Algorithm algorithm =
        asked
            .or(() -> source.version().checksums().stream().findFirst().map(Checksum::algorithm))
            .flatMap(Algorithm::find)
            .orElse(Algorithm.CRC64NVME);
    try (var open = sources.open(call, request, Optional.empty())) {
      var body = open.body().computing(Set.of(algorithm));
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      while (body.read(piece) >= 0) {
        piece.clear();
      }
      return body.checksums();
    } catch (IOException e) {
      throw new UncheckedIOException("The source cannot be read", e);
    }
  }
}
