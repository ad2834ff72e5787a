// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import java.time.Instant;
import java.util.Optional;

/**
 * One S3 request on its way through the gateway. It is passed along, never looked up.
 *
 * @param requester who asks, verified or nobody
 * @param caller the native user behind the requester; empty for anonymous requests
 * @param credentials what native calls are signed with: the caller's, or those of the gateway's own
 *     service account for anonymous requests
 * @param receivedAt when the request arrived
 * @param deadline when native calls of the request give up; bodies may take longer
 * @param trace collects the native commands of this request
 * @param origin how the request came
 * @param target the bucket that the request names, once it is known to be there
 */
public record S3Call(
    String requestId,
    Requester requester,
    Optional<Caller> caller,
    NativeCredentials credentials,
    Instant receivedAt,
    Instant deadline,
    RequestTrace trace,
    Origin origin,
    Optional<Target> target)
    implements NativeSession {

  /**
   * How a request came.
   *
   * @param address the client's address
   * @param url what the client has asked, without the query
   * @param tls how the connection is secured; empty over plain HTTP
   * @param signing how the request was signed; empty for anonymous requests
   */
  public record Origin(String address, String url, Optional<Tls> tls, Optional<Signing> signing) {
    /** Whether it came over TLS. */
    public boolean secure() {
      return tls.isPresent();
    }
  }

  /**
   * A secured connection.
   *
   * @param version the protocol's version as TLS names it, {@code TLSv1.3}
   * @param cipherSuite the suite's name in Java, {@code TLS_AES_256_GCM_SHA384}
   */
  public record Tls(String version, String cipherSuite) {}

  /**
   * A signature that was verified.
   *
   * @param place where it stands
   * @param algorithm how it was made, {@code AWS4-HMAC-SHA256}
   * @param at when it was made, as it says itself
   */
  public record Signing(Place place, String algorithm, Instant at) {}

  /** Where a signature stands. */
  public enum Place {
    /** In the {@code Authorization} header. */
    HEADER("REST-HEADER"),
    /** In the query: a presigned request. */
    QUERY("REST-QUERY-STRING"),
    /** In the fields of a browser's form. */
    FORM("POST");

    private final String authType;

    Place(String authType) {
      this.authType = authType;
    }

    /** As conditions of policies name it ({@code s3:authType}). */
    public String authType() {
      return authType;
    }
  }

  /**
   * The bucket of a request.
   *
   * @param permissions what the requester may do in it
   * @param requesterPays whether the requester pays for the request, and not the bucket's owner
   */
  public record Target(S3Bucket bucket, Permissions permissions, boolean requesterPays) {
    Target charged() {
      return new Target(bucket, permissions, true);
    }
  }

  /** The same request, whose bucket has been found. */
  S3Call in(Target found) {
    return new S3Call(
        requestId,
        requester,
        caller,
        credentials,
        receivedAt,
        deadline,
        trace,
        origin,
        Optional.of(found));
  }

  /** The bucket of a request that names one. */
  public S3Bucket bucket() {
    return inBucket().bucket();
  }

  /** What the requester may do in the bucket. */
  public Permissions permissions() {
    return inBucket().permissions();
  }

  private Target inBucket() {
    return target.orElseThrow(() -> new IllegalStateException("The request names no bucket"));
  }

  /**
   * The account that owns what the request makes: the requester's; the bucket's owner for requests
   * that nobody signed.
   */
  public CanonicalUserId owner() {
    return requester.canonicalUserId().orElseGet(() -> bucket().ownerId());
  }
}
