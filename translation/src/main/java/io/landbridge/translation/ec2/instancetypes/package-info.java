/** Instance types: native service offerings under EC2's names. */
@NullMarked
package io.landbridge.translation.ec2.instancetypes;

import org.jspecify.annotations.NullMarked;
