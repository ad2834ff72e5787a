// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import java.io.IOException;
import java.net.URI;

/** Posts a message to a webhook. May block, for a bounded time. */
@FunctionalInterface
public interface WebhookSender {

  /**
   * Posts JSON.
   *
   * @return the status of the answer
   * @throws IOException when there was no answer
   */
  int post(URI address, byte[] json) throws IOException;
}
