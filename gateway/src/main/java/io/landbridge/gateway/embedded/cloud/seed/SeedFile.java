// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Reads seeds. */
public final class SeedFile {
  private static final String DEFAULT =
      "/io/landbridge/gateway/embedded/cloud/seed/default-seed.yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private SeedFile() {}

  /** The seed inside the program. */
  public static Seed loadDefault() {
    try (InputStream in =
        Objects.requireNonNull(SeedFile.class.getResourceAsStream(DEFAULT), DEFAULT)) {
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A seed from a file.
   *
   * @throws UncheckedIOException when the file cannot be read
   * @throws IllegalArgumentException when it is not a valid seed; the text names the key
   */
  public static Seed load(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("seed " + file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Seed parse(byte[] yaml) throws IOException {
    return YAML.readValue(yaml, Seed.class);
  }
}
