// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import java.util.Optional;

/** Where a request to a website leads. */
public sealed interface Route {

  /** To an object, with status 200. */
  record Show(String key) implements Route {}

  /**
   * To another place.
   *
   * @param status 301 to 399
   * @param location the {@code Location} header
   */
  record Moved(int status, String location) implements Route {}

  /**
   * To an error, with the status that was asked about.
   *
   * @param key the object to show; absent, or when it is missing too, {@link ErrorPage} is shown
   */
  record ShowError(Optional<String> key) implements Route {}

  /**
   * To a folder, if there is one.
   *
   * @param indexKey the object that makes it one
   * @param found where the request leads when that object is there
   * @param otherwise where it leads when not
   */
  record TryFolder(String indexKey, Moved found, Route otherwise) implements Route {}
}
