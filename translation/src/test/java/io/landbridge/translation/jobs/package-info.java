/** Tests of following jobs, with a cloud that plays outcomes and a store in memory. */
@NullMarked
package io.landbridge.translation.jobs;

import org.jspecify.annotations.NullMarked;
