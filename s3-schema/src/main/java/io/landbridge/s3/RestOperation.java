// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Late;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An operation of a REST API: what a request looks like that calls it, the shapes of its input and
 * its output, and how it is answered. Its schemas are made when they are first asked for.
 *
 * <p>An object's content is in no shape; {@link #hasRequestStream} and {@link #hasResponseStream}
 * tell whether a message carries one.
 *
 * @param <I> the input's shape
 * @param <O> the output's shape
 */
public final class RestOperation<I extends Shape, O extends Shape> {
  private final Definition facts;
  private final Late<Schema<I>> input;
  private final Late<Schema<O>> output;

  private RestOperation(Definition facts, Supplier<Schema<I>> input, Supplier<Schema<O>> output) {
    this.facts = facts;
    this.input = new Late<>(input);
    this.output = new Late<>(output);
  }

  /** Begins an operation that is called by this method on such a target. */
  public static Definition define(String name, String method, Target target) {
    return new Definition(name, method, target);
  }

  /** Its name, for example {@code PutObject}. */
  public String name() {
    return facts.name;
  }

  /** The HTTP method that calls it. */
  public String method() {
    return facts.method;
  }

  /** What its path names. */
  public Target target() {
    return facts.target;
  }

  /** The path, where it is a fixed one that names neither a bucket nor an object. */
  public Optional<String> path() {
    return Optional.ofNullable(facts.path.isEmpty() ? null : facts.path);
  }

  /** The parameters of the query that make a request call this operation and no other. */
  public List<QueryLiteral> query() {
    return List.copyOf(facts.query);
  }

  /** The parameters of the query without whose values the operation cannot be called. */
  public List<String> needs() {
    return List.copyOf(facts.needs);
  }

  /** The header that tells it from an operation of the same method, target and query. */
  public Optional<String> header() {
    return Optional.ofNullable(facts.header.isEmpty() ? null : facts.header);
  }

  /** The status of its success. */
  public int status() {
    return facts.status;
  }

  /** The root of the answer's document, where members of the output stand in one. */
  public Optional<String> root() {
    return Optional.ofNullable(facts.root.isEmpty() ? null : facts.root);
  }

  /** Whether the request's body is an object's content, and not a document. */
  public boolean hasRequestStream() {
    return facts.requestStream;
  }

  /** Whether the answer's body is an object's content, and not a document. */
  public boolean hasResponseStream() {
    return facts.responseStream;
  }

  /** Whether a request has to bring a checksum or {@code Content-MD5} of its body. */
  public boolean requiresChecksum() {
    return facts.checksum;
  }

  /** The input. */
  public Schema<I> input() {
    return input.get();
  }

  /** The output; {@link Acknowledged} where the model has none. */
  public Schema<O> output() {
    return output.get();
  }

  @Override
  public String toString() {
    return facts.name;
  }

  /** What the path of a request names. */
  public enum Target {
    /** Nothing: the account as a whole. */
    SERVICE,
    /** A bucket. */
    BUCKET,
    /** A bucket and a key. */
    OBJECT
  }

  /**
   * A parameter that stands for an operation.
   *
   * @param name its name, for example {@code uploads}
   * @param value the value that it has to have; empty where it may have any
   */
  public record QueryLiteral(String name, String value) {}

  /** An operation that is being written down. It is used by one thread. */
  public static final class Definition {
    private final String name;
    private final String method;
    private final Target target;
    private final List<QueryLiteral> query = new ArrayList<>();
    private final List<String> needs = new ArrayList<>();
    private String path = "";
    private String header = "";
    private String root = "";
    private int status = 200;
    private boolean requestStream;
    private boolean responseStream;
    private boolean checksum;

    private Definition(String name, String method, Target target) {
      this.name = name;
      this.method = method;
      this.target = target;
    }

    /** Sets the fixed path. */
    public Definition path(String fixed) {
      path = fixed;
      return this;
    }

    /** Sets the literal parameters, as they stand in a query: {@code select&select-type=2}. */
    public Definition query(String literals) {
      for (String literal : literals.split("&", -1)) {
        int equals = literal.indexOf('=');
        query.add(
            equals < 0
                ? new QueryLiteral(literal, "")
                : new QueryLiteral(literal.substring(0, equals), literal.substring(equals + 1)));
      }
      return this;
    }

    /** Adds a parameter without whose value the operation cannot be called. */
    public Definition needs(String parameter) {
      needs.add(parameter);
      return this;
    }

    /** Sets the header that tells the operation from others. */
    public Definition header(String headerName) {
      header = headerName;
      return this;
    }

    /** Sets the status of success, where it is not 200. */
    public Definition status(int success) {
      status = success;
      return this;
    }

    /** Sets the root of the answer's document. */
    public Definition root(String element) {
      root = element;
      return this;
    }

    /** The request's body is an object's content. */
    public Definition requestStream() {
      requestStream = true;
      return this;
    }

    /** The answer's body is an object's content. */
    public Definition responseStream() {
      responseStream = true;
      return this;
    }

    /** A request has to bring a checksum. */
    public Definition checksum() {
      checksum = true;
      return this;
    }

    /** The finished operation; nothing is added to the definition afterwards. */
    public <I extends Shape, O extends Shape> RestOperation<I, O> build(
        Supplier<Schema<I>> input, Supplier<Schema<O>> output) {
      return new RestOperation<>(this, input, output);
    }
  }
}
