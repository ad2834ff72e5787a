/** What an account is and may have. */
@NullMarked
package io.landbridge.translation.ec2.account;

import org.jspecify.annotations.NullMarked;
