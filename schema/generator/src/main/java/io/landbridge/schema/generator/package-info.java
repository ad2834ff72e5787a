// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Build time only: reads the model files and writes the shapes of an API as Java sources. It knows
 * the names of the runtime's types, not the types.
 */
package io.landbridge.schema.generator;
