// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import java.util.Locale;
import java.util.Optional;

/**
 * The headers of a part of a form. Source: RFC 7578 4.2.
 *
 * @param name the name of the field
 * @param fileName the name of a file; empty for a field of text
 * @param contentType the media type, if there is one
 */
record PartHeaders(String name, Optional<String> fileName, Optional<String> contentType) {

  static PartHeaders read(String lines) {
    Optional<Parameters> disposition = Optional.empty();
    Optional<String> contentType = Optional.empty();
    for (String line : lines.split("\r\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw FormErrors.malformed();
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-disposition" -> {
          // A second one could make two readers of the form see different fields.
          if (disposition.isPresent()) {
            throw FormErrors.malformed();
          }
          disposition = Optional.of(readDisposition(value));
        }
        case "content-type" -> contentType = Optional.of(value);
        default -> {
          // Others, such as Content-Transfer-Encoding, mean nothing to S3.
        }
      }
    }
    Optional<Parameters> found = disposition;
    String name =
        found.flatMap(parameters -> parameters.find("name")).orElseThrow(FormErrors::malformed);
    return new PartHeaders(
        name, found.flatMap(parameters -> parameters.find("filename")), contentType);
  }

  private static Parameters readDisposition(String value) {
    int semicolon = value.indexOf(';');
    if (semicolon < 0 || !value.substring(0, semicolon).strip().equalsIgnoreCase("form-data")) {
      throw FormErrors.malformed();
    }
    return Parameters.of(value.substring(semicolon + 1));
  }

  boolean isFile() {
    return name.equalsIgnoreCase("file");
  }

  /** The name of the file without its folders; old browsers send whole paths. */
  String baseName() {
    String path = fileName.orElse("");
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
