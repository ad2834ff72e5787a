// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.templates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Guest operating system types: a fixed choice, and whatever templates of the seed name. */
final class OsTypes {
  private static final String OTHER = "Other";
  private static final List<String> USUAL =
      List.of(
          "AlmaLinux 9",
          "Debian GNU/Linux 12 (64-bit)",
          "Debian GNU/Linux 13 (64-bit)",
          "Other (64-bit)",
          "Other Linux (64-bit)",
          "Red Hat Enterprise Linux 9.0",
          "Rocky Linux 9",
          "Ubuntu 22.04 LTS",
          "Ubuntu 24.04 LTS",
          "Windows Server 2019 (64-bit)",
          "Windows Server 2022 (64-bit)");
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "AlmaLinux", "AlmaLinux",
          "Debian", "Debian",
          "Red", "RedHat",
          "Rocky", "Rocky Linux",
          "Ubuntu", "Ubuntu",
          "Windows", "Windows");

  private OsTypes() {}

  static List<Command> commands() {
    return List.of(
        Command.read("listOsTypes", OsTypes::list),
        Command.read("listOsCategories", OsTypes::listCategories));
  }

  private static List<String> all(View view) {
    return Stream.concat(USUAL.stream(), view.all(Template.KIND).stream().map(Template::osType))
        .distinct()
        .sorted()
        .toList();
  }

  /** The type with this id. */
  static String get(View view, Call call) {
    Optional<String> id = call.arguments().string("ostypeid");
    return id.map(wanted ->
            all(view).stream()
                .filter(name -> TemplateView.osTypeId(name).equals(wanted))
                .findFirst()
                .orElseThrow(() -> Errors.unknownId(call.command(), "ostypeid", wanted)))
        .orElse("Other Linux (64-bit)");
  }

  private static String category(String osType) {
    return CATEGORIES.getOrDefault(osType.split(" ", -1)[0], OTHER);
  }

  private static String categoryId(String name) {
    return UUID.nameUUIDFromBytes(("oscategory:" + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static Answer list(View view, Call call) {
    Optional<String> id = call.arguments().string("id");
    Optional<String> categoryId = call.arguments().string("oscategoryid");
    Optional<String> part =
        call.arguments()
            .string("description")
            .or(() -> call.arguments().string("keyword"))
            .map(word -> word.toLowerCase(Locale.ROOT));
    List<String> selected =
        all(view).stream()
            .filter(name -> id.map(TemplateView.osTypeId(name)::equals).orElse(true))
            .filter(name -> categoryId.map(categoryId(category(name))::equals).orElse(true))
            .filter(name -> part.map(name.toLowerCase(Locale.ROOT)::contains).orElse(true))
            .toList();
    return Page.listing(call, "ostype", selected, OsTypes::show);
  }

  private static ObjectNode show(String name) {
    return Fields.of()
        .put("id", TemplateView.osTypeId(name))
        .put("oscategoryid", categoryId(category(name)))
        .put("oscategoryname", category(name))
        .put("name", name)
        .put("description", name)
        .put("isuserdefined", false)
        .put("fordisplay", true)
        .node();
  }

  private static Answer listCategories(View view, Call call) {
    List<String> names =
        Stream.concat(CATEGORIES.values().stream(), Stream.of(OTHER)).distinct().sorted().toList();
    return Page.listing(
        call,
        "oscategory",
        names,
        name ->
            Fields.of()
                .put("id", categoryId(name))
                .put("name", name)
                .put("isfeatured", true)
                .node());
  }
}
