/**
 * The Query wire of AWS: schemas of shapes, and the two codecs written once over them. It knows no
 * I/O, no server and none of the actions.
 */
@NullMarked
package io.landbridge.query;

import org.jspecify.annotations.NullMarked;
