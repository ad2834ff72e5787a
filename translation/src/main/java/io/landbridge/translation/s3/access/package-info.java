/**
 * Whether a request to S3 may be done: {@link io.landbridge.translation.s3.access.Access} joins the
 * rights of owners, a bucket's policy, access control lists and block public access, and {@link
 * io.landbridge.translation.s3.access.RequiredActions} says what an operation needs. Pure: it asks
 * no store and no cloud.
 */
@NullMarked
package io.landbridge.translation.s3.access;

import org.jspecify.annotations.NullMarked;
