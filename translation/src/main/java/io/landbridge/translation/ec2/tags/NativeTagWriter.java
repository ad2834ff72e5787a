// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.cloudstack.Tag;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets and removes native tags with EC2's meaning. CloudStack refuses to set a key that is there
 * already and fails when there is nothing to remove, so each write first looks what is there and
 * then sends only what changes, one job for all resources that need the same.
 */
final class NativeTagWriter {
  private static final Logger LOG = LoggerFactory.getLogger(NativeTagWriter.class);

  /** From so many resources on, one list of all tags of the kind is cheaper than one for each. */
  private static final int MANY = 4;

  private final CloudStack cloud;

  NativeTagWriter(CloudStack cloud) {
    this.cloud = cloud;
  }

  /** What has to happen to a resource. */
  private record Change(SortedMap<String, String> replaced, SortedMap<String, String> set) {}

  /**
   * Sets tags, over existing ones with the same keys, and waits until they are there.
   *
   * @throws AwsException {@code TagLimitExceeded}, or {@code InvalidParameterValue} for a key that
   *     differs from an existing one only in case; nothing is then changed
   * @throws NativeException when the cloud refuses
   */
  void set(Call call, ResourceKind kind, Collection<NativeId> resources, Map<String, String> tags) {
    Map<NativeId, SortedMap<String, String>> current = read(call, kind, resources);
    Map<Change, List<NativeId>> plan = new LinkedHashMap<>();
    for (NativeId resource : resources) {
      SortedMap<String, String> existing = current.getOrDefault(resource, new TreeMap<>());
      TagRules.checkTogether(existing, tags);
      Change change = toChange(existing, tags);
      if (!change.set().isEmpty()) {
        plan.computeIfAbsent(change, _ -> new ArrayList<>()).add(resource);
      }
    }
    plan.forEach((change, same) -> carryOut(call, kind, same, change));
  }

  private static Change toChange(SortedMap<String, String> existing, Map<String, String> tags) {
    SortedMap<String, String> replaced = new TreeMap<>();
    SortedMap<String, String> set = new TreeMap<>();
    tags.forEach((key, value) -> {
      String before = existing.get(key);
      if (before != null && !before.equals(value)) {
        replaced.put(key, before);
      }
      if (before == null || !before.equals(value)) {
        set.put(key, value);
      }
    });
    return new Change(replaced, set);
  }

  private void carryOut(Call call, ResourceKind kind, List<NativeId> resources, Change change) {
    if (!change.replaced().isEmpty()) {
      run(call, NativeTags.delete(kind, resources, change.replaced().keySet()));
    }
    try {
      run(call, NativeTags.create(kind, resources, change.set()));
    } catch (NativeException e) {
      if (!change.replaced().isEmpty()) {
        restore(call, kind, resources, change.replaced());
      }
      throw e;
    }
  }

  /** The old values were removed for new ones that the cloud did not take: put them back. */
  private void restore(
      Call call, ResourceKind kind, List<NativeId> resources, Map<String, String> tags) {
    try {
      run(call, NativeTags.create(kind, resources, tags));
    } catch (NativeException e) {
      LOG.atWarn()
          .addKeyValue("requestId", call.requestId())
          .setCause(e)
          .log("Replaced tags could not be restored");
    }
  }

  /**
   * Removes the tags that the test picks, and waits until they are gone; what is not there does not
   * matter.
   *
   * @throws NativeException when the cloud refuses
   */
  void remove(
      Call call,
      ResourceKind kind,
      Collection<NativeId> resources,
      Predicate<Map.Entry<String, String>> picked) {
    Map<NativeId, SortedMap<String, String>> current = read(call, kind, resources);
    Map<List<String>, List<NativeId>> plan = new LinkedHashMap<>();
    for (NativeId resource : resources) {
      List<String> keys =
          current.getOrDefault(resource, new TreeMap<>()).entrySet().stream()
              .filter(picked)
              .map(Map.Entry::getKey)
              .toList();
      if (!keys.isEmpty()) {
        plan.computeIfAbsent(keys, _ -> new ArrayList<>()).add(resource);
      }
    }
    plan.forEach((keys, same) -> run(call, NativeTags.delete(kind, same, keys)));
  }

  private Map<NativeId, SortedMap<String, String>> read(
      Call call, ResourceKind kind, Collection<NativeId> resources) {
    List<Tag> tags = new ArrayList<>();
    if (resources.size() < MANY) {
      for (NativeId resource : resources) {
        tags.addAll(cloud.list(call, NativeTags.list(kind, resource), Tag.class));
      }
    } else {
      tags.addAll(cloud.list(call, NativeTags.list(kind), Tag.class));
    }
    return NativeTags.byResource(tags);
  }

  private void run(Call call, NativeRequest request) {
    Success ignored = cloud.await(call, cloud.submit(call, request), Success.class);
  }
}
