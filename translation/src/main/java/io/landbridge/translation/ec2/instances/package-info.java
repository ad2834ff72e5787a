/**
 * Instances: native virtual machines with what the store adds to them. A handler asks {@code
 * Instances} for what there is and the projections turn it into EC2's shapes.
 */
@NullMarked
package io.landbridge.translation.ec2.instances;

import org.jspecify.annotations.NullMarked;
