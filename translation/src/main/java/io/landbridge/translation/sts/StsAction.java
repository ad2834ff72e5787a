// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.sts;

import io.landbridge.query.Operation;
import io.landbridge.query.QueryDecoder;
import io.landbridge.query.QueryParameters;
import io.landbridge.query.XmlEncoder;
import io.landbridge.schema.Shape;
import io.landbridge.translation.Call;

/**
 * An action with what it means.
 *
 * @param operation the action on the wire
 * @param handler its meaning
 */
record StsAction<I extends Shape, O extends Shape>(
    Operation<I, O> operation, StsOperation<I, O> handler) {

  byte[] answer(Call call, QueryParameters parameters, QueryDecoder decoder, XmlEncoder encoder) {
    I request = decoder.decode(operation, parameters);
    return encoder.encode(operation, handler.handle(call, request), call.requestId());
  }
}
