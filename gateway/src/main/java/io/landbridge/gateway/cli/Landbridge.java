// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.config.ConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The program: {@code landbridge serve} and its other commands. */
@Command(
    name = "landbridge",
    description = "EC2 and S3 gateway for Apache CloudStack.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ServeCommand.class,
      MetadataCommand.class,
      ScrubCommand.class,
      KeysCommand.class,
      VersionCommand.class,
      ActionsCommand.class,
      SettingsCommand.class,
      WarmUpCommand.class
    })
public final class Landbridge {
  private Landbridge() {}

  /** Runs a command and ends the process with its exit code: 0, 1 for a failure, 2 for misuse. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Landbridge()).setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, _) -> {
      command.getErr().println("landbridge: " + failure.getMessage());
      return failure instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    });
    return line;
  }
}
