// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import io.landbridge.gateway.server.LogKeys;
import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.RequestRecord;
import io.landbridge.translation.RequestTrace;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line at INFO for each request, with fixed keys. */
public final class RequestLogger implements RequestListener {
  private static final Logger LOG = LoggerFactory.getLogger("io.landbridge.requests");

  @Override
  public void answered(RequestRecord request) {
    List<RequestTrace.Step> steps = request.trace().steps();
    List<String> jobs =
        steps.stream().map(RequestTrace.Step::jobId).flatMap(Optional::stream).distinct().toList();
    LOG.atInfo()
        .addKeyValue(LogKeys.REQUEST_ID, request.requestId())
        .addKeyValue(LogKeys.SERVICE, request.service())
        .addKeyValue(LogKeys.OPERATION, request.operation())
        .addKeyValue(LogKeys.ACCOUNT, request.account().map(Object::toString).orElse(""))
        .addKeyValue(LogKeys.USER, request.user().orElse(""))
        .addKeyValue(LogKeys.STATUS, request.status())
        .addKeyValue(LogKeys.ERROR_CODE, request.errorCode().orElse(""))
        .addKeyValue(LogKeys.ELAPSED_MILLIS, request.elapsed().toMillis())
        .addKeyValue(LogKeys.REMOTE, request.remote())
        .addKeyValue(
            LogKeys.NATIVE_COMMANDS, steps.stream().map(RequestTrace.Step::command).toList())
        .addKeyValue(LogKeys.NATIVE_JOBS, jobs)
        .log("request");
  }
}
