// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Actions;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.query.Operation;
import io.landbridge.query.QueryDecoder;
import io.landbridge.query.QueryParameters;
import io.landbridge.query.XmlEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads any bytes as the form of an EC2 request. */
final class QueryDecoderTarget {
  private static final QueryDecoder DECODER = new QueryDecoder();
  private static final XmlEncoder ENCODER = new XmlEncoder(Ec2Operations.API);

  private QueryDecoderTarget() {}

  /**
   * Decodes the form for the action that it names, or RunInstances, which has the largest shape.
   *
   * @return whether it was a request of that action; otherwise it was refused as the client's fault
   */
  static boolean run(byte[] form) {
    try {
      QueryParameters parameters = QueryParameters.parse("", form);
      Optional<Operation<?, ?>> named = parameters.findAction().flatMap(Ec2Actions::findOperation);
      DECODER.decode(named.orElse(Ec2Operations.RUN_INSTANCES), parameters);
      return true;
    } catch (AwsException refused) {
      int status = refused.error().httpStatus();
      if (status < 400 || status > 499) {
        throw new AssertionError("no client's error", refused);
      }
      String document =
          new String(ENCODER.encodeError(refused.error(), "request"), StandardCharsets.UTF_8);
      if (!document.contains("<Code>" + refused.error().code() + "</Code>")) {
        throw new AssertionError(document);
      }
      return false;
    }
  }
}
