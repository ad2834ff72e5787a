// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.io.IOException;

/** A version together with its bytes, or those of a range of it. */
public record OpenObject(ObjectVersion version, ObjectContent content)
    implements Opened, AutoCloseable {
  @Override
  public void close() throws IOException {
    content.close();
  }
}
