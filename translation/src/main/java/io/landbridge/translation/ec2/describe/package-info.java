/**
 * What every Describe action shares: explicit ids, filters, and pages with tokens. A resource
 * declares its {@link Listing} once; the engine works on finished response shapes and knows neither
 * the native cloud nor any resource.
 */
@NullMarked
package io.landbridge.translation.ec2.describe;

import org.jspecify.annotations.NullMarked;
