/** STS: what its actions mean over CloudStack's users and keys. It knows nothing of EC2. */
@NullMarked
package io.landbridge.translation.sts;

import org.jspecify.annotations.NullMarked;
