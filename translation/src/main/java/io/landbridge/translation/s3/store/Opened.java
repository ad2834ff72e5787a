// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/** What was found where an object was to be read: the object, or the mark of its deletion. */
public sealed interface Opened permits OpenObject, DeleteMarker {}
