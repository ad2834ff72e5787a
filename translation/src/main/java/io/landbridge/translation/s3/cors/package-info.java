/**
 * Cross-origin resource sharing: a bucket's rules, what a preflight request is answered, and which
 * headers an actual answer gets. Pure; it knows no server. Source: Amazon S3 User Guide, "Using
 * cross-origin resource sharing (CORS)"; the WHATWG Fetch standard, "CORS protocol".
 */
@NullMarked
package io.landbridge.translation.s3.cors;

import org.jspecify.annotations.NullMarked;
