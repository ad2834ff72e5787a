// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.ec2.model.ResourceType;
import io.landbridge.ec2.model.TagDescription;
import io.landbridge.schema.WireEnum;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.cloudstack.Tag;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.KindLister;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.jobs.Jobs;
import io.landbridge.translation.state.StoredTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tags of all kinds of resources, wherever they live: with the native entity for the kinds that
 * CloudStack can tag, in the store for the others. All methods may block.
 */
public final class Tags {
  private static final Logger LOG = LoggerFactory.getLogger(Tags.class);

  private final CloudStack cloud;
  private final Ids ids;
  private final StoredTags stored;
  private final Map<ResourceKind, KindLister> listers;
  private final Jobs jobs;
  private final NativeTagWriter writer;

  /**
   * @param cloud holds the tags of the kinds it can tag
   * @param stored holds the tags of the others
   * @param listers tell whether a resource of a kind with stored tags is the caller's
   * @param jobs follows the jobs that tag new resources
   */
  public Tags(
      CloudStack cloud,
      Ids ids,
      StoredTags stored,
      Map<ResourceKind, KindLister> listers,
      Jobs jobs) {
    this.cloud = cloud;
    this.ids = ids;
    this.stored = stored;
    this.listers = Map.copyOf(listers);
    this.jobs = jobs;
    this.writer = new NativeTagWriter(cloud);
  }

  /** Whether CloudStack itself holds the tags of this kind. */
  public static boolean isNative(ResourceKind kind) {
    return !kind.nativeTagType().isEmpty();
  }

  /**
   * The tags of resources, for their Describe answers.
   *
   * @param resources the native ids of what is described
   */
  public TagView view(Call call, ResourceKind kind, Collection<NativeId> resources) {
    if (resources.isEmpty()) {
      return new TagView(Map.of());
    }
    if (isNative(kind)) {
      return view(jobs.find(call.caller().accountId(), kind));
    }
    Map<NativeId, String> ec2Ids = ids.getEc2Ids(kind, resources);
    Map<String, SortedMap<String, String>> byEc2Id =
        stored.getAll(call.caller().accountId(), ec2Ids.values());
    Map<NativeId, SortedMap<String, String>> known = new HashMap<>();
    ec2Ids.forEach((nativeId, ec2Id) ->
        Optional.ofNullable(byEc2Id.get(ec2Id)).ifPresent(tags -> known.put(nativeId, tags)));
    return new TagView(known);
  }

  /**
   * The tags of resources of a kind that CloudStack tags: what the native entities carry, and what
   * is being set on new ones.
   *
   * @param found jobs about these resources, as {@link Jobs#find} gives them; others do not matter
   */
  public static TagView view(Collection<FollowedJob> found) {
    return new TagView(coming(found));
  }

  /** The tags that open jobs are setting on new resources. */
  private static Map<NativeId, SortedMap<String, String>> coming(Collection<FollowedJob> found) {
    Map<NativeId, SortedMap<String, String>> coming = new HashMap<>();
    found.stream()
        .filter(job -> job.isOpen() && job.purpose().equals(TagsOnCreateEnd.PURPOSE))
        .forEach(job ->
            job.resource().ifPresent(resource -> coming.put(resource, new TreeMap<>(job.facts()))));
    return coming;
  }

  /**
   * Sets the tags that came with a create request on what it made, without waiting until they are
   * there: {@link #view} shows them at once. The resource stays even when its tags cannot be set;
   * the failure is logged.
   */
  public void setOnNew(Call call, ResourceKind kind, NativeId resource, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    try {
      if (isNative(kind)) {
        Submission submission =
            cloud.submit(call, NativeTags.create(kind, List.of(resource), tags));
        JobPurpose purpose =
            new JobPurpose(TagsOnCreateEnd.PURPOSE, kind, Optional.of(resource), tags);
        jobs.follow(call, submission, purpose);
      } else {
        stored.putAll(call.caller().accountId(), ids.getEc2Id(kind, resource), tags);
      }
    } catch (NativeException e) {
      LOG.atWarn()
          .addKeyValue("requestId", call.requestId())
          .addKeyValue("resource", resource)
          .setCause(e)
          .log("The tags of a new resource could not be set");
    }
  }

  /** Forgets the stored tags of a resource that is gone; native tags go with their entity. */
  public void forget(Call call, ResourceKind kind, NativeId resource) {
    if (!isNative(kind)) {
      stored.deleteAll(call.caller().accountId(), ids.getEc2Id(kind, resource));
    }
  }

  void set(
      Call call, ResourceKind kind, Map<String, NativeId> resources, Map<String, String> tags) {
    if (isNative(kind)) {
      awaitTagsOnCreate(call, resources.values());
      asOwner(kind, resources, () -> writer.set(call, kind, resources.values(), tags));
      return;
    }
    refuseForeign(call, kind, resources);
    var existing = stored.getAll(call.caller().accountId(), resources.keySet());
    resources
        .keySet()
        .forEach(id ->
            TagRules.checkCount(
                existing.getOrDefault(id, new TreeMap<>()).keySet(), tags.keySet()));
    resources.keySet().forEach(id -> stored.putAll(call.caller().accountId(), id, tags));
  }

  void remove(
      Call call,
      ResourceKind kind,
      Map<String, NativeId> resources,
      Predicate<Map.Entry<String, String>> picked) {
    if (isNative(kind)) {
      awaitTagsOnCreate(call, resources.values());
      asOwner(kind, resources, () -> writer.remove(call, kind, resources.values(), picked));
      return;
    }
    refuseForeign(call, kind, resources);
    var existing = stored.getAll(call.caller().accountId(), resources.keySet());
    existing.forEach((id, tags) ->
        stored.delete(
            call.caller().accountId(),
            id,
            tags.entrySet().stream().filter(picked).map(Map.Entry::getKey).toList()));
  }

  /** A later write must find what an earlier one is still setting, or the two would collide. */
  private void awaitTagsOnCreate(Call call, Collection<NativeId> resources) {
    for (FollowedJob job : jobs.find(call.caller().accountId(), resources)) {
      if (job.isOpen() && job.purpose().equals(TagsOnCreateEnd.PURPOSE)) {
        Submission submission =
            new Submission(NativeCommand.CREATE_TAGS, job.jobId(), job.resource());
        try {
          Success _ = cloud.await(call, submission, Success.class);
        } catch (NativeException e) {
          LOG.atDebug().addKeyValue("jobId", job.jobId()).setCause(e).log("Tag job failed");
        }
      }
    }
  }

  /**
   * All tags that the caller has anywhere, in no order, those that are being set on new resources
   * among them.
   */
  List<TagDescription> all(Call call) {
    List<TagDescription> all = new ArrayList<>();
    Map<String, List<Tag>> byType =
        cloud.list(call, NativeRequest.of(NativeCommand.LIST_TAGS), Tag.class).stream()
            .filter(tag -> tag.resourceid().isPresent() && tag.resourcetype().isPresent())
            .collect(Collectors.groupingBy(tag -> tag.resourcetype().orElseThrow()));
    for (ResourceKind kind : ResourceKind.values()) {
      if (isNative(kind)) {
        var byResource =
            NativeTags.byResource(byType.getOrDefault(kind.nativeTagType(), List.of()));
        coming(jobs.find(call.caller().accountId(), kind))
            .forEach((resource, tags) ->
                byResource.computeIfAbsent(resource, _ -> new TreeMap<>()).putAll(tags));
        Map<NativeId, String> ec2Ids = ids.getEc2Ids(kind, byResource.keySet());
        byResource.forEach(
            (nativeId, tags) -> add(all, kind, ec2Ids.getOrDefault(nativeId, ""), tags));
      }
    }
    stored
        .getAll(call.caller().accountId())
        .forEach((id, tags) -> findStoredKind(id).ifPresent(kind -> add(all, kind, id, tags)));
    return all;
  }

  private static void add(
      List<TagDescription> all, ResourceKind kind, String id, SortedMap<String, String> tags) {
    tags.forEach((key, value) ->
        all.add(
            TagDescription.builder()
                .resourceId(id)
                .resourceType(WireEnum.find(ResourceType.class, kind.tagResourceType()))
                .key(key)
                .value(value)
                .build()));
  }

  private static Optional<ResourceKind> findStoredKind(String id) {
    return TaggedIds.findKind(id).filter(kind -> !isNative(kind));
  }

  /**
   * The cloud answers a general error for a resource that is gone or somebody else's (recordings
   * createTags-missing-resource, error-other-accounts-tags); only here is it known that the
   * resources were the point.
   */
  private static void asOwner(ResourceKind kind, Map<String, NativeId> resources, Runnable action) {
    try {
      action.run();
    } catch (NativeException e) {
      String text = e.error().text();
      if (text.contains("does not have permission to operate")
          || text.contains("Unable to find resource by uuid")) {
        throw IdErrors.notFound(kind, resources.keySet());
      }
      throw e;
    }
  }

  private void refuseForeign(Call call, ResourceKind kind, Map<String, NativeId> resources) {
    KindLister lister = listers.get(kind);
    if (lister == null) {
      return;
    }
    Set<NativeId> own = new HashSet<>(lister.list(call));
    List<String> foreign =
        resources.entrySet().stream()
            .filter(resource -> !own.contains(resource.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!foreign.isEmpty()) {
      throw IdErrors.notFound(kind, foreign);
    }
  }
}
