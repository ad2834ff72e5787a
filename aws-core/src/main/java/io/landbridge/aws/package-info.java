/**
 * What every AWS wire shares: the error a client is answered, and the names of accounts and
 * regions. It knows no protocol, no HTTP server and nothing of CloudStack.
 */
@NullMarked
package io.landbridge.aws;

import org.jspecify.annotations.NullMarked;
