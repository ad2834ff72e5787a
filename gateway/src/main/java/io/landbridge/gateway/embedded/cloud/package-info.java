// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * A CloudStack-compatible cloud in one process, reached over its own HTTP port with signed native
 * requests. It knows nothing of AWS and shares no code with the translation: whoever talks to it
 * cannot tell it from a management server by the answers' shape, status or error codes.
 *
 * <p>Reads run under a shared lock on the state in memory; a change runs alone and is on disk
 * before its answer leaves. Asynchronous commands are lists of steps, each one transaction, so that
 * a restart goes on where the process was killed.
 */
@NullMarked
package io.landbridge.gateway.embedded.cloud;

import org.jspecify.annotations.NullMarked;
