// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import io.landbridge.aws.AccountId;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DescribeImagesRequest;
import io.landbridge.ec2.model.DescribeImagesResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Describes images, each a native template. EC2 API 2016-11-15, DescribeImages; native {@code
 * listTemplates} with the template filters that can hold what is asked for.
 */
final class DescribeImages implements Ec2Operation<DescribeImagesRequest, DescribeImagesResult> {
  private static final String SELF = "self";
  private static final String ALL = "all";

  /** Owners that are not accounts; the operator's images have the first as their alias. */
  private static final Set<String> ALIASES =
      Set.of("amazon", "aws-marketplace", "aws-backup-vault");

  private static final Listing<io.landbridge.ec2.model.Image> LISTING =
      Listing.of(
              "DescribeImages",
              (io.landbridge.ec2.model.Image image) -> image.imageId().orElse(""),
              ImageFilters.TABLE)
          .of(ResourceKind.IMAGE)
          .pages(1, 1000);

  private final Ec2Backend backend;
  private final Images images;
  private final ImageOwners owners;

  DescribeImages(Ec2Backend backend) {
    this.backend = backend;
    this.images = new Images(backend);
    this.owners = new ImageOwners(backend.accounts());
  }

  @Override
  public void validate(Call call, DescribeImagesRequest request) {
    backend.describe().check(call, LISTING, selection(request));
    for (String id : request.imageIds()) {
      if (!Ec2Ids.isWellFormed(ResourceKind.IMAGE, id)) {
        throw IdErrors.malformed(ResourceKind.IMAGE, id);
      }
    }
    for (String owner : request.owners()) {
      if (!owner.equals(SELF) && !ALIASES.contains(owner) && !AccountId.isWellFormed(owner)) {
        throw Ec2Errors.client("InvalidUserID.Malformed", "Invalid user id: \"" + owner + "\"")
            .toException();
      }
    }
    String own = call.caller().accountId().value();
    for (String user : request.executableUsers()) {
      if (!user.equals(SELF) && !user.equals(ALL) && !user.equals(own)) {
        throw Ec2Errors.unsupportedOperation(
                "The parameter ExecutableUsers takes only self, all and the caller's own account.")
            .toException();
      }
    }
  }

  @Override
  public DescribeImagesResult handle(Call call, DescribeImagesRequest request) {
    Page<io.landbridge.ec2.model.Image> page =
        backend.describe().answer(call, LISTING, selection(request), () -> fetch(call, request));
    return DescribeImagesResult.builder().images(page.items()).nextToken(page.nextToken()).build();
  }

  private List<io.landbridge.ec2.model.Image> fetch(Call call, DescribeImagesRequest request) {
    List<Image> found = find(call, request);
    List<NativeId> nativeIds = found.stream().map(Image::nativeId).toList();
    Map<NativeId, String> ids = backend.ids().getEc2Ids(ResourceKind.IMAGE, nativeIds);
    TagView tags = backend.tags().view(call, ResourceKind.IMAGE, nativeIds);
    return found.stream()
        .map(image ->
            ImageProjection.project(
                image,
                new ImageProjection.Facts(
                    ids.getOrDefault(image.nativeId(), ""),
                    owners.ownerId(call, image.template()),
                    ImageOwners.alias(image.template()),
                    tags.of(image.nativeId(), image.template().tags()))))
        .filter(image -> isOwnedByOne(call, request.owners(), image))
        .toList();
  }

  private List<Image> find(Call call, DescribeImagesRequest request) {
    List<Image> found = new ArrayList<>();
    if (request.imageIds().isEmpty()) {
      found.addAll(request.owners().equals(List.of(SELF)) ? own(call) : images.list(call));
    } else {
      backend
          .ids()
          .getNativeIds(call, ResourceKind.IMAGE, request.imageIds())
          .values()
          .forEach(id -> images.find(call, id).ifPresent(found::add));
    }
    if (!request.executableUsers().isEmpty()) {
      Set<NativeId> executable = executableBy(call, request.executableUsers());
      found.removeIf(image -> !executable.contains(image.nativeId()));
    }
    return found;
  }

  private List<Image> own(Call call) {
    return images.listBy(call, List.of(SELF));
  }

  /** Images with an explicit launch permission for these users. */
  private Set<NativeId> executableBy(Call call, List<String> users) {
    Set<NativeId> executable = new HashSet<>();
    for (String user : users) {
      List<Image> permitted =
          user.equals(ALL)
              ? images.list(call).stream()
                  .filter(image -> image.template().ispublic().orElse(false))
                  .toList()
              : images.listBy(call, List.of("sharedexecutable"));
      permitted.forEach(image -> executable.add(image.nativeId()));
    }
    return executable;
  }

  private static boolean isOwnedByOne(
      Call call, List<String> wanted, io.landbridge.ec2.model.Image image) {
    return wanted.isEmpty()
        || wanted.stream()
            .map(owner -> owner.equals(SELF) ? call.caller().accountId().value() : owner)
            .anyMatch(owner ->
                image.ownerId().filter(owner::equals).isPresent()
                    || image.imageOwnerAlias().filter(owner::equals).isPresent());
  }

  private static Selection selection(DescribeImagesRequest request) {
    return new Selection(
        request, request.imageIds(), request.filters(), request.maxResults(), request.nextToken());
  }
}
