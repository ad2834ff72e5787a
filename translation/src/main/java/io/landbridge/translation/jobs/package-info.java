/**
 * Native jobs that outlive the request which began them: followed, recorded and folded into later
 * answers.
 */
@NullMarked
package io.landbridge.translation.jobs;

import org.jspecify.annotations.NullMarked;
