// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.query.QueryParameters;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Answer;

/** A service that speaks a query protocol: EC2, STS. */
@FunctionalInterface
public interface QueryService {

  /** Answers a verified request, with a result or an error document; may block, throws nothing. */
  Answer answer(Call call, QueryParameters parameters);
}
