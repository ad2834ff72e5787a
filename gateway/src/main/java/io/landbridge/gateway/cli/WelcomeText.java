// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.Gateway;

/** What a newcomer reads: where the gateway is, how to sign, and a first command to paste. */
record WelcomeText(Gateway.Welcome welcome) {

  String text() {
    StringBuilder text = new StringBuilder();
    String api = welcome.endpoints().api().toString();
    text.append("Landbridge ").append(Version.text()).append("\n\n");
    line(text, "endpoint", api);
    line(text, "region", welcome.region());
    welcome
        .trialKeys()
        .ifPresent(keys -> {
          line(text, "access key", keys.accessKey());
          line(text, "secret key", keys.secretKey().expose());
        });
    welcome.authority().ifPresent(file -> line(text, "trust", file.toAbsolutePath().toString()));
    welcome
        .trialKeys()
        .ifPresent(keys -> {
          text.append("\nTry this in another terminal:\n\n");
          export(text, "AWS_ACCESS_KEY_ID", keys.accessKey());
          export(text, "AWS_SECRET_ACCESS_KEY", keys.secretKey().expose());
          export(text, "AWS_DEFAULT_REGION", welcome.region());
          export(text, "AWS_ENDPOINT_URL", api);
          welcome
              .authority()
              .ifPresent(file -> export(text, "AWS_CA_BUNDLE", file.toAbsolutePath().toString()));
          text.append("  aws ec2 describe-images\n");
        });
    return text.append("\n").toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-12s%s%n".formatted(name, value));
  }

  private static void export(StringBuilder text, String name, String value) {
    text.append("  export ").append(name).append('=').append(value).append("\n");
  }
}
