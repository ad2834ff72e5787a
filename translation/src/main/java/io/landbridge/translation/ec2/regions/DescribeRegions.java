// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.regions;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DescribeRegionsRequest;
import io.landbridge.ec2.model.DescribeRegionsResult;
import io.landbridge.ec2.model.Region;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.Ec2Options;
import io.landbridge.translation.ec2.describe.Describe;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Selection;
import java.util.List;

/**
 * Lists the one region that this gateway is. EC2 API 2016-11-15, DescribeRegions; the region and
 * its endpoint are the operator's choice.
 */
final class DescribeRegions implements Ec2Operation<DescribeRegionsRequest, DescribeRegionsResult> {
  private static final Listing<Region> LISTING =
      Listing.of(
          "DescribeRegions",
          region -> region.regionName().orElse(""),
          FilterTable.<Region>empty()
              .with("endpoint", Region::endpoint)
              .with("opt-in-status", Region::optInStatus)
              .with("region-name", Region::regionName));

  private final Ec2Options options;
  private final Describe describe;

  DescribeRegions(Ec2Options options, Describe describe) {
    this.options = options;
    this.describe = describe;
  }

  @Override
  public void validate(Call call, DescribeRegionsRequest request) {
    describe.check(call, LISTING, selection(request));
    List<String> unknown =
        request.regionNames().stream().filter(name -> !name.equals(options.region())).toList();
    if (!unknown.isEmpty()) {
      throw Ec2Errors.invalidParameterValue(
              "Invalid region names: [" + String.join(", ", unknown) + "]")
          .toException();
    }
  }

  @Override
  public DescribeRegionsResult handle(Call call, DescribeRegionsRequest request) {
    Region region =
        Region.builder()
            .regionName(options.region())
            .endpoint(options.endpoint())
            .optInStatus("opt-in-not-required")
            .build();
    var page = describe.answer(call, LISTING, selection(request), () -> List.of(region));
    return DescribeRegionsResult.builder().regions(page.items()).build();
  }

  private static Selection selection(DescribeRegionsRequest request) {
    return Selection.unpaged(request, request.regionNames(), request.filters());
  }
}
