/** Volumes and their attachments: native volumes under EC2's names of devices and types. */
@NullMarked
package io.landbridge.translation.ec2.volumes;

import org.jspecify.annotations.NullMarked;
