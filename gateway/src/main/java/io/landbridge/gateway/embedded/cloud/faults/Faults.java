// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.faults;

import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Failures on request, set by the seed or by {@code configureSimulator}. The value is {@code
 * wait:MILLISECONDS}, {@code result:fail} and {@code error:CODE[:TEXT]}, joined by {@code |};
 * {@code wait:0} alone ends what was asked for before. Source: recordings configureSimulator*; the
 * error form and API commands as names are this cloud's own.
 */
public final class Faults implements Feature {
  private static final long LONGEST_WAIT_IN_MILLIS = 3_600_000;
  private final Environment environment;

  /** Faults whose ids come from the environment. */
  public Faults(Environment environment) {
    this.environment = environment;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Fault.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.change("configureSimulator", this::configure)
            .forAdmins()
            .inEnvelope("simulatormock"));
  }

  /** Takes one use of the fault with this name, if there is one. */
  public static Optional<Fault> take(CloudState state, String name) {
    if (state.read(view -> view.by(Fault.KIND, Fault.NAME, name).isEmpty())) {
      return Optional.empty();
    }
    return state.write(transaction -> take(transaction, name));
  }

  private static Optional<Fault> take(Transaction transaction, String name) {
    Optional<Fault> found = transaction.by(Fault.KIND, Fault.NAME, name).stream().findFirst();
    found.ifPresent(fault -> {
      Fault used = fault.used();
      if (used.left().isPresent() && used.left().get() <= 0) {
        transaction.remove(Fault.KIND, fault.id());
      } else if (used.left().isPresent()) {
        transaction.put(Fault.KIND, used);
      }
    });
    return found;
  }

  private Answer configure(Transaction transaction, Call call) {
    String name =
        call.arguments().string("name").orElseThrow(() -> Errors.missing(call.command(), "name"));
    Fault fault =
        parse(
            transaction,
            name,
            call.arguments().string("value").orElse(""),
            call.arguments().number("count"),
            call.arguments().string("zoneid"));
    List.copyOf(transaction.by(Fault.KIND, Fault.NAME, name))
        .forEach(old -> transaction.remove(Fault.KIND, old.id()));
    if (!fault.delay().isZero() || fault.errorCode().isPresent()) {
      transaction.put(Fault.KIND, fault);
    }
    return new Answer.One(
        "null",
        Fields.of()
            .put("id", fault.number())
            .put("zoneid", 1)
            .put("name", name)
            .put("count", fault.left())
            .node());
  }

  /**
   * A fault from its written form.
   *
   * @throws io.landbridge.gateway.embedded.cloud.api.ApiException 431 when it cannot be read
   */
  public Fault parse(
      Transaction transaction,
      String name,
      String value,
      Optional<Long> count,
      Optional<String> zoneId) {
    Duration delay = Duration.ZERO;
    Optional<Integer> code = Optional.empty();
    String text = "";
    for (String part : value.split("\\|", -1)) {
      int colon = part.indexOf(':');
      String key = colon < 0 ? part : part.substring(0, colon);
      String rest = colon < 0 ? "" : part.substring(colon + 1);
      switch (key) {
        case "" -> {}
        case "wait" -> delay = Duration.ofMillis(number(value, rest, LONGEST_WAIT_IN_MILLIS));
        case "result" -> code = rest.equals("fail") ? Optional.of(0) : code;
        case "error" -> {
          int second = rest.indexOf(':');
          code =
              Optional.of((int) number(value, second < 0 ? rest : rest.substring(0, second), 999));
          text = second < 0 ? "" : rest.substring(second + 1);
        }
        default -> throw Errors.invalid("Unable to read the value " + value);
      }
    }
    return new Fault(
        environment.newId(),
        transaction.nextNumber(Fault.KIND),
        name,
        zoneId,
        delay,
        code,
        text,
        count.filter(n -> n > 0));
  }

  private static long number(String value, String text, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Answered below, with the whole value.
    }
    throw Errors.invalid("Unable to read the value " + value);
  }
}
