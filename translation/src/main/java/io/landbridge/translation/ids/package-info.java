/**
 * EC2 ids and account ids derived from native UUIDs, recorded in the store and cached in the
 * cluster. {@link io.landbridge.translation.ids.Ids} is what handlers use, both ways; it knows the
 * kinds of resource and their error texts, and of a resource nothing but its id.
 */
@NullMarked
package io.landbridge.translation.ids;

import org.jspecify.annotations.NullMarked;
