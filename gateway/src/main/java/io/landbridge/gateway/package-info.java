/**
 * The process: servers, authentication, configuration, cluster, embedded cloud and command line.
 */
@NullMarked
package io.landbridge.gateway;

import org.jspecify.annotations.NullMarked;
