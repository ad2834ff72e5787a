/**
 * Answers of S3 that begin before their outcome is known. Source: Amazon S3 API Reference,
 * CopyObject.
 */
@NullMarked
package io.landbridge.translation.s3.late;

import org.jspecify.annotations.NullMarked;
