/**
 * The S3 REST wire. So far only the error document, for the answers that S3 clients get before the
 * object API is there. It knows no server and no store.
 */
@NullMarked
package io.landbridge.s3;

import org.jspecify.annotations.NullMarked;
