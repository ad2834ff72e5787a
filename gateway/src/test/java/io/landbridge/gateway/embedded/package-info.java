/** The gateway's own native client against the embedded cloud, over loopback HTTP. */
@NullMarked
package io.landbridge.gateway.embedded;

import org.jspecify.annotations.NullMarked;
