/**
 * The Query wire of AWS: the two codecs written once over the schemas of shapes. It knows no I/O,
 * no server and none of the actions.
 */
@NullMarked
package io.landbridge.query;

import org.jspecify.annotations.NullMarked;
