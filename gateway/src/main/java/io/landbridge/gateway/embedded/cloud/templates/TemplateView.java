// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.templates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import io.landbridge.gateway.embedded.cloud.zones.ZoneCommands;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** How a template is shown. */
public final class TemplateView {
  // The one secondary store, the same in every answer of this cloud.
  private static final String IMAGE_STORE_ID = "7b1c5e0a-0000-4000-8000-00000000570e";

  private TemplateView() {}

  /** The id of a guest operating system type. */
  public static String osTypeId(String name) {
    return UUID.nameUUIDFromBytes(("ostype:" + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  static ObjectNode show(View view, Call call, Template template, Zone zone) {
    Fields fields =
        Fields.of()
            .put("id", template.id())
            .put("name", template.name())
            .put("displaytext", template.displayText())
            .put("ispublic", template.isPublic())
            .put("created", template.created())
            .put("isready", template.ready())
            .put("passwordenabled", template.passwordEnabled())
            .put("format", template.format())
            .put("isfeatured", template.featured())
            .put("crossZones", template.zoneIds().size() > 1)
            .put("ostypeid", osTypeId(template.osType()))
            .put("ostypename", template.osType());
    boolean own = template.accountId().equals(call.caller().accountId());
    Ownership.describe(fields, view, template.accountId())
        .put("zoneid", zone.id())
        .put("zonename", zone.name());
    if (own || call.caller().isAdmin()) {
      fields.put("status", template.ready() ? "Download Complete" : "Processing");
    }
    if (template.type().equals("BUILTIN")) {
      fields.put("checksum", "");
    }
    fields
        .put("size", template.sizeInBytes())
        .put("physicalsize", template.sizeInBytes())
        .put("templatetype", template.type())
        .put("hypervisor", ZoneCommands.HYPERVISOR)
        .put("isextractable", template.extractable())
        .put("sourcetemplateid", template.sourceId())
        .put("details", template.details())
        .put("downloaddetails", List.of(download(template, call.caller().isAdmin())))
        .put("arch", template.arch())
        .put("bits", 0)
        .put("sshkeyenabled", template.sshKeyEnabled())
        .put("isdynamicallyscalable", false)
        .put("directdownload", false)
        .put("deployasis", false)
        .put("forcks", false)
        .put("requireshvm", false);
    if ((call.caller().isAdmin() || own) && !template.url().isEmpty()) {
      fields.put("url", template.url());
    }
    return fields.put("tags", List.<ObjectNode>of()).put("hasannotations", false).node();
  }

  /** The shorter form that an update answers. */
  static ObjectNode updated(View view, Template template) {
    Fields fields =
        Fields.of()
            .put("id", template.id())
            .put("name", template.name())
            .put("displaytext", template.displayText())
            .put("ispublic", template.isPublic())
            .put("created", template.created())
            .put("isready", false)
            .put("format", template.format())
            .put("bootable", true)
            .put("isfeatured", template.featured())
            .put("crossZones", template.zoneIds().size() > 1)
            .put("ostypeid", osTypeId(template.osType()))
            .put("ostypename", template.osType());
    return Ownership.describe(fields, view, template.accountId())
        .put("templatetype", template.type())
        .put("hypervisor", ZoneCommands.HYPERVISOR)
        .put("details", template.details())
        .put("bits", 0)
        .put("isdynamicallyscalable", false)
        .put("tags", Tags.show(view, template.id()))
        .put("hasannotations", false)
        .node();
  }

  private static ObjectNode download(Template template, boolean forAdmin) {
    Fields fields =
        Fields.of()
            .put("downloadState", template.ready() ? "DOWNLOADED" : "NOT_DOWNLOADED")
            .put("datastore", "secondary");
    if (forAdmin) {
      fields.put("datastoreRole", "Image").put("datastoreId", IMAGE_STORE_ID);
    }
    return fields.put("downloadPercent", template.ready() ? "100" : "0").node();
  }
}
