// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import io.landbridge.gateway.server.RequestRecord;
import io.landbridge.translation.RequestTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The line from a request to its native jobs, as the admin port shows it. */
public final class RequestView {
  private final RecentRequests requests;
  private final JobOutcomes jobs;

  /** A view of the requests remembered, with the outcome of their jobs. */
  public RequestView(RecentRequests requests, JobOutcomes jobs) {
    this.requests = requests;
    this.jobs = jobs;
  }

  /** The request as a JSON object; empty when it is not remembered. May block. */
  Optional<SequencedMap<String, Object>> find(String requestId) {
    return requests.find(requestId).map(this::show);
  }

  /** The newest requests, newest first. */
  List<RequestRecord> newest(int count) {
    return requests.newest(count);
  }

  private SequencedMap<String, Object> show(RequestRecord request) {
    SequencedMap<String, Object> shown = new LinkedHashMap<>();
    shown.put("requestId", request.requestId());
    shown.put("receivedAt", request.receivedAt().toString());
    shown.put("elapsedMillis", request.elapsed().toMillis());
    shown.put("service", request.service());
    shown.put("operation", request.operation());
    request.account().ifPresent(account -> shown.put("account", account.value()));
    request.user().ifPresent(user -> shown.put("user", user));
    shown.put("status", request.status());
    request.errorCode().ifPresent(code -> shown.put("errorCode", code));
    shown.put("native", request.trace().steps().stream().map(this::show).toList());
    if (request.trace().dropped() > 0) {
      shown.put("nativeNotRemembered", request.trace().dropped());
    }
    return shown;
  }

  private SequencedMap<String, Object> show(RequestTrace.Step step) {
    SequencedMap<String, Object> shown = new LinkedHashMap<>();
    shown.put("command", step.command());
    shown.put("outcome", step.outcome());
    shown.put("elapsedMillis", step.elapsed().toMillis());
    step.jobId().ifPresent(job -> shown.put("jobId", job));
    step.jobId()
        .flatMap(jobs::find)
        .ifPresent(outcome -> {
          shown.put("jobStatus", outcome.status());
          if (!outcome.error().isEmpty()) {
            shown.put("jobError", outcome.error());
          }
        });
    return shown;
  }
}
