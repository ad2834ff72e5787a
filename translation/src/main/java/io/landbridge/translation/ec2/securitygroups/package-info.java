/** Security groups and their rules, recorded as native groups in zones of every kind. */
@NullMarked
package io.landbridge.translation.ec2.securitygroups;

import org.jspecify.annotations.NullMarked;
