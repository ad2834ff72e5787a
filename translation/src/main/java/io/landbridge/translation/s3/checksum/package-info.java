/**
 * What S3 says of the checksums of multipart uploads: which may be chosen, which the parts must
 * have, and how the object's comes of them. Pure rules, without a store.
 */
@NullMarked
package io.landbridge.translation.s3.checksum;

import org.jspecify.annotations.NullMarked;
