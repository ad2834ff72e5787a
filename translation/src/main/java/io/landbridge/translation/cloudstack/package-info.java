/**
 * The native side: signed CloudStack calls, typed answers and native errors. It knows nothing of
 * AWS.
 */
@NullMarked
package io.landbridge.translation.cloudstack;

import org.jspecify.annotations.NullMarked;
