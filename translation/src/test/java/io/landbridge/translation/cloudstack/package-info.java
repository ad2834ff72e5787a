/** Tests of the native side, against recorded answers and an HTTP server that gives them. */
@NullMarked
package io.landbridge.translation.cloudstack;

import org.jspecify.annotations.NullMarked;
