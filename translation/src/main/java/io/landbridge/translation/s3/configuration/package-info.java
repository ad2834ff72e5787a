/**
 * The operations on a bucket's configuration and on access control lists: each document is read,
 * checked in S3's words, and kept beside the objects in the form that S3 answers it in. What a
 * document means is elsewhere; here is what may be kept.
 */
@NullMarked
package io.landbridge.translation.s3.configuration;

import org.jspecify.annotations.NullMarked;
