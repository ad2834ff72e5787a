// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.cors;

import io.landbridge.s3.model.CORSConfiguration;
import io.landbridge.s3.model.CORSRule;
import java.util.OptionalInt;

/** Reads the document of a bucket's CORS rules. */
public final class CorsDocument {
  private CorsDocument() {}

  /** The rules of a document; not checked yet. */
  public static CorsConfiguration read(CORSConfiguration document) {
    return new CorsConfiguration(document.corsRules().stream().map(CorsDocument::rule).toList());
  }

  private static CorsRule rule(CORSRule rule) {
    return new CorsRule(
        rule.id(),
        rule.allowedOrigins(),
        rule.allowedMethods(),
        rule.allowedHeaders(),
        rule.exposeHeaders(),
        rule.maxAgeSeconds().map(OptionalInt::of).orElse(OptionalInt.empty()));
  }
}
