/** The region and its availability zones: native zones under EC2's names. */
@NullMarked
package io.landbridge.translation.ec2.regions;

import org.jspecify.annotations.NullMarked;
