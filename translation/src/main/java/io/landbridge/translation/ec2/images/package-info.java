/** Images: native templates. */
@NullMarked
package io.landbridge.translation.ec2.images;

import org.jspecify.annotations.NullMarked;
