// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.Scrub;
import io.landbridge.gateway.embedded.store.ScrubReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the object store of a gateway that does not run. */
@Command(
    name = "scrub",
    description = {
      "Read everything in the object store and compare it with its checksums.",
      "For a gateway that does not run; one that runs does so by itself (objects.scrubEvery).",
      "Ends with 1 when something is damaged."
    },
    mixinStandardHelpOptions = true)
final class ScrubCommand implements Callable<Integer> {
  private static final int DAMAGED = 1;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ScrubReport report = Scrub.run(options.read(System.getenv()).configuration());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("read     %d pieces, %d bytes%n", report.pieces(), report.bytes());
    out.printf("removed  %d files that belonged to nothing%n", report.orphans());
    out.printf("damaged  %d%n", report.damages().size());
    for (ScrubReport.Damage damage : report.damages()) {
      out.printf(
          "  bucket %s, key %s: %s (%s)%n",
          damage.bucket(), damage.key(), damage.what(), damage.place());
    }
    out.flush();
    return report.damages().isEmpty() ? 0 : DAMAGED;
  }
}
