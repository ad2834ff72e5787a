/**
 * Who an S3 request comes from, as policies, access control lists and logs name it. It knows
 * nothing of signatures or of CloudStack.
 */
@NullMarked
package io.landbridge.translation.s3.requester;

import org.jspecify.annotations.NullMarked;
