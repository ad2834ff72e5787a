// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One call of a command.
 *
 * @param post whether it came by POST; user data may then be longer
 */
public record Call(String command, Arguments arguments, Caller caller, boolean post) {

  /**
   * The entity that a required parameter names.
   *
   * @throws ApiException 431 when there is none, also when it is gone
   */
  public <T extends Entity> T entity(View view, String parameter, Kind<T> kind) {
    return entity(view, parameter, arguments.required(parameter), kind);
  }

  /**
   * The entity that an optional parameter names.
   *
   * @throws ApiException 431 when there is none with this id
   */
  public <T extends Entity> Optional<T> findEntity(View view, String parameter, Kind<T> kind) {
    return arguments.string(parameter).map(id -> entity(view, parameter, id, kind));
  }

  /**
   * The entities that a comma-separated parameter names.
   *
   * @throws ApiException 431 when one of them is not there
   */
  public <T extends Entity> List<T> entities(View view, String parameter, Kind<T> kind) {
    List<T> all = new ArrayList<>();
    for (String id : arguments.list(parameter)) {
      all.add(entity(view, parameter, id, kind));
    }
    return all;
  }

  /**
   * The entity with this id, named by this parameter.
   *
   * @throws ApiException 431 when there is none
   */
  public <T extends Entity> T entity(View view, String parameter, String id, Kind<T> kind) {
    return view.find(kind, id).orElseThrow(() -> Errors.unknownId(command, parameter, id));
  }

  /**
   * The ids that a list command is restricted to by {@code id} and {@code ids}; empty when it is
   * not restricted. Ids of things that are gone are accepted.
   *
   * @throws ApiException 431 when an id never was one of this kind
   */
  public Optional<Set<String>> restriction(View view, Kind<?> kind) {
    if (arguments.string("id").isEmpty() && arguments.string("ids").isEmpty()) {
      return Optional.empty();
    }
    Set<String> ids = new LinkedHashSet<>();
    arguments.string("id").ifPresent(id -> ids.add(known(view, "id", id, kind)));
    arguments.list("ids").forEach(id -> ids.add(known(view, "ids", id, kind)));
    return Optional.of(ids);
  }

  private String known(View view, String parameter, String id, Kind<?> kind) {
    if (view.find(kind, id).isEmpty() && view.findRemoved(kind, id).isEmpty()) {
      throw Errors.unknownId(command, parameter, id);
    }
    return id;
  }
}
