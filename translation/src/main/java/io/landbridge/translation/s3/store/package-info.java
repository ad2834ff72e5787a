/**
 * What the S3 actions need of a place that keeps objects: the contract of an object store, and the
 * rules of versions, locks and conditions as pure code that every store shares. All calls block and
 * are made on virtual threads. It knows no wire, no server and no engine: nothing here says how or
 * where bytes are kept.
 */
@NullMarked
package io.landbridge.translation.s3.store;

import org.jspecify.annotations.NullMarked;
