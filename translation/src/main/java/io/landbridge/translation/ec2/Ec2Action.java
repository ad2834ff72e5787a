// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.query.Operation;
import io.landbridge.schema.Shape;
import io.landbridge.translation.cloudstack.NativeCommand;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One line of the table of supported actions: an operation of the model, the handler that gives it
 * its meaning, the native commands it rests on and what becomes of its request members. Immutable:
 * each {@code needs}, {@code ignores}, ... answers a new line.
 *
 * <pre>{@code
 * Ec2Action.of(Ec2Operations.STOP_INSTANCES, backend -> new StopInstances(backend))
 *     .needs(NativeCommand.STOP_VIRTUAL_MACHINE)
 *     .accepts("Hibernate", "false")
 * }</pre>
 *
 * @param operation the operation as the model has it
 * @param handler makes the handler; called once for each gateway
 * @param nativeCommands the commands a caller's role must grant; empty where only the gateway's own
 *     store is concerned
 * @param members what becomes of the request's members
 */
public record Ec2Action<I extends Shape, O extends Shape>(
    Operation<I, O> operation,
    Function<Ec2Backend, Ec2Operation<I, O>> handler,
    Set<NativeCommand> nativeCommands,
    MemberSupport members) {

  /** An action whose every request member is translated. */
  public static <I extends Shape, O extends Shape> Ec2Action<I, O> of(
      Operation<I, O> operation, Function<Ec2Backend, Ec2Operation<I, O>> handler) {
    return new Ec2Action<>(operation, handler, Set.of(), MemberSupport.ALL_TRANSLATED);
  }

  /** The action's name, for example {@code StopInstances}. */
  public String name() {
    return operation.name();
  }

  /** The native commands that a caller must be granted to use the action. */
  public Ec2Action<I, O> needs(NativeCommand... commands) {
    Set<NativeCommand> more = new TreeSet<>(nativeCommands);
    more.addAll(Set.of(commands));
    return new Ec2Action<>(
        operation, handler, java.util.Collections.unmodifiableSet(more), members);
  }

  /**
   * A member that clients send by default and that changes nothing here.
   *
   * @param path the member in AWS's names, for example {@code Monitoring.Enabled}; it covers all
   *     members below it
   * @param reason why it is right to do nothing, as a sentence without subject
   */
  public Ec2Action<I, O> ignores(String path, String reason) {
    return with(new MemberSupport.Ignored(path, reason));
  }

  /**
   * A member that is answered {@code UnsupportedOperation} when it is there at all.
   *
   * @param reason why there is nothing to translate it to; the client reads it
   */
  public Ec2Action<I, O> refuses(String path, String reason) {
    return with(new MemberSupport.Refused(path, reason));
  }

  /** A member that is understood with these values only; others are refused. */
  public Ec2Action<I, O> accepts(String path, String... values) {
    return with(new MemberSupport.Limited(path, Set.of(values)));
  }

  private Ec2Action<I, O> with(MemberSupport.Rule rule) {
    return new Ec2Action<>(operation, handler, nativeCommands, members.with(rule));
  }
}
