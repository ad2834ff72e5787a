/**
 * Static websites: where a path of a bucket's website leads. Pure; it knows no server and no store:
 * its caller looks at the objects and asks again when one is missing. Source: Amazon S3 User Guide,
 * "Hosting a static website using Amazon S3", "Configuring advanced conditional redirects".
 */
@NullMarked
package io.landbridge.translation.s3.website;

import org.jspecify.annotations.NullMarked;
