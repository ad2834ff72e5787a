/**
 * The checksums of S3 objects: the ten algorithms of the current model over any cuts of the bytes,
 * their form on the wire, what a request announces, and how the checksums of parts become the one
 * of an object. It knows no request, no store and no thread.
 */
@NullMarked
package io.landbridge.s3.checksum;

import org.jspecify.annotations.NullMarked;
