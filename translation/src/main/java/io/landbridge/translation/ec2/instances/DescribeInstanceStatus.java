// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.DescribeInstanceStatusRequest;
import io.landbridge.ec2.model.DescribeInstanceStatusResult;
import io.landbridge.ec2.model.InstanceState;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.InstanceStatus;
import io.landbridge.ec2.model.InstanceStatusDetails;
import io.landbridge.ec2.model.InstanceStatusSummary;
import io.landbridge.ec2.model.StatusName;
import io.landbridge.ec2.model.StatusType;
import io.landbridge.ec2.model.SummaryStatus;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ids.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists how instances do: those that run, unless all are asked for. EC2 API 2016-11-15,
 * DescribeInstanceStatus; native {@code listVirtualMachines}. CloudStack makes no checks inside a
 * machine, so that a running one is well once it has run for a minute.
 */
final class DescribeInstanceStatus
    implements Ec2Operation<DescribeInstanceStatusRequest, DescribeInstanceStatusResult> {
  private static final Duration INITIALIZING = Duration.ofSeconds(60);

  private static final FilterTable<InstanceStatus> FILTERS =
      FilterTable.<InstanceStatus>empty()
          .with("availability-zone", InstanceStatus::availabilityZone)
          .with("availability-zone-id", InstanceStatus::availabilityZoneId)
          .with("event.code", _ -> Optional.empty())
          .with("event.description", _ -> Optional.empty())
          .with("event.instance-event-id", _ -> Optional.empty())
          .with("event.not-after", _ -> Optional.empty())
          .with("event.not-before", _ -> Optional.empty())
          .with("event.not-before-deadline", _ -> Optional.empty())
          .with("instance-state-code", s -> s.instanceState().flatMap(InstanceState::code))
          .with("instance-state-name", s -> s.instanceState().flatMap(InstanceState::name))
          .withAll("instance-status.reachability", details(InstanceStatus::instanceStatus))
          .with(
              "instance-status.status",
              s -> s.instanceStatus().flatMap(InstanceStatusSummary::status))
          .withAll("system-status.reachability", details(InstanceStatus::systemStatus))
          .with(
              "system-status.status", s -> s.systemStatus().flatMap(InstanceStatusSummary::status));
  private static final Listing<InstanceStatus> LISTING =
      Listing.<InstanceStatus>of(
              "DescribeInstanceStatus", status -> status.instanceId().orElse(""), FILTERS)
          .of(ResourceKind.INSTANCE)
          .withoutPagesOfIds();

  private final Ec2Backend backend;
  private final Instances instances;

  DescribeInstanceStatus(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  private static Function<InstanceStatus, Stream<StatusType>> details(
      Function<InstanceStatus, Optional<InstanceStatusSummary>> summary) {
    return status ->
        summary.apply(status).stream()
            .flatMap(found -> found.details().stream())
            .flatMap(detail -> detail.status().stream());
  }

  @Override
  public void validate(Call call, DescribeInstanceStatusRequest request) {
    backend.describe().check(call, LISTING, selection(request, request.instanceIds()));
  }

  @Override
  public DescribeInstanceStatusResult handle(Call call, DescribeInstanceStatusRequest request) {
    boolean all = request.includeAllInstances().orElse(false);
    List<OwnedInstance> asked =
        request.instanceIds().isEmpty()
            ? instances.list(call)
            : instances.getAll(call, request.instanceIds());
    List<OwnedInstance> shown =
        asked.stream()
            .filter(instance -> all || instance.state() == InstanceStateName.RUNNING)
            .toList();
    InstanceNames names = InstanceNames.gather(call, backend, shown);
    // The ids are checked above: one that exists and does not run is left out, and is no error.
    Page<InstanceStatus> page =
        backend
            .describe()
            .answer(
                call,
                LISTING,
                selection(request, List.of()),
                () -> shown.stream().map(instance -> toShape(instance, names)).toList());
    return DescribeInstanceStatusResult.builder()
        .instanceStatuses(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static Selection selection(DescribeInstanceStatusRequest request, List<String> ids) {
    return new Selection(
        request, ids, request.filters(), request.maxResults(), request.nextToken());
  }

  private InstanceStatus toShape(OwnedInstance instance, InstanceNames names) {
    InstanceStatusSummary summary = summary(instance);
    Optional<String> zone =
        switch (instance) {
          case OwnedInstance.Live live -> names.zoneName(live.vm().zoneid());
          case OwnedInstance.Gone gone -> Optional.of(gone.tombstone().availabilityZone());
        };
    return InstanceStatus.builder()
        .instanceId(instance.instanceId())
        .availabilityZone(zone)
        .instanceState(InstanceStates.toShape(instance.state()))
        .instanceStatus(summary)
        .systemStatus(summary)
        .build();
  }

  private InstanceStatusSummary summary(OwnedInstance instance) {
    if (!(instance instanceof OwnedInstance.Live live)
        || instance.state() != InstanceStateName.RUNNING) {
      return summary(SummaryStatus.NOT_APPLICABLE, Optional.empty());
    }
    if (live.vm().state().equals("Unknown")) {
      return summary(SummaryStatus.IMPAIRED, Optional.of(StatusType.FAILED));
    }
    Instant begun = live.vm().lastupdated().or(() -> live.vm().created()).orElse(Instant.EPOCH);
    return begun.plus(INITIALIZING).isAfter(backend.clock().instant())
        ? summary(SummaryStatus.INITIALIZING, Optional.of(StatusType.INITIALIZING))
        : summary(SummaryStatus.OK, Optional.of(StatusType.PASSED));
  }

  private static InstanceStatusSummary summary(
      SummaryStatus status, Optional<StatusType> reachability) {
    return InstanceStatusSummary.builder()
        .status(status)
        .details(
            reachability.stream()
                .map(type ->
                    InstanceStatusDetails.builder()
                        .name(StatusName.REACHABILITY)
                        .status(type)
                        .build())
                .toList())
        .build();
  }
}
