/**
 * Native jobs that outlive the request which began them: followed, recorded and folded into later
 * answers. What the end of a job leads to is told by whoever began it, as a {@link
 * io.landbridge.translation.jobs.JobEnd} of its purpose; nothing here knows EC2.
 */
@NullMarked
package io.landbridge.translation.jobs;

import org.jspecify.annotations.NullMarked;
