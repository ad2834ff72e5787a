// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.website.Route.Moved;
import io.landbridge.translation.s3.website.Route.Show;
import io.landbridge.translation.s3.website.Route.ShowError;
import io.landbridge.translation.s3.website.Route.TryFolder;
import io.landbridge.translation.s3.website.RoutingRule.Condition;
import io.landbridge.translation.s3.website.RoutingRule.Redirect;
import io.landbridge.translation.s3.website.Website.WebsiteRequest;
import io.landbridge.translation.s3.website.WebsiteConfiguration.RedirectAll;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebsiteTest {
  private static final Redirect TO_NEW =
      new Redirect(
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.of("new/"),
          Optional.empty());

  private static RoutingRule rule(String prefix, int error, Redirect redirect) {
    return new RoutingRule(
        Optional.of(
            new Condition(
                Optional.of(prefix).filter(p -> !p.isEmpty()),
                error == 0 ? OptionalInt.empty() : OptionalInt.of(error))),
        redirect);
  }

  private static WebsiteConfiguration pages(RoutingRule... rules) {
    return new WebsiteConfiguration(
        Optional.empty(), Optional.of("index.html"), Optional.of("error.html"), List.of(rules));
  }

  private static WebsiteRequest get(String key) {
    return new WebsiteRequest("http", "site.example.com", key);
  }

  @Nested
  class Routing {
    @ParameterizedTest(name = "/{0} shows {1}")
    @CsvSource({
      "'', index.html",
      "a, a",
      "a/, a/index.html",
      "a/b.html, a/b.html",
      "/, /index.html"
    })
    void showsObjectsAndTheIndexOfFolders(String key, String shown) {
      assertThat(new Website(pages()).route(get(key))).isEqualTo(new Show(shown));
    }

    @Test
    void sendsAllRequestsElsewhere() {
      Website website =
          new Website(
              new WebsiteConfiguration(
                  Optional.of(new RedirectAll("example.com", Optional.of("https"))),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()));

      assertThat(website.route(get("a b/ü")))
          .isEqualTo(new Moved(301, "https://example.com/a%20b/%C3%BC"));
    }

    @Test
    void followsTheFirstRuleThatFits() {
      Redirect elsewhere =
          new Redirect(
              Optional.of("example.org"),
              OptionalInt.of(307),
              Optional.of("https"),
              Optional.empty(),
              Optional.of("moved.html"));
      Website website = new Website(pages(rule("old/", 0, TO_NEW), rule("o", 0, elsewhere)));

      assertThat(website.route(get("old/a/b")))
          .isEqualTo(new Moved(301, "http://site.example.com/new/a/b"));
      assertThat(website.route(get("other")))
          .isEqualTo(new Moved(307, "https://example.org/moved.html"));
      assertThat(website.route(get("x"))).isEqualTo(new Show("x"));
    }

    @Test
    void keepsRulesForErrorsUntilThereIsOne() {
      Website website = new Website(pages(rule("old/", 404, TO_NEW)));

      assertThat(website.route(get("old/a"))).isEqualTo(new Show("old/a"));
      assertThat(website.routeError(get("old/a"), 404, true))
          .isEqualTo(new Moved(301, "http://site.example.com/new/a"));
      assertThat(website.routeError(get("old/a"), 403, false))
          .isEqualTo(new ShowError(Optional.of("error.html")));
    }

    @Test
    void looksForAFolderBeforeItShowsAnError() {
      Website website = new Website(pages());

      assertThat(website.routeError(get("a b"), 404, true))
          .isEqualTo(
              new TryFolder(
                  "a b/index.html",
                  new Moved(302, "/a%20b/"),
                  new ShowError(Optional.of("error.html"))));
      assertThat(website.routeError(get("a/"), 404, true))
          .isEqualTo(new ShowError(Optional.of("error.html")));
    }

    @Test
    void followsTheRedirectOfAnObject() {
      assertThat(Website.ofObject("/other")).isEqualTo(new Moved(301, "/other"));
    }
  }

  @Nested
  class Checking {
    private void assertRefused(WebsiteConfiguration configuration, String code, String message) {
      assertThatThrownBy(configuration::check)
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> {
                assertThat(e.error().code()).isEqualTo(code);
                assertThat(e.error().message()).startsWith(message);
              });
    }

    private WebsiteConfiguration index(Optional<String> suffix, Optional<String> error) {
      return new WebsiteConfiguration(Optional.empty(), suffix, error, List.of());
    }

    @Test
    void takesWhatS3Documents() {
      assertThatCode(() -> pages(rule("old/", 404, TO_NEW)).check()).doesNotThrowAnyException();
      assertThatCode(() -> index(Optional.of("index.html"), Optional.empty()).check())
          .doesNotThrowAnyException();
    }

    @Test
    void wantsAnIndexOrARedirect() {
      assertRefused(
          index(Optional.empty(), Optional.empty()),
          "InvalidArgument",
          "A value for IndexDocument Suffix must be provided");
      assertRefused(
          index(Optional.of("a/b"), Optional.empty()),
          "InvalidArgument",
          "The IndexDocument Suffix is not well formed");
      assertRefused(
          index(Optional.of("a"), Optional.of("")),
          "InvalidArgument",
          "The ErrorDocument Key is not well formed");
      assertRefused(
          new WebsiteConfiguration(
              Optional.of(new RedirectAll("h", Optional.empty())),
              Optional.of("a"),
              Optional.empty(),
              List.of()),
          "InvalidRequest",
          "RedirectAllRequestsTo cannot be provided");
      assertRefused(
          new WebsiteConfiguration(
              Optional.of(new RedirectAll("h", Optional.of("ftp"))),
              Optional.empty(),
              Optional.empty(),
              List.of()),
          "InvalidRequest",
          "Invalid protocol");
      for (String host : List.of("a b", "a\r\nSet-Cookie: b", "\u00e9.example.com")) {
        assertRefused(
            new WebsiteConfiguration(
                Optional.of(new RedirectAll(host, Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                List.of()),
            "InvalidArgument",
            "The HostName is not well formed");
      }
    }

    @Test
    void namesWhatIsWrongWithARule() {
      assertRefused(pages(rule("", 0, TO_NEW)), "InvalidRequest", "Condition cannot be empty.");
      assertRefused(
          pages(rule("a", 200, TO_NEW)),
          "InvalidRequest",
          "The provided HTTP error code (200) is not valid.");
      assertRefused(
          pages(rule("a", 0, redirect(300, Optional.empty()))),
          "InvalidRequest",
          "The provided HTTP redirect code (300) is not valid.");
      assertRefused(
          pages(rule("a", 0, redirect(301, Optional.of("x")))),
          "InvalidRequest",
          "You can only define ReplaceKeyPrefix or ReplaceKey but not both.");
      assertRefused(
          new WebsiteConfiguration(
              Optional.empty(),
              Optional.of("i"),
              Optional.empty(),
              Collections.nCopies(51, rule("a", 0, TO_NEW))),
          "InvalidRequest",
          "51 routing rules provided");
      assertRefused(
          pages(
              new RoutingRule(
                  Optional.empty(),
                  new Redirect(
                      Optional.empty(),
                      OptionalInt.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()))),
          "MalformedXML",
          "The XML");
    }

    private Redirect redirect(int code, Optional<String> key) {
      return new Redirect(
          Optional.empty(), OptionalInt.of(code), Optional.empty(), Optional.of("p"), key);
    }
  }

  @Test
  void showsAPageOfItsOwnWithNothingToExecute() {
    ErrorPage page =
        new ErrorPage(
            new AwsError("NoSuchKey", 404, "The specified key does not exist.")
                .with("Key", "<script>"),
            "R",
            "H");

    assertThat(new String(page.toHtml(), StandardCharsets.UTF_8))
        .contains("<title>404 Not Found</title>")
        .contains("<li>Code: NoSuchKey</li>")
        .contains("<li>Key: &lt;script&gt;</li>")
        .contains("<li>RequestId: R</li>")
        .doesNotContain("<script>");
  }
}
