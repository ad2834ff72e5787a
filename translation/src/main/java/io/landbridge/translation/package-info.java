/**
 * What each AWS action means natively. It sees typed requests and typed native answers, and knows
 * nothing of HTTP servers, XML or signatures.
 */
@NullMarked
package io.landbridge.translation;

import org.jspecify.annotations.NullMarked;
