/**
 * The embedded object store: the engine behind {@link
 * io.landbridge.translation.s3.store.ObjectStore} on one machine's disk. Bytes are files, or rows
 * when they are few; everything else is rows of RocksDB in the order that S3 lists them. What is on
 * the disk when a call returns stands in {@code docs/durability.md}. It knows no HTTP, no S3
 * document and no native cloud.
 */
@NullMarked
package io.landbridge.gateway.embedded.store;

import org.jspecify.annotations.NullMarked;
