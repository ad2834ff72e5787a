// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.ErrorDocument;
import io.landbridge.s3.model.IndexDocument;
import io.landbridge.s3.model.Protocol;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the document of a bucket's website. */
public final class WebsiteDocument {
  private static final Pattern CODE = Pattern.compile("\\d{3}");

  private WebsiteDocument() {}

  /**
   * The website of a document; not checked yet.
   *
   * @throws io.landbridge.aws.AwsException MalformedXML for a status that is none
   */
  public static WebsiteConfiguration read(io.landbridge.s3.model.WebsiteConfiguration document) {
    return new WebsiteConfiguration(
        document
            .redirectAllRequestsTo()
            .map(all ->
                new WebsiteConfiguration.RedirectAll(
                    all.hostName(), all.protocol().map(Protocol::wire))),
        document.indexDocument().map(IndexDocument::suffix),
        document.errorDocument().map(ErrorDocument::key),
        document.routingRules().stream().map(WebsiteDocument::rule).toList());
  }

  private static RoutingRule rule(io.landbridge.s3.model.RoutingRule rule) {
    var redirect = rule.redirect();
    return new RoutingRule(
        rule.condition()
            .map(condition ->
                new RoutingRule.Condition(
                    condition.keyPrefixEquals(), code(condition.httpErrorCodeReturnedEquals()))),
        new RoutingRule.Redirect(
            redirect.hostName(),
            code(redirect.httpRedirectCode()),
            redirect.protocol().map(Protocol::wire),
            redirect.replaceKeyPrefixWith(),
            redirect.replaceKeyWith()));
  }

  private static OptionalInt code(Optional<String> text) {
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!CODE.matcher(text.get()).matches()) {
      throw S3Errors.malformedXml().toException();
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }
}
