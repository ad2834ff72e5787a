// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.AwsError;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a native error is in EC2: the only place that decides it. The text is looked up first, since
 * CloudStack uses few codes for many things; what no line covers is answered by its code, and the
 * listener hears of it. Answers to the client's own errors quote the native sentence; those of the
 * cloud's and ours never do.
 */
public final class NativeErrors implements Function<NativeError, AwsError> {
  private final UnmatchedNativeError unmatched;

  /** A table that tells of errors that only their code decided. */
  public NativeErrors(UnmatchedNativeError unmatched) {
    this.unmatched = unmatched;
  }

  /** The EC2 error for a native one. */
  @Override
  public AwsError apply(NativeError error) {
    return findByText(error)
        .orElseGet(() -> {
          if (!isPlain(error)) {
            unmatched.unmatched(error, NativeText.shape(error.text()));
          }
          return byCode(error);
        });
  }

  private static Optional<AwsError> findByText(NativeError error) {
    return NativeErrorRules.ALL.stream().flatMap(rule -> rule.apply(error).stream()).findFirst();
  }

  /** Whether the code says all there is, so that no line is missing. */
  private static boolean isPlain(NativeError error) {
    return error.code() < 0
        || switch (error.code()) {
          case 401, 429, 503 -> true;
          case 432 -> error.text().startsWith("The API [");
          default -> false;
        };
  }

  private static AwsError byCode(NativeError error) {
    return switch (error.code()) {
      case NativeError.UNREACHABLE, NativeError.TIMED_OUT, 503, 534 -> unavailable();
      case NativeError.OVERLOADED, 429 -> Ec2Errors.requestLimitExceeded();
      case 401 ->
          error.text().startsWith("The given command")
              ? Ec2Errors.unauthorizedOperation()
              : Ec2Errors.authFailure();
      case 511 -> Ec2Errors.authFailure();
      case 400, 414, 431 ->
          NativeErrorRule.explained(
              error, "InvalidParameterValue", "The cloud refuses a parameter of the request");
      case 405 -> Ec2Errors.invalidRequest("The cloud refuses the request");
      case 430 ->
          NativeErrorRule.explained(
              error, "MalformedQueryString", "The cloud cannot read the request");
      case 432, 531 -> Ec2Errors.unauthorizedOperation();
      case 532, 535 -> NativeLimits.exceeded(typeOf(error));
      case 533 -> insufficientCapacity(error);
      case 536 -> NativeErrorRule.explained(error, "DependencyViolation", "The resource is in use");
      case 537 -> alreadyAssociated(error);
      case 530 -> byDetail(error);
      default -> Ec2Errors.internalError();
    };
  }

  /** {@code cserrorcode} says which exception a 530 was; source: CSExceptionErrorCode. */
  private static AwsError byDetail(NativeError error) {
    return switch (error.detailCode().orElse(0)) {
      case 4280, 4370 -> NativeLimits.exceeded(typeOf(error));
      case 4285, 4380, 4385, 4560 -> unavailable();
      case 4300 -> Ec2Errors.incorrectState("Another operation on the resource is in progress");
      case 4320, 4325, 4335, 4340 -> insufficientCapacity(error);
      case 4350 ->
          NativeErrorRule.explained(
              error, "InvalidParameterValue", "The cloud refuses a parameter of the request");
      case 4360 -> alreadyAssociated(error);
      case 4365 -> Ec2Errors.unauthorizedOperation();
      case 4375 ->
          NativeErrorRule.explained(error, "DependencyViolation", "The resource is in use");
      case 4390 -> Ec2Errors.unsupportedOperation("The network does not offer this service");
      case 4545 -> Ec2Errors.requestLimitExceeded();
      default -> Ec2Errors.internalError();
    };
  }

  private static AwsError insufficientCapacity(NativeError error) {
    return switch (NativeSubjects.findKind(error.command()).orElse(ResourceKind.INSTANCE)) {
      case VOLUME, SNAPSHOT ->
          new AwsError(
              "InsufficientVolumeCapacity",
              500,
              "There is not enough capacity to fulfill your EBS volume provision request.");
      case ELASTIC_IP ->
          Ec2Errors.client("InsufficientAddressCapacity", "There are no addresses available.");
      case SUBNET, VPC, NETWORK_INTERFACE ->
          Ec2Errors.client(
              "InsufficientFreeAddressesInSubnet", "There are no free addresses in the subnet.");
      default ->
          Ec2Errors.insufficientInstanceCapacity(
              "There is not enough capacity to fulfill your request.");
    };
  }

  private static AwsError alreadyAssociated(NativeError error) {
    return NativeErrorRule.explained(
        error, "Resource.AlreadyAssociated", "The address is associated already");
  }

  private static String typeOf(NativeError error) {
    return switch (NativeSubjects.findKind(error.command()).orElse(ResourceKind.RESERVATION)) {
      case INSTANCE -> "user_vm";
      case VOLUME -> "volume";
      case SNAPSHOT -> "snapshot";
      case ELASTIC_IP -> "public_ip";
      case VPC -> "vpc";
      case SUBNET -> "network";
      default -> "";
    };
  }

  private static AwsError unavailable() {
    return Ec2Errors.unavailable("The server is overloaded and can't handle the request.");
  }
}
