/**
 * The lifecycle of objects: what a bucket's rules may say, what they mean for one version or one
 * upload at one time, and the worker that carries it out over a store. Transitions to other storage
 * classes are refused: there is one kind of storage. Source: Amazon S3 User Guide, "Managing the
 * lifecycle of objects".
 */
@NullMarked
package io.landbridge.translation.s3.lifecycle;

import org.jspecify.annotations.NullMarked;
