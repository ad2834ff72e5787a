// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.Gateway;
import io.landbridge.gateway.config.ConfigurationReference;
import io.landbridge.gateway.server.LogKeys;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a gateway until the process is told to end (SIGTERM, SIGINT). */
@Command(
    name = "serve",
    description = "Start the gateway, with the embedded cloud unless --cloudstack is given.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    ServeOptions.Result read = options.read(System.getenv());
    read.unknownVariables()
        .forEach(
            name -> LOG.atWarn().addKeyValue(LogKeys.KEY, name).log("This variable means nothing"));
    LOG.atInfo()
        .addKeyValue(LogKeys.SETTINGS, ConfigurationReference.values(read.configuration()))
        .log("starting");
    Gateway gateway = new Gateway(read.configuration());
    Gateway.Welcome welcome = gateway.start();
    Ending.closing(gateway::close);
    PrintWriter out = spec.commandLine().getOut();
    out.print(new WelcomeText(welcome).text());
    out.println(welcome.endpoints().readyLine());
    out.flush();
    new CountDownLatch(1).await(); // until the process is told to end
    return 0;
  }
}
