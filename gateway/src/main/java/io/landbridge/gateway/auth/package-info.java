/**
 * Who signed a request: AWS Signature Version 4 in the header and in the query, verified as pure
 * code over the raw request. It knows credential sources and nothing of the HTTP server, the
 * bodies' meaning or the native cloud.
 */
@NullMarked
package io.landbridge.gateway.auth;

import org.jspecify.annotations.NullMarked;
