/**
 * Encryption at rest: content in sealed segments, so that a range is read without the rest; data
 * keys; and the keys that wrap them. Pure code over bytes and channels that knows no store.
 */
@NullMarked
package io.landbridge.gateway.embedded.store.seal;

import org.jspecify.annotations.NullMarked;
