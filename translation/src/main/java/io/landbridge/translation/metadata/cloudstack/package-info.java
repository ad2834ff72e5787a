// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Views of instances from the native API: all machines of the cloud are read at once by the service
 * account, kept briefly, and shown to each guest as its owner's DescribeInstances would show them.
 * It knows nothing of HTTP, of trees and of tokens.
 */
@NullMarked
package io.landbridge.translation.metadata.cloudstack;

import org.jspecify.annotations.NullMarked;
