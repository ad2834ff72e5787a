/**
 * EC2 ids and account ids derived from native UUIDs, recorded in the store and cached in the
 * cluster.
 */
@NullMarked
package io.landbridge.translation.ids;

import org.jspecify.annotations.NullMarked;
