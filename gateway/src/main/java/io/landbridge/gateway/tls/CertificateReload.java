// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.tls;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of a certificate from time to time and reports each new usable pair. Made on
 * an event loop, whose context alone touches it.
 */
public final class CertificateReload implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateReload.class);

  private final Vertx vertx;
  private final CertificateFiles files;
  private final Consumer<CertificatePair> use;
  private final long timer;
  private CertificatePair current;
  private String lastComplaint = "";

  /**
   * Begins to look.
   *
   * @param current the pair in use
   * @param use takes a new pair, on the event loop
   */
  public CertificateReload(
      Vertx vertx,
      CertificateFiles files,
      Duration every,
      CertificatePair current,
      Consumer<CertificatePair> use) {
    this.vertx = vertx;
    this.files = files;
    this.current = current;
    this.use = use;
    this.timer = vertx.setPeriodic(every.toMillis(), _ -> look());
  }

  private void look() {
    var _ =
        vertx
            .executeBlocking(() -> CertificatePair.read(files))
            .onSuccess(this::take)
            .onFailure(this::complain);
  }

  private void take(CertificatePair read) {
    lastComplaint = "";
    if (!read.equals(current)) {
      current = read;
      use.accept(read);
    }
  }

  private void complain(Throwable e) {
    String complaint = String.valueOf(e.getMessage());
    if (!complaint.equals(lastComplaint)) {
      lastComplaint = complaint;
      LOG.atWarn().log("The certificate in use stays: {}", complaint);
    }
  }

  @Override
  public void close() {
    var _ = vertx.cancelTimer(timer);
  }
}
