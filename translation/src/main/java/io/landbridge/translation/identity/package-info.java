/** Who calls: callers, their native key pairs and where credentials come from. */
@NullMarked
package io.landbridge.translation.identity;

import org.jspecify.annotations.NullMarked;
