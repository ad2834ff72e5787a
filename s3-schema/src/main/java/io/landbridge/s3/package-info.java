/**
 * The S3 REST wire: which operation a request calls, its typed input, the documents and headers of
 * an answer, errors, and the names and headers that have rules of their own. Names and places come
 * from the model, with the shapes and {@code S3Operations} generated from it. It knows no server,
 * no store and no I/O; the content of objects passes it by.
 */
@NullMarked
package io.landbridge.s3;

import org.jspecify.annotations.NullMarked;
