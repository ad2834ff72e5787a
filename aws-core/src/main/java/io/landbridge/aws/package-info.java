/**
 * What every AWS wire shares: the error a client is answered, the names of accounts and regions,
 * secrets, and the HMAC that everything is signed with. It knows no protocol, no HTTP server and
 * nothing of CloudStack.
 */
@NullMarked
package io.landbridge.aws;

import org.jspecify.annotations.NullMarked;
