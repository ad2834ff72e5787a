// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

/**
 * What a request says before its body.
 *
 * @param method the HTTP method, as it was sent
 * @param host the {@code Host} header, with a port or without; empty where there is none
 * @param rawPath the path as it was sent, from its first slash to the query
 * @param rawQuery the query as it was sent, without the question mark; empty where there is none
 */
public record RequestHead(
    String method, String host, String rawPath, String rawQuery, HeaderFields headers) {

  /** The head of a request for this path and query, as they stand in the request line. */
  public static RequestHead of(String method, String host, String uri, HeaderFields headers) {
    int question = uri.indexOf('?');
    return question < 0
        ? new RequestHead(method, host, uri, "", headers)
        : new RequestHead(
            method, host, uri.substring(0, question), uri.substring(question + 1), headers);
  }
}
