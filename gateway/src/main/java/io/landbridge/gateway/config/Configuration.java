// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Everything that can be set, as one tree. The constructors refuse values that cannot work, with
 * the key in the message; {@link #defaults()} is what holds where nothing is set.
 *
 * @param region the one region that this gateway is
 * @param data where the gateway keeps its own files
 * @param api the port for EC2, STS and S3 clients
 * @param metadata the ports for instances
 * @param admin the port for operators
 * @param cloud the native cloud
 * @param credentials where access keys are looked up
 * @param store the gateway's own SQL store
 * @param cluster how gateways find each other
 * @param jobs how native jobs are followed
 * @param ec2 how EC2 shows the cloud
 * @param objects the embedded object store
 * @param s3 how S3 shows it
 */
public record Configuration(
    @Meaning("The region this gateway is; clients sign for it.") String region,
    @Meaning(
            "Directory for the gateway's own files: SQLite store, objects, embedded cloud,"
                + " certificates, unpacked native libraries.")
        Path data,
    ApiSettings api,
    MetadataSettings metadata,
    ListenSettings admin,
    CloudSettings cloud,
    CredentialSettings credentials,
    StoreSettings store,
    ClusterSettings cluster,
    JobSettings jobs,
    Ec2Settings ec2,
    ObjectSettings objects,
    S3Settings s3) {
  private static final Pattern REGION = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public Configuration {
    if (!REGION.matcher(region).matches()) {
      throw new ConfigurationException(
          "region", "must be lower-case letters, digits and dashes, like us-east-1");
    }
  }

  /** After which silence S3 sends white space: in time for the connection not to be closed. */
  public Duration whiteSpaceEvery() {
    Duration latest = api.idle().dividedBy(2);
    return s3.whiteSpaceEvery().compareTo(latest) < 0 ? s3.whiteSpaceEvery() : latest;
  }

  /** What holds where nothing is set. */
  public static Configuration defaults() {
    return new Configuration(
        "us-east-1",
        Path.of("landbridge-data"),
        ApiSettings.defaults(),
        MetadataSettings.defaults(),
        new ListenSettings("127.0.0.1", 8776),
        CloudSettings.defaults(),
        CredentialSettings.defaults(),
        StoreSettings.defaults(),
        ClusterSettings.defaults(),
        new JobSettings(Duration.ofMillis(300), Duration.ofSeconds(5), 5000),
        Ec2Settings.defaults(),
        ObjectSettings.defaults(),
        S3Settings.defaults());
  }
}
