// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** The API port below the clients: bad input, HTTPS, HTTP/2, and what the log keeps. */
@NullMarked
package io.landbridge.tests.http;

import org.jspecify.annotations.NullMarked;
