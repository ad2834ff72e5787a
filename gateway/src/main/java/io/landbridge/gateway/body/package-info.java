/**
 * The bodies of S3 requests on their way in: what a head announces of its body, and the body as a
 * source that takes its framing off and verifies all that was announced before it ends. It blocks
 * its reader, which is on a virtual thread; it knows no socket and no store.
 */
@NullMarked
package io.landbridge.gateway.body;

import org.jspecify.annotations.NullMarked;
