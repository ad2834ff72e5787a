/** The EC2 actions: one class an action below, and what all actions share here. */
@NullMarked
package io.landbridge.translation.ec2;

import org.jspecify.annotations.NullMarked;
