// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Template;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.ids.AccountIds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose image a template is. CloudStack names the owner of a template by name and domain and shows
 * a user nobody else's account, so that the account id of another owner is made from these two: it
 * is always the same, but not the one that owner has for itself.
 */
final class ImageOwners {
  /** The account of what comes with the cloud. */
  private static final String SYSTEM = "system";

  private static final String OPERATOR_ALIAS = "amazon";

  private final AccountIds accounts;

  ImageOwners(AccountIds accounts) {
    this.accounts = accounts;
  }

  /** Whether the caller's account owns the template. */
  static boolean isOwn(Caller caller, Template template) {
    return template.account().filter(caller.accountName()::equals).isPresent()
        && template.domainid().filter(caller.domainId()::equals).isPresent();
  }

  /** The account id of the template's owner. */
  String ownerId(Call call, Template template) {
    if (isOwn(call.caller(), template)) {
      return call.caller().accountId().value();
    }
    String owner =
        template.domainid().map(NativeId::value).orElse("") + "/" + template.account().orElse("");
    UUID standIn = UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8));
    return accounts.of(new NativeId(standIn.toString())).value();
  }

  /**
   * {@code amazon} for images that the operator offers to everybody, so that requests that look for
   * the vendor's images find them.
   */
  static Optional<String> alias(Template template) {
    boolean offered =
        template.isfeatured().orElse(false)
            || template.account().filter(SYSTEM::equals).isPresent();
    return offered && template.ispublic().orElse(false)
        ? Optional.of(OPERATOR_ALIAS)
        : Optional.empty();
  }
}
