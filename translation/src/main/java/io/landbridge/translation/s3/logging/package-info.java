/**
 * Server access logs: the line of a request, where a bucket's lines go, and the writer that puts
 * them there as objects. Source: Amazon S3 User Guide, "Logging requests with server access
 * logging", "Amazon S3 server access log format".
 */
@NullMarked
package io.landbridge.translation.s3.logging;

import org.jspecify.annotations.NullMarked;
