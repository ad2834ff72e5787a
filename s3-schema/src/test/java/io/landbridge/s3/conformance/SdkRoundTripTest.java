// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landbridge.s3.HostStyle;
import io.landbridge.s3.RestAnswer;
import io.landbridge.s3.RestDecoder;
import io.landbridge.s3.RestEncoder;
import io.landbridge.s3.RestOperation;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.S3Operations;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.S3Router;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Member;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What the AWS SDK for Java writes, we read; what we write, it reads: for every operation that it
 * has, with generated values.
 */
class SdkRoundTripTest {
  // A host of its own, a stream of events, and what belongs to another kind of bucket.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "WriteGetObjectResponse", "SelectObjectContent", "CreateSession", "ListDirectoryBuckets");

  private final InMemoryHttp http = new InMemoryHttp();
  private final S3Client s3 =
      S3Client.builder()
          .httpClient(http)
          .region(Region.US_EAST_1)
          .endpointOverride(URI.create("http://localhost"))
          .forcePathStyle(true)
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
          .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
          .build();
  private final S3Router router = new S3Router(new HostStyle(List.of()));
  private final RestDecoder decoder = new RestDecoder();
  private final RestEncoder encoder = new RestEncoder();

  private static Stream<RestOperation<?, ?>> operations() {
    return S3Operations.ALL.stream().filter(operation -> !LEFT_OUT.contains(operation.name()));
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void everyRequestOfTheSdkIsRead(@ForAll long seed) {
    RandomShapes random = new RandomShapes(new Random(seed));
    operations().forEach(operation -> assertRequestIsRead(operation, random));
  }

  private <I extends Shape> void assertRequestIsRead(
      RestOperation<I, ?> operation, RandomShapes random) {
    I request = random.shape(operation.input());
    http.answer(encoder.encodeError(S3Errors.malformedXml(), "/", "r", "h", false));

    assertThatThrownBy(
            () -> call(operation, SdkValues.toSdk(request, SdkNames.newRequest(operation))))
        .isInstanceOf(S3Exception.class);

    S3Route.Call call = (S3Route.Call) router.route(http.head());
    assertThat(call.operation()).isSameAs(operation);
    byte[] document = operation.hasRequestStream() ? new byte[0] : http.body();
    I read = decoder.decode(operation, call, http.head().headers(), document);
    assertThat(comparable(read)).as(operation.name()).isEqualTo(request);
  }

  /** The shape without what the SDK adds by itself. */
  @SuppressWarnings("unchecked") // a shape has its own schema
  private static <T extends Shape> T comparable(T shape) {
    Schema<T> schema = (Schema<T>) shape.schema();
    ShapeBuilder<T> builder = schema.newBuilder();
    for (Member<T> member : schema.members()) {
      if (RandomShapes.isComparable(schema, member)) {
        builder.set(member, member.get(shape));
      }
    }
    return builder.build();
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void everyResultOfOursIsReadByTheSdk(@ForAll long seed) {
    RandomShapes random = new RandomShapes(new Random(seed));
    operations()
        .filter(operation -> operation.output() != Acknowledged.SCHEMA)
        .forEach(operation -> assertResultIsRead(operation, random));
  }

  private <I extends Shape, O extends Shape> void assertResultIsRead(
      RestOperation<I, O> operation, RandomShapes random) {
    O result = random.shape(operation.output());
    RestAnswer answer = encoder.encode(operation, result);
    http.answer(answer);
    I request = random.shape(operation.input());

    Object response = call(operation, SdkValues.toSdk(request, SdkNames.newRequest(operation)));

    assertThat(SdkValues.fromSdk(operation.output(), (SdkPojo) response))
        .as(operation.name())
        .isEqualTo(result);
  }

  /** Calls the client's method for the operation. */
  private Object call(RestOperation<?, ?> operation, Object request) {
    String name =
        operation.name().substring(0, 1).toLowerCase(Locale.ROOT) + operation.name().substring(1);
    Class<?> type = request.getClass();
    try {
      if (operation.hasRequestStream()) {
        Method method = S3Client.class.getMethod(name, type, RequestBody.class);
        return method.invoke(s3, request, RequestBody.empty());
      }
      if (operation.hasResponseStream()) {
        Method method = S3Client.class.getMethod(name, type, ResponseTransformer.class);
        return ((ResponseBytes<?>) method.invoke(s3, request, ResponseTransformer.toBytes()))
            .response();
      }
      return Arrays.stream(S3Client.class.getMethods())
          .filter(each -> each.getName().equals(name))
          .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {type}))
          .findFirst()
          .orElseThrow()
          .invoke(s3, request);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof S3Exception failure) {
        throw failure;
      }
      throw new AssertionError(operation + " failed in the SDK", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The SDK has no " + operation, e);
    }
  }

  @Test
  void errorsOfOursAreReadByTheSdk() {
    http.answer(encoder.encodeError(S3Errors.invalidBucketName("<b>"), "/b", "r", "h", false));

    S3Exception exception =
        catchThrowableOfType(S3Exception.class, () -> s3.getBucketAcl(b -> b.bucket("bucket")));

    assertThat(exception.awsErrorDetails().errorCode()).isEqualTo("InvalidBucketName");
    assertThat(exception.awsErrorDetails().errorMessage())
        .isEqualTo("The specified bucket is not valid.");
    assertThat(exception.statusCode()).isEqualTo(400);
  }
}
