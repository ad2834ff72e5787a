// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import java.util.List;

/**
 * Lists the native ids of one kind that the caller can see, so that the id of an object which the
 * gateway has not met yet can be told from one that names nothing.
 */
@FunctionalInterface
public interface KindLister {

  /** The native ids; an incomplete list only makes an unknown id stay unknown. */
  List<NativeId> list(Call call);
}
