/** VPCs and subnets: native VPCs, their tiers and the guest networks outside of them. */
@NullMarked
package io.landbridge.translation.ec2.vpcs;

import org.jspecify.annotations.NullMarked;
