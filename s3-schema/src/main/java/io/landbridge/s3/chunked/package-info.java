/**
 * The {@code aws-chunked} framing of bodies: content in chunks that may be signed each, and
 * trailers after it. It takes the framing apart over any cuts of the bytes; who signs how is behind
 * an interface. It knows no socket and no thread.
 */
@NullMarked
package io.landbridge.s3.chunked;

import org.jspecify.annotations.NullMarked;
