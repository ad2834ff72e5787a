// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The one table of commands: the sum of the features' lists, each with its declaration. */
public final class Commands {
  private final Map<String, Command> byName = new TreeMap<>();
  private final Map<String, Declaration> declarations;

  /**
   * The table of these features' commands, and of {@code listApis}.
   *
   * @throws IllegalStateException when a command has no declaration or two features, or a
   *     declaration no command
   */
  public Commands(Collection<Feature> features) {
    Map<String, Declaration> all = Declaration.loadAll();
    features.stream().flatMap(feature -> feature.commands().stream()).forEach(this::add);
    add(Command.read("listApis", (_, call) -> listApis(call)));
    Map<String, Declaration> used = new TreeMap<>();
    byName.forEach((name, command) -> {
      Declaration declaration = all.get(name);
      if (declaration == null) {
        throw new IllegalStateException("No declaration of " + name);
      }
      if (declaration.asynchronous() != (command.work() instanceof Command.Asynchronous)) {
        throw new IllegalStateException(name + " is not as asynchronous as declared");
      }
      used.put(name, declaration);
    });
    if (!used.keySet().equals(all.keySet())) {
      throw new IllegalStateException("Declarations of commands that are not there");
    }
    declarations = Map.copyOf(used);
  }

  private void add(Command command) {
    if (byName.put(command.name(), command) != null) {
      throw new IllegalStateException("Two commands " + command.name());
    }
  }

  /** The command with this name; names depend on case. */
  public Optional<Command> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Checks a call's parameters against the declaration of its command.
   *
   * @throws ApiException 431
   */
  public void check(Command command, Arguments arguments) {
    arguments.check(declaration(command.name()));
  }

  private Declaration declaration(String name) {
    Declaration declaration = declarations.get(name);
    if (declaration == null) {
      throw new IllegalStateException("No declaration of " + name);
    }
    return declaration;
  }

  private Answer listApis(Call call) {
    List<Command> visible =
        byName.values().stream()
            .filter(command -> call.caller().isAdmin() || !command.adminOnly())
            .filter(c -> call.arguments().string("name").map(c.name()::equals).orElse(true))
            .toList();
    if (visible.isEmpty() && call.arguments().string("name").isPresent()) {
      throw Errors.parameter(
          "The API ["
              + call.arguments().required("name")
              + "] does not exist or is not available"
              + " for the account "
              + call.caller().accountName()
              + ".");
    }
    // The list has no pages: its command declares none.
    return new Answer.Listing(
        "api", visible.size(), visible.stream().map(command -> show(command.name())).toList());
  }

  private boolean isRead(String name) {
    return find(name).filter(command -> command.work() instanceof Command.Read).isPresent();
  }

  private ObjectNode show(String name) {
    Declaration declaration = declaration(name);
    List<ObjectNode> parameters = new ArrayList<>();
    for (Parameter parameter : declaration.parameters()) {
      parameters.add(
          Fields.of()
              .put("name", parameter.name())
              .put("description", parameter.name())
              .put("type", parameter.type().name().toLowerCase(Locale.ROOT))
              .put("length", parameter.longest())
              .put("required", parameter.required())
              .node());
    }
    List<ObjectNode> fields = new ArrayList<>();
    for (String field : declaration.fields()) {
      int colon = field.indexOf(':');
      fields.add(
          Fields.of()
              .put("name", field.substring(0, colon))
              .put("description", field.substring(0, colon))
              .put("type", field.substring(colon + 1))
              .node());
    }
    return Fields.of()
        .put("name", name)
        .put("description", name)
        .put("isasync", declaration.asynchronous())
        .put("httprequesttype", isRead(name) ? "GET" : "POST")
        .put("related", "")
        .put("params", parameters)
        .put("response", fields)
        .node();
  }
}
