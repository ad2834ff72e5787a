// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.RestOperation;
import io.landbridge.schema.Shape;
import io.landbridge.translation.cloudstack.NativeCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One line of the table of supported operations: an operation of the model, the handler that gives
 * it its meaning, the native commands it rests on and the members that are not simply translated.
 * Immutable: each {@code needs}, {@code refuses}, ... answers a new line.
 *
 * @param handler makes the handler; called once for each gateway
 * @param nativeCommands the commands that it may use; empty where only the object store is
 *     concerned
 * @param members in the order they were declared
 * @param late whether its work may take long, so that the answer begins before it is known
 */
public record S3Action<I extends Shape, O extends Shape>(
    RestOperation<I, O> operation,
    Function<S3Backend, S3Handler<I, O>> handler,
    Set<NativeCommand> nativeCommands,
    List<Member> members,
    boolean late) {

  /**
   * A member that is not simply translated.
   *
   * @param name as AWS has it
   * @param refused whether it is answered {@code NotImplemented}; else it changes nothing
   * @param reason why
   */
  record Member(String name, boolean refused, String reason) {}

  /** An operation whose every member is translated. */
  public static <I extends Shape, O extends Shape> S3Action<I, O> of(
      RestOperation<I, O> operation, Function<S3Backend, S3Handler<I, O>> handler) {
    return new S3Action<>(operation, handler, Set.of(), List.of(), false);
  }

  /** Its name, for example {@code PutObject}. */
  public String name() {
    return operation.name();
  }

  /** The native commands that it rests on. */
  public S3Action<I, O> needs(NativeCommand... commands) {
    Set<NativeCommand> more = new TreeSet<>(nativeCommands);
    more.addAll(Set.of(commands));
    return new S3Action<>(operation, handler, Collections.unmodifiableSet(more), members, late);
  }

  /** An operation whose work may take long; its result is a document. */
  public S3Action<I, O> mayBeLate() {
    return new S3Action<>(operation, handler, nativeCommands, members, true);
  }

  /** A member that clients may send and that rightly changes nothing here. */
  public S3Action<I, O> ignores(String member, String reason) {
    return with(new Member(member, false, reason));
  }

  /** A member that is answered {@code NotImplemented} when it is there. */
  public S3Action<I, O> refuses(String member, String reason) {
    return with(new Member(member, true, reason));
  }

  private S3Action<I, O> with(Member member) {
    if (operation.input().findMember(member.name()).isEmpty()) {
      throw new IllegalArgumentException(name() + " has no member " + member.name());
    }
    List<Member> more = new ArrayList<>(members);
    more.add(member);
    return new S3Action<>(operation, handler, nativeCommands, List.copyOf(more), late);
  }

  /**
   * Refuses a request that asks for what is not there.
   *
   * @throws io.landbridge.aws.AwsException {@code NotImplemented} naming the header or member
   */
  void check(I request) {
    for (Member member : members) {
      if (member.refused() && isThere(request, member.name())) {
        throw new io.landbridge.aws.AwsError(
                "NotImplemented",
                501,
                "A header you provided implies functionality that is not implemented")
            .with("Header", wireName(member.name()))
            .with("AdditionalMessage", member.reason())
            .toException();
      }
    }
  }

  private static boolean isThere(Shape request, String name) {
    return Members.find(request, name)
        .filter(value -> !(value instanceof List<?> list && list.isEmpty()))
        .isPresent();
  }

  private String wireName(String name) {
    return operation.input().findMember(name).map(it -> it.binding().name()).orElse(name);
  }
}
