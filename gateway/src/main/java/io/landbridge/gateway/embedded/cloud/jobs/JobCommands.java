// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Domain;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.List;
import java.util.Set;

/** Asking after jobs. Source: recordings *.pending, *.done and listAsyncJobs*. */
public final class JobCommands implements Feature {
  // The management server's own id, the same in every answer of this cloud.
  private static final String SERVER_ID = "7b1c5e0a-0000-4000-8000-00000000c10d";
  // Jobs about these tell no id. Source: recordings createVPC.done, updateVPC.done,
  // deleteNetwork.done, createAffinityGroup.done, createBucket.done.
  private static final Set<String> NAMELESS =
      Set.of("None", "Vpc", "Network", "AffinityGroup", "Bucket");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Job.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("queryAsyncJobResult", JobCommands::query),
        Command.read("listAsyncJobs", JobCommands::list));
  }

  private static Answer query(View view, Call call) {
    Job job =
        call.arguments().string("jobid").isPresent()
            ? call.entity(view, "jobid", Job.KIND)
            : latest(view, call);
    if (!call.caller().isAdmin() && !job.accountId().equals(call.caller().accountId())) {
      throw Errors.denied(
          "Account Account [{\"accountName\":\""
              + call.caller().accountName()
              + "\",\"uuid\":\""
              + call.caller().accountId()
              + "\"}] is not authorized to see job id="
              + job.number());
    }
    return new Answer.Flat(show(view, job));
  }

  private static Job latest(View view, Call call) {
    String resource =
        call.arguments()
            .string("resourceid")
            .orElseThrow(() -> Errors.missing(call.command(), "jobid"));
    return view.by(Job.KIND, Job.INSTANCE, resource).stream()
        .reduce((_, later) -> later)
        .orElseThrow(() -> Errors.unknownId(call.command(), "resourceid", resource));
  }

  private static Answer list(View view, Call call) {
    List<Job> running =
        Ownership.visible(view, call, Job.KIND).stream()
            .filter(job -> job.status() == Job.RUNNING)
            .toList();
    return Page.listing(call, "asyncjobs", running, job -> show(view, job));
  }

  private static ObjectNode show(View view, Job job) {
    Account account = view.get(Account.KIND, job.accountId());
    Domain domain = view.get(Domain.KIND, account.domainId());
    Fields fields =
        Fields.of()
            .put("accountid", account.id())
            .put("account", account.name())
            .put("domainid", domain.id())
            .put("domainpath", domain.path())
            .put("userid", job.userId())
            .put("cmd", job.jobClass())
            .put("jobprocstatus", 0)
            .put("jobresultcode", job.resultCode());
    if (job.result().isPresent()) {
      fields.put("jobresulttype", "object").put("jobresult", parse(job.result().get()));
    }
    if (!job.instanceType().isEmpty()) {
      fields.put("jobinstancetype", job.instanceType());
      if (!NAMELESS.contains(job.instanceType())) {
        fields.put("jobinstanceid", job.instanceId());
      }
    }
    if (job.status() == Job.RUNNING) {
      fields.put("managementserverid", SERVER_ID).put("managementservername", "localhost");
    }
    return fields
        .put("created", job.created())
        .put("completed", job.completed())
        .put("jobid", job.id())
        .put("jobstatus", job.status())
        .node();
  }

  private static ObjectNode parse(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An unreadable job result", e);
    }
  }
}
