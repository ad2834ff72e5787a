// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Shapes of an API's model, the schemas that say what the wire knows about them, and the XML and
 * the texts that all codecs share. It knows no protocol, no I/O and none of the APIs: the codecs of
 * the Query protocols and of REST are written over it.
 */
@NullMarked
package io.landbridge.schema;

import org.jspecify.annotations.NullMarked;
