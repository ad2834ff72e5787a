// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a body as they come from the client, framing included. One thread reads it. */
@FunctionalInterface
public interface RawBody {

  /**
   * Moves some bytes into the target; waits until there is at least one.
   *
   * @param target with room for at least one byte
   * @return how many bytes were moved, or -1 at the end of the body
   * @throws io.landbridge.aws.AwsException when the client took too long
   * @throws IOException when the client has gone before the end
   */
  int read(ByteBuffer target) throws IOException;
}
