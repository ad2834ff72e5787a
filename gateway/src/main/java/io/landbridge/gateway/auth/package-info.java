/**
 * Who signed a request: AWS Signature Version 4 and, for S3, 4A, in the header, in the query, in
 * the fields of a form and inside of bodies, verified as pure code over the raw request. It knows
 * credential sources and nothing of the HTTP server, the bodies' meaning or the native cloud.
 */
@NullMarked
package io.landbridge.gateway.auth;

import org.jspecify.annotations.NullMarked;
