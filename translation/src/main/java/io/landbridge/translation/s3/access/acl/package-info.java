/**
 * Access control lists, who owns what is written, and block public access. Pure: documents and
 * headers come in as text and records, and nothing here knows HTTP or a store. Source: Amazon S3
 * User Guide, "Access control list (ACL) overview", "Controlling ownership of objects", "Blocking
 * public access".
 */
@NullMarked
package io.landbridge.translation.s3.access.acl;

import org.jspecify.annotations.NullMarked;
