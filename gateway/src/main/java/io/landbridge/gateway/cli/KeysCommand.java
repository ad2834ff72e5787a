// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.EncryptionKeys;
import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.embedded.store.seal.RingKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the keys of encryption at rest, and gives them new versions. */
@Command(
    name = "keys",
    description = {
      "List the ids, names and versions of the keys of encryption at rest.",
      "With --rotate, for a gateway that does not run: give keys a new version. It encrypts what is"
          + " written from then on; what was written before is read with the version that it has."
    },
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
  @Mixin private ServeOptions options = new ServeOptions();

  @Option(
      names = "--rotate",
      paramLabel = "NAME",
      description = "Give this key a new version; may be said several times.")
  private List<String> rotated = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Configuration configuration = options.read(System.getenv()).configuration();
    if (!rotated.isEmpty()) {
      EncryptionKeys.rotate(configuration, rotated);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (RingKey key : EncryptionKeys.list(configuration)) {
      out.printf("%s  version %d  %s%n", key.id(), key.version(), key.name());
    }
    out.flush();
    return 0;
  }
}
