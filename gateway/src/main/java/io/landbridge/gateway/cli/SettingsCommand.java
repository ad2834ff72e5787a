// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.config.ConfigurationReference;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the table of configuration keys, which is also in the reference page. */
@Command(
    name = "settings",
    description = "Print the table of configuration keys as Markdown.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(ConfigurationReference.markdown());
    out.flush();
    return 0;
  }
}
