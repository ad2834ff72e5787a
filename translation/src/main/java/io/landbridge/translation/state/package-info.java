/**
 * The gateway's own SQL store: only what CloudStack cannot hold. {@link
 * io.landbridge.translation.state.Store} opens it and hands out one small class for each table;
 * each method is one transaction, may block, and belongs on a virtual thread. The package knows no
 * protocol and makes no native call.
 */
@NullMarked
package io.landbridge.translation.state;

import org.jspecify.annotations.NullMarked;
