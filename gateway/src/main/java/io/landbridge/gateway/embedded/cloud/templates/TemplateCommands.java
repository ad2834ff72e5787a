// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.templates;

import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Templates. Source: recordings listTemplates*. */
public final class TemplateCommands implements Feature {
  private static final Set<String> FILTERS =
      Set.of(
          "featured",
          "self",
          "selfexecutable",
          "sharedexecutable",
          "executable",
          "community",
          "all");

  private final TemplateChanges changes;

  /** Commands that count templates against limits. */
  public TemplateCommands(Environment environment, Limits limits) {
    this.changes = new TemplateChanges(environment, limits);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Template.KIND);
  }

  @Override
  public List<Command> commands() {
    List<Command> all = new ArrayList<>();
    all.add(Command.read("listTemplates", TemplateCommands::list));
    all.addAll(changes.commands());
    all.addAll(PermissionCommands.commands());
    all.addAll(OsTypes.commands());
    return all;
  }

  private record Placed(Template template, Zone zone) {}

  private static Answer list(View view, Call call) {
    String filter = call.arguments().required("templatefilter");
    if (!FILTERS.contains(filter)) {
      throw Errors.parameter(
          "No enum constant com.cloud.template.VirtualMachineTemplate.TemplateFilter." + filter);
    }
    if (filter.equals("all") && !call.caller().isAdmin()) {
      throw Errors.invalid("Filter all can be specified by admin only");
    }
    Optional<Set<String>> ids = call.restriction(view, Template.KIND);
    Optional<String> zoneId = call.findEntity(view, "zoneid", Zone.KIND).map(Zone::id);
    List<Placed> placed = new ArrayList<>();
    Tags.selected(view, call, Ownership.matching(call, view.all(Template.KIND), Template::name))
        .filter(template -> ids.map(set -> set.contains(template.id())).orElse(true))
        .filter(template -> isIn(filter, call, template))
        .forEach(template ->
            template.zoneIds().stream()
                .filter(zone -> zoneId.map(zone::equals).orElse(true))
                .flatMap(zone -> view.find(Zone.KIND, zone).stream())
                .forEach(zone -> placed.add(new Placed(template, zone))));
    return Page.listing(
        call, "template", placed, p -> TemplateView.show(view, call, p.template(), p.zone()));
  }

  private static boolean isIn(String filter, Call call, Template template) {
    boolean own = template.accountId().equals(call.caller().accountId());
    boolean shared = template.sharedWith().contains(call.caller().accountId());
    return switch (filter) {
      case "featured" -> template.isPublic() && template.featured();
      case "self" -> own;
      case "selfexecutable" -> own && template.ready();
      case "sharedexecutable" -> shared && template.ready();
      case "executable" -> (own || template.isPublic() || shared) && template.ready();
      case "community" -> template.isPublic() && !template.featured();
      default -> true;
    };
  }
}
