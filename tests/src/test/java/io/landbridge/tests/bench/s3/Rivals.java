// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The servers that ours is compared with. One that is not there is left out, with a line that says
 * so.
 */
final class Rivals {
  static final String S3PROXY = "s3proxy";
  static final String NGINX = "nginx";

  private Rivals() {}

  /**
   * s3proxy over a file system, under the JVM options of our launcher.
   *
   * @param folder where it keeps everything
   */
  static Optional<Contender> startS3Proxy(Path folder) throws IOException, InterruptedException {
    Path classPath = Checkout.root().resolve("tests/target/s3proxy-classpath.txt");
    if (!Files.isRegularFile(classPath)) {
      System.out.println("s3proxy is left out: its class path could not be resolved");
      return Optional.empty();
    }
    int port = FreePorts.take(1).getFirst();
    Path data = Files.createDirectories(folder.resolve("data"));
    Path properties =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem-nio2
            jclouds.filesystem.basedir=%s
            jclouds.identity=unused
            jclouds.credential=unused
            """
                .formatted(port, Account.ALICE.accessKey(), Account.ALICE.secretKey(), data));
    return Optional.of(
        ChildServer.start(
            S3PROXY,
            port,
            folder,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms96m",
                "-XX:NewSize=64m",
                "-Xmx384m",
                "-XX:MaxDirectMemorySize=128m",
                "-Dlogback.configurationFile="
                    + Checkout.root().resolve("tests/rivals/s3proxy/logback.xml"),
                "-cp",
                Files.readString(classPath).strip(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString())));
  }

  /**
   * nginx with sendfile, which answers GET and HEAD of files below {@code www} in the folder.
   *
   * @param folder where it keeps everything
   */
  static Optional<Contender> startNginx(Path folder) throws IOException, InterruptedException {
    Path program = Path.of("/usr/sbin/nginx");
    if (!Files.isExecutable(program)) {
      System.out.println("nginx is left out: there is no " + program + ", see .ci/install-nginx");
      return Optional.empty();
    }
    int port = FreePorts.take(1).getFirst();
    boolean root = "root".equals(System.getProperty("user.name"));
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            %s
            daemon off;
            worker_processes 2;
            pid nginx.pid;
            error_log error.log;
            events {}
            http {
              access_log off;
              sendfile on;
              tcp_nodelay on;
              keepalive_requests 100000000;
              default_type application/octet-stream;
              client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
              uwsgi_temp_path t4; scgi_temp_path t5;
              server { listen 127.0.0.1:%d; root www; }
            }
            """
                .formatted(root ? "user root;" : "", port));
    return Optional.of(
        ChildServer.start(
            NGINX,
            port,
            folder,
            List.of(
                program.toString(),
                "-p",
                folder + "/",
                "-e",
                "error.log",
                "-c",
                configuration.toString())));
  }
}
