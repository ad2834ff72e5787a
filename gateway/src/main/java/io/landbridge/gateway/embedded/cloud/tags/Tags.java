// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.tags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Domain;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tags of resources, for whoever shows or selects resources. */
public final class Tags {
  private Tags() {}

  /** The tags of a resource as its entity shows them. */
  public static List<ObjectNode> show(View view, String resourceId) {
    Collection<Tag> tags = view.by(Tag.KIND, Tag.RESOURCE, resourceId);
    return tags.isEmpty() ? List.of() : tags.stream().map(tag -> show(view, tag, false)).toList();
  }

  /** Keys and values alone, as networks, VPCs and addresses show their tags. */
  public static List<ObjectNode> showShort(View view, String resourceId) {
    return view.by(Tag.KIND, Tag.RESOURCE, resourceId).stream()
        .map(tag -> Fields.of().put("key", tag.key()).put("value", tag.value()).node())
        .toList();
  }

  /** One tag; {@code listTags} also shows the path of the domain. */
  static ObjectNode show(View view, Tag tag, boolean withPath) {
    Account account = view.get(Account.KIND, tag.accountId());
    Domain domain = view.get(Domain.KIND, account.domainId());
    Fields fields =
        Fields.of()
            .put("key", tag.key())
            .put("value", tag.value())
            .put("resourcetype", tag.resourceType())
            .put("resourceid", tag.resourceId())
            .put("account", account.name())
            .put("domainid", domain.id())
            .put("domain", domain.name());
    if (withPath) {
      fields.put("domainpath", domain.path());
    }
    return fields.put("customer", tag.customer()).node();
  }

  /** Adds a tag to a resource that has none with this key. */
  public static void add(
      Transaction transaction,
      Environment environment,
      String accountId,
      String type,
      String id,
      String key,
      String value) {
    transaction.put(
        Tag.KIND,
        new Tag(
            environment.newId(),
            transaction.nextNumber(Tag.KIND),
            accountId,
            type,
            id,
            key,
            value,
            Optional.empty()));
  }

  /** Forgets the tags of a resource that goes. */
  public static void removeAll(Transaction transaction, String resourceId) {
    List.copyOf(transaction.by(Tag.KIND, Tag.RESOURCE, resourceId))
        .forEach(tag -> transaction.remove(Tag.KIND, tag.id()));
  }

  /**
   * The entities that have one of the tags that a list command asks for ({@code tags[n].key} and
   * {@code .value}), ignoring case; all of them when it asks for none.
   *
   * @throws io.landbridge.gateway.embedded.cloud.api.ApiException 431 for a key without value
   */
  public static <T extends Entity> Stream<T> selected(View view, Call call, Stream<T> entities) {
    List<Map<String, String>> wanted = call.arguments().entries("tags");
    for (Map<String, String> tag : wanted) {
      if (!tag.containsKey("key") || !tag.containsKey("value")) {
        throw Errors.invalid("No value is passed in for key " + tag.getOrDefault("key", ""));
      }
    }
    return wanted.isEmpty()
        ? entities
        : entities.filter(entity ->
            view.by(Tag.KIND, Tag.RESOURCE, entity.id()).stream()
                .anyMatch(tag -> wanted.stream().anyMatch(pair -> matches(tag, pair))));
  }

  private static boolean matches(Tag tag, Map<String, String> pair) {
    return tag.key().equalsIgnoreCase(pair.get("key"))
        && tag.value().equalsIgnoreCase(pair.get("value"));
  }
}
