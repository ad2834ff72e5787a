// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.translation.ec2.Ec2Catalogue;
import io.landbridge.translation.ec2.SupportTable;
import io.landbridge.translation.s3.S3Catalogue;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the table of supported actions, which is also in the README. */
@Command(
    name = "actions",
    description = "Print the table of supported EC2 actions as Markdown.",
    mixinStandardHelpOptions = true)
final class ActionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--s3", description = "The operations of S3 instead.")
  private boolean s3;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        s3 ? S3Catalogue.toMarkdown() : new SupportTable(Ec2Catalogue.actions()).toMarkdown());
    out.flush();
    return 0;
  }
}
