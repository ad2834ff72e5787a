// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/**
 * What the cloud says of itself ({@code listCapabilities}).
 *
 * @param customdiskofferingminsize in GiB
 * @param customdiskofferingmaxsize in GiB
 */
public record Capabilities(
    String cloudstackversion,
    Optional<Boolean> securitygroupsenabled,
    Optional<Boolean> allowuserviewdestroyedvm,
    Optional<Boolean> allowuserexpungerecovervm,
    Optional<Long> customdiskofferingminsize,
    Optional<Long> customdiskofferingmaxsize,
    Optional<Boolean> dynamicscalingenabled) {}
