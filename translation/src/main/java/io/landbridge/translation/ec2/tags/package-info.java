/**
 * Tags: what EC2 and CloudStack let a tag be, where the tags of each kind live, and the three tag
 * actions. Native tags are the truth for the kinds that CloudStack can tag; tags of other kinds are
 * rows of the gateway's store. Handlers of other features read and write tags only through {@link
 * io.landbridge.translation.ec2.tags.Tags}.
 */
@NullMarked
package io.landbridge.translation.ec2.tags;

import org.jspecify.annotations.NullMarked;
