// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when the tags that came with a create request are set, or could not be: the resource
 * stays as it is, and a failure is reported.
 */
public final class TagsOnCreateEnd implements JobEnd {
  /** The purpose of the jobs that set tags on new resources. Their facts are the tags. */
  static final String PURPOSE = "tags-on-create";

  private static final Logger LOG = LoggerFactory.getLogger(TagsOnCreateEnd.class);

  @Override
  public String purpose() {
    return PURPOSE;
  }

  @Override
  public void succeeded(Call call, FollowedJob job, JsonNode result) {
    // From now on the native entity itself carries the tags.
  }

  @Override
  public void failed(Call call, FollowedJob job, NativeError error) {
    LOG.atWarn()
        .addKeyValue("requestId", job.requestId())
        .addKeyValue("jobId", job.jobId())
        .addKeyValue("nativeCode", error.code())
        .log("The tags of a new resource could not be set");
  }
}
