/**
 * Uploads by the form of a browser: the multipart body taken apart while it arrives, its fields,
 * and the policy document that says what the form may hold. Who signed it is looked at elsewhere.
 * It knows no socket, no key and no store.
 */
@NullMarked
package io.landbridge.s3.form;

import org.jspecify.annotations.NullMarked;
