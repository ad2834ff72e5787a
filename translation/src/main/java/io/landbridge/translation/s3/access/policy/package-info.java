/**
 * The IAM policy language as bucket policies use it: parsing, what may be stored for a bucket,
 * evaluation, and whether a policy is public. Pure: it knows no HTTP, no store and no clock; all
 * that a condition asks for comes in a {@link
 * io.landbridge.translation.s3.access.policy.ConditionContext}. Source: AWS Identity and Access
 * Management User Guide, "IAM JSON policy reference"; Amazon S3 User Guide, "Bucket policies".
 */
@NullMarked
package io.landbridge.translation.s3.access.policy;

import org.jspecify.annotations.NullMarked;
