/**
 * The Hazelcast member of this process: how gateways find each other and what they share. Only
 * caches live here; losing all of them loses nothing. The package knows no request.
 */
@NullMarked
package io.landbridge.gateway.cluster;

import org.jspecify.annotations.NullMarked;
