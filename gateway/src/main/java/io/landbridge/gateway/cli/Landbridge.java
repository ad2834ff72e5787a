// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program: {@code landbridge serve}, {@code scrub}, {@code keys}, {@code version} and others.
 */
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
    CommandLine line = new CommandLine(new Landbridge()).setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, _) -> {
      command.getErr().println("landbridge: " + failure.getMessage());
      return 1;
    });
    System.exit(line.execute(arguments));
  }
}
