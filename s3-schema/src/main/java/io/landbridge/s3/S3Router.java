// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.RestOperation.QueryLiteral;
import io.landbridge.s3.RestOperation.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the operation that a request calls, by one table that is made from the model. It is
 * immutable and may be shared.
 *
 * <p>Method, target and the literal parameters of the query choose a row ({@code PUT}, object,
 * {@code acl}); of the operations in it the one is called whose further parameters and header are
 * all there, and most of them: {@code partNumber} and {@code uploadId} tell UploadPart from
 * PutObject, {@code x-amz-copy-source} tells CopyObject. A literal parameter without a row for the
 * method is never passed over: {@code DELETE /bucket?versioning} deletes no bucket.
 */
public final class S3Router {
  // Which operation an SDK means; it tells the two apart that nothing else does, and is no literal
  // anywhere else.
  private static final String OPERATION_ID = "x-id";
  private static final String VERSION = "versionId";
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");

  private final HostStyle hosts;
  private final Map<Row, List<RestOperation<?, ?>>> table = new HashMap<>();
  private final Map<String, RestOperation<?, ?>> byPath = new HashMap<>();
  private final Map<Target, Set<String>> literals = new HashMap<>();
  private final Map<String, String> literalValues = new HashMap<>();

  /** What a request shows of its operation at first sight. */
  private record Row(String method, Target target, Set<String> literals) {}

  /** A router of all operations of S3. */
  public S3Router(HostStyle hosts) {
    this.hosts = hosts;
    for (RestOperation<?, ?> operation : S3Operations.ALL) {
      if (operation.path().isPresent()) {
        byPath.put(operation.method() + " " + operation.path().get(), operation);
      } else {
        add(operation);
      }
    }
    // The most demanding first.
    table.values().forEach(row -> row.sort(Comparator.comparingInt(S3Router::demands).reversed()));
  }

  private void add(RestOperation<?, ?> operation) {
    Set<String> names = new TreeSet<>();
    for (QueryLiteral literal : operation.query()) {
      names.add(literal.name());
      if (!literal.name().equals(OPERATION_ID)) {
        literals.computeIfAbsent(operation.target(), _ -> new HashSet<>()).add(literal.name());
        literalValues.put(literal.name(), literal.value());
      }
    }
    Row row = new Row(operation.method(), operation.target(), names);
    table.computeIfAbsent(row, _ -> new ArrayList<>()).add(operation);
  }

  private static int demands(RestOperation<?, ?> operation) {
    return operation.needs().size() + (operation.header().isPresent() ? 1 : 0);
  }

  /**
   * Finds out what a request wants.
   *
   * @throws AwsException {@code MethodNotAllowed}, {@code InvalidURI}, {@code InvalidBucketName},
   *     {@code InvalidArgument}, {@code KeyTooLongError}, {@code PreconditionFailed} for a POST on
   *     a bucket that is no form
   */
  public S3Route route(RequestHead head) {
    RestOperation<?, ?> fixed = byPath.get(head.method() + " " + head.rawPath());
    QueryString query = QueryString.parse(head.rawQuery());
    if (fixed != null) {
      return new S3Route.Call(fixed, new S3Address.OfService(), query);
    }
    S3Address address = hosts.address(head);
    if (head.method().equals("OPTIONS")) {
      return new S3Route.Preflight(address);
    }
    if (!METHODS.contains(head.method())) {
      throw notAllowed(head.method(), address.target(), Set.of()).toException();
    }
    Set<String> named = literals(head.method(), address.target(), query);
    if (head.method().equals("POST") && address.target() == Target.BUCKET && named.isEmpty()) {
      return form(head, address);
    }
    return new S3Route.Call(operation(head, address, query, named), address, query);
  }

  private static S3Route form(RequestHead head, S3Address address) {
    String type = head.headers().find("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("multipart/form-data")) {
      throw S3Errors.postIsNoForm().toException();
    }
    return new S3Route.PostForm(address);
  }

  /** The parameters that name an operation on such a target. */
  private Set<String> literals(String method, Target target, QueryString query) {
    Set<String> found = new TreeSet<>();
    for (String name : query.names()) {
      String value = query.find(name).orElse("");
      if (isLiteral(target, name)) {
        String wanted = literalValues.getOrDefault(name, "");
        if (!wanted.isEmpty() && !wanted.equals(value)) {
          throw S3Errors.invalidArgument(name, value, "The value of " + name + " must be " + wanted)
              .toException();
        }
        found.add(name);
      } else if (changes(method) || value.isEmpty()) {
        refuseLiteralOfOtherTarget(method, target, name);
      }
    }
    return found;
  }

  private static boolean changes(String method) {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  /**
   * {@code PUT /bucket?legal-hold} makes no bucket. A page on the other hand may be asked for with
   * parameters of its own, which may have any name: {@code GET /bucket/page.html?session=1}.
   */
  private void refuseLiteralOfOtherTarget(String method, Target target, String name) {
    if (target == Target.OBJECT && isLiteral(Target.BUCKET, name)) {
      throw S3Errors.noSuchSubresourceOfKey(name).toException();
    }
    if (target == Target.BUCKET && isLiteral(Target.OBJECT, name)) {
      throw notAllowed(method, target, Set.of(name)).toException();
    }
  }

  private boolean isLiteral(Target target, String name) {
    return literals.getOrDefault(target, Set.of()).contains(name);
  }

  private RestOperation<?, ?> operation(
      RequestHead head, S3Address address, QueryString query, Set<String> named) {
    Target target = address.target();
    List<RestOperation<?, ?>> row = table.get(new Row(head.method(), target, named));
    Optional<RestOperation<?, ?>> meant =
        query.find(OPERATION_ID).flatMap(id -> findById(head.method(), target, id));
    if (meant.isPresent()) {
      return meant.get();
    }
    if (row == null) {
      boolean elsewhere =
          named.size() < 2
              || METHODS.stream().anyMatch(m -> table.containsKey(new Row(m, target, named)));
      throw (elsewhere
              ? notAllowed(head.method(), target, named)
              : S3Errors.conflictingParameters(List.copyOf(named)))
          .toException();
    }
    for (RestOperation<?, ?> operation : row) {
      if (operation.needs().stream().allMatch(query::has)
          && operation.header().map(head.headers()::has).orElse(true)) {
        return checked(operation, query);
      }
    }
    if (named.isEmpty()) {
      throw notAllowed(head.method(), target, named).toException();
    }
    // What it lacks is told by whoever reads the input.
    return row.getLast();
  }

  private Optional<RestOperation<?, ?>> findById(String method, Target target, String id) {
    List<RestOperation<?, ?>> row = table.get(new Row(method, target, Set.of(OPERATION_ID)));
    return row == null
        ? Optional.empty()
        : row.stream().filter(operation -> operation.name().equals(id)).findFirst();
  }

  /**
   * An upload of half a part's name would replace the whole object, and one of a version's would
   * not be that version.
   */
  private static RestOperation<?, ?> checked(RestOperation<?, ?> operation, QueryString query) {
    boolean replacesObject = operation.hasRequestStream() || operation.header().isPresent();
    if (replacesObject
        && query.has(VERSION)
        && operation.input().members().stream()
            .noneMatch(member -> member.binding().name().equals(VERSION))) {
      throw S3Errors.invalidArgument(
              VERSION,
              query.find(VERSION).orElse(""),
              "This operation does not accept a version-id.")
          .toException();
    }
    if (replacesObject && operation.needs().isEmpty()) {
      for (String name : List.of("partNumber", "uploadId")) {
        if (query.has(name)) {
          throw S3Errors.invalidArgument(
                  name,
                  query.find(name).orElse(""),
                  "This operation takes partNumber and uploadId together or not at all")
              .toException();
        }
      }
    }
    return operation;
  }

  private static AwsError notAllowed(String method, Target target, Set<String> named) {
    String resource = named.isEmpty() ? target.name() : String.join(",", named);
    return S3Errors.methodNotAllowed(method, resource.toUpperCase(Locale.ROOT));
  }
}
