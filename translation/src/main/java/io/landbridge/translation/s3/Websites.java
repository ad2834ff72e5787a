// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.HostStyle;
import io.landbridge.s3.QueryString;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.s3.RestOperation;
import io.landbridge.s3.S3Address;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.S3Operations;
import io.landbridge.s3.S3Route;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.s3.configuration.ConfigurationErrors;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.website.ErrorPage;
import io.landbridge.translation.s3.website.Route;
import io.landbridge.translation.s3.website.Website;
import io.landbridge.translation.s3.website.Website.WebsiteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The websites of buckets: a host below one of the domains is that of a bucket, and its pages are
 * read as anybody may read them. Source: S3 User Guide, "Website endpoints".
 */
public final class Websites {
  private static final String REDIRECT = "x-amz-website-redirect-location";
  private static final byte[] NO_BODY = new byte[0];

  /** What a browser's request says of the page; no header of S3's own is listened to. */
  private static final List<String> OF_PAGES =
      List.of(
          "host",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-unmodified-since",
          "origin",
          "range",
          "referer",
          "user-agent");

  private final HostStyle hosts;
  private final S3Service service;
  private final S3Backend backend;
  private final KeptConfiguration kept;
  private final String hostId;

  /**
   * The websites of a service's buckets.
   *
   * @param hosts below which domains they are
   * @param hostId what error pages call this server
   */
  public Websites(HostStyle hosts, S3Service service, S3Backend backend, String hostId) {
    this.hosts = hosts;
    this.service = service;
    this.backend = backend;
    this.kept = backend.kept();
    this.hostId = hostId;
  }

  /** Whether a host is that of a website. */
  public boolean isHost(String host) {
    return hosts.findBucket(host).isPresent();
  }

  /**
   * The page that a request names.
   *
   * @throws AwsException {@code InvalidURI}, {@code InvalidBucketName}, {@code KeyTooLongError}
   */
  public S3Address address(RequestHead head) {
    return hosts.address(head);
  }

  /** One request to a website on its way. */
  private record Visit(
      S3Call call, S3Address address, WebsiteRequest page, String method, HeaderFields headers) {

    RestOperation<?, ?> operation() {
      return method.equals("HEAD") ? S3Operations.HEAD_OBJECT : S3Operations.GET_OBJECT;
    }
  }

  /**
   * Answers a request to a website.
   *
   * @param call of nobody: websites know no signatures
   * @param address see {@link #address}
   */
  public S3Answer answer(S3Call call, S3Address address, RequestHead head) {
    WebsiteRequest page =
        new WebsiteRequest(
            call.origin().secure() ? "https" : "http", head.host(), address.findKey().orElse(""));
    Visit visit = new Visit(call, address, page, head.method(), ofPages(head.headers()));
    try {
      return answer(visit);
    } catch (AwsException e) {
      return refuse(visit, e.error());
    } catch (NativeException e) {
      return refuse(visit, S3NativeErrors.toError(e.error()));
    }
  }

  private static HeaderFields ofPages(HeaderFields headers) {
    List<Map.Entry<String, String>> kept = new ArrayList<>();
    for (String name : OF_PAGES) {
      headers.find(name).ifPresent(value -> kept.add(Map.entry(name, value)));
    }
    return HeaderFields.of(kept);
  }

  private S3Answer answer(Visit visit) {
    if (!visit.method().equals("GET") && !visit.method().equals("HEAD")) {
      throw S3Errors.methodNotAllowed(visit.method(), "OBJECT").toException();
    }
    String name = visit.address().findBucket().orElseThrow().value();
    S3Bucket bucket = backend.buckets().get(visit.call(), name);
    Website website =
        kept.website(bucket.id())
            .map(Website::new)
            .orElseThrow(() -> ConfigurationErrors.noWebsite(bucket));
    return switch (website.route(visit.page())) {
      case Route.Moved moved -> move(visit, moved);
      case Route.Show(String key) -> show(visit, website, bucket, key);
      case Route.ShowError _, Route.TryFolder _ ->
          throw new IllegalStateException("Nothing has gone wrong yet");
    };
  }

  private S3Answer show(Visit visit, Website website, S3Bucket bucket, String key) {
    S3Answer found = read(visit, key, visit.headers());
    Optional<AwsError> error = found.error();
    if (error.isEmpty()) {
      Optional<String> elsewhere = found.findHeader(REDIRECT);
      if (elsewhere.isEmpty()) {
        return found;
      }
      close(found);
      return move(visit, Website.ofObject(elsewhere.get()));
    }
    int status = error.get().httpStatus();
    if (status < 400) {
      return found; // not modified
    }
    boolean missing =
        status == 404
            || (status == 403
                && backend
                    .store()
                    .find(bucket.id(), new ObjectKey(key), Optional.empty())
                    .isEmpty());
    return follow(visit, website.routeError(visit.page(), status, missing), error.get());
  }

  private S3Answer follow(Visit visit, Route route, AwsError error) {
    return switch (route) {
      case Route.Moved moved -> move(visit, moved);
      case Route.TryFolder folder -> {
        S3Answer index = read(visit, folder.indexKey(), HeaderFields.of(List.of()));
        close(index);
        yield index.error().isEmpty()
            ? move(visit, folder.found())
            : follow(visit, folder.otherwise(), error);
      }
      case Route.ShowError(Optional<String> key) ->
          key.map(it -> read(visit, it, onlyWho(visit)))
              .filter(page -> page.error().isEmpty())
              .map(page ->
                  new S3Answer(
                      error.httpStatus(), page.headers(), page.content(), Optional.of(error)))
              .orElseGet(() -> refuse(visit, error));
      case Route.Show _ -> throw new IllegalStateException("An error leads to no page");
    };
  }

  /** Conditions and ranges speak of the page that was asked for, and not of the error's. */
  private static HeaderFields onlyWho(Visit visit) {
    List<Map.Entry<String, String>> who = new ArrayList<>();
    for (String name : List.of("origin", "referer", "user-agent")) {
      visit.headers().find(name).ifPresent(value -> who.add(Map.entry(name, value)));
    }
    return HeaderFields.of(who);
  }

  private S3Answer read(Visit visit, String key, HeaderFields headers) {
    S3Address object = new S3Address.OfObject(visit.address().findBucket().orElseThrow(), key);
    S3Route.Call route = new S3Route.Call(visit.operation(), object, QueryString.parse(""));
    return service.answer(visit.call(), new S3Request(route, false, headers, RequestBody.NONE));
  }

  private static void close(S3Answer answer) {
    try {
      answer.content().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private S3Answer move(Visit visit, Route.Moved moved) {
    List<HeaderField> headers = new ArrayList<>();
    headers.add(new HeaderField("Location", moved.location()));
    headers.addAll(crossOrigin(visit));
    return S3Answer.inMemory(moved.status(), headers, NO_BODY, Optional.empty());
  }

  private S3Answer refuse(Visit visit, AwsError error) {
    List<HeaderField> headers = new ArrayList<>();
    headers.add(new HeaderField("Content-Type", "text/html; charset=utf-8"));
    headers.add(new HeaderField("x-amz-error-code", error.code()));
    headers.add(new HeaderField("x-amz-error-message", error.message()));
    headers.addAll(crossOrigin(visit));
    ErrorPage page = new ErrorPage(error, visit.call().requestId(), hostId);
    return S3Answer.inMemory(error.httpStatus(), headers, page.toHtml(), Optional.of(error));
  }

  private List<HeaderField> crossOrigin(Visit visit) {
    return service
        .crossOrigin()
        .headers(visit.call(), visit.address(), visit.method(), visit.headers());
  }
}
