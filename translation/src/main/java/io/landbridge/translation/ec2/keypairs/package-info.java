/** Key pairs: made here, known to the cloud by their public halves. */
@NullMarked
package io.landbridge.translation.ec2.keypairs;

import org.jspecify.annotations.NullMarked;
