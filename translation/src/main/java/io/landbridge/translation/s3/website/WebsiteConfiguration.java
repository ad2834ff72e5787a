// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import io.landbridge.s3.S3Errors;
import java.util.List;
import java.util.Optional;

/**
 * What a bucket's website is. Not checked when made, as documents may say anything: see {@link
 * #check()}.
 *
 * @param redirectAll where all requests are sent; then there is nothing else
 * @param indexSuffix what is shown of a folder, for example {@code index.html}
 * @param errorKey the object that is shown for an error
 * @param rules where some requests are sent, the first that fits counting
 */
public record WebsiteConfiguration(
    Optional<RedirectAll> redirectAll,
    Optional<String> indexSuffix,
    Optional<String> errorKey,
    List<RoutingRule> rules) {
  private static final int MOST_RULES = 50;

  public WebsiteConfiguration {
    rules = List.copyOf(rules);
  }

  /** Another host for all requests; the protocol stays unless it is named. */
  public record RedirectAll(String hostName, Optional<String> protocol) {}

  /**
   * Checks that a bucket may have this website.
   *
   * @throws io.landbridge.aws.AwsException InvalidArgument, InvalidRequest or MalformedXML, saying
   *     what is wrong
   */
  public void check() {
    if (redirectAll.isPresent()) {
      checkRedirectAll(redirectAll.get());
      return;
    }
    String suffix =
        indexSuffix.orElseThrow(() ->
            S3Errors.invalidArgument(
                    "IndexDocument",
                    "null",
                    "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is"
                        + " empty")
                .toException());
    if (suffix.isEmpty() || suffix.indexOf('/') >= 0) {
      throw S3Errors.invalidArgument(
              "IndexDocument", suffix, "The IndexDocument Suffix is not well formed")
          .toException();
    }
    if (errorKey.filter(String::isEmpty).isPresent()) {
      throw S3Errors.invalidArgument(
              "ErrorDocument", "", "The ErrorDocument Key is not well formed")
          .toException();
    }
    if (rules.size() > MOST_RULES) {
      throw S3Errors.invalidRequest(
              rules.size()
                  + " routing rules provided, the number of routing rules in a website configuration"
                  + " is limited to "
                  + MOST_RULES
                  + ".")
          .toException();
    }
    rules.forEach(RoutingRule::check);
  }

  private void checkRedirectAll(RedirectAll all) {
    if (indexSuffix.isPresent() || errorKey.isPresent() || !rules.isEmpty()) {
      throw S3Errors.invalidRequest(
              "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.")
          .toException();
    }
    if (all.hostName().isEmpty()) {
      throw S3Errors.malformedXml().toException();
    }
    RoutingRule.checkHost(all.hostName());
    RoutingRule.checkProtocol(all.protocol());
  }
}
