/** The gateway's own SQL store: only what CloudStack cannot hold. It knows no protocol. */
@NullMarked
package io.landbridge.translation.state;

import org.jspecify.annotations.NullMarked;
