// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import static io.landbridge.translation.ec2.NativeErrorRule.client;
import static io.landbridge.translation.ec2.NativeErrorRule.computed;
import static io.landbridge.translation.ec2.NativeErrorRule.explained;
import static io.landbridge.translation.ec2.NativeErrorRule.fixed;

import io.landbridge.aws.AwsError;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * The sentences of CloudStack 4.19 to 4.23 that mean more than their code, in the order in which
 * they are tried.
 */
final class NativeErrorRules {
  private static final String INVALID = "InvalidParameterValue";

  /** The lines of the table. */
  static final List<NativeErrorRule> ALL =
      Stream.of(
              parameters(),
              gone(),
              keyPairs(),
              instances(),
              capacity(),
              volumes(),
              securityGroups(),
              networks(),
              tagsAndImages())
          .flatMap(List::stream)
          .toList();

  private NativeErrorRules() {}

  private static List<NativeErrorRule> parameters() {
    return List.of(
        computed(
            "Invalid parameter (\\w+) value=(\\S+) .*entity does not exist",
            NativeErrorRules::unknownEntity),
        client(
            "missing parameter (\\w+)",
            "MissingParameter",
            "The request must contain the native parameter $1"),
        client("for API arg: name - it can contain", INVALID, "The name is not a host name"),
        fixed(
            "User data (has exceeded|is too long)",
            Ec2Errors.invalidParameterValue("The user data is longer than the cloud takes.")),
        fixed(
            "User data is not base64",
            Ec2Errors.invalidParameterValue("Invalid BASE64 encoding of user data.")),
        fixed(
            "Incorrect string value",
            Ec2Errors.invalidParameterValue(
                "The text has characters that this cloud cannot store.")));
  }

  private static List<NativeErrorRule> gone() {
    return List.of(
        missing("unable to find a virtual machine", ResourceKind.INSTANCE),
        missing("unable to find (the )?volume", ResourceKind.VOLUME),
        missing("Snapshot .* is already destroyed", ResourceKind.SNAPSHOT),
        missing("unable to find (the )?(parent )?snapshot", ResourceKind.SNAPSHOT),
        missing("unable to find (the )?template", ResourceKind.IMAGE),
        missing("unable to find (the )?VPC", ResourceKind.VPC),
        missing("Network ID=\\S+ doesn't exist", ResourceKind.SUBNET),
        client(
            "unable to find group by name (\\S+)",
            "InvalidGroup.NotFound",
            "The security group '$1' does not exist"),
        missing(
            "unable to find (security|network) group|nonexistent group",
            ResourceKind.SECURITY_GROUP),
        computed(
            "unable to find resource by uuid (\\S+) and type (\\w+)",
            (error, match) ->
                NativeSubjects.findTaggedKind(match.group(2))
                    .map(kind -> notFound(kind, match.group(1)))),
        computed(
            "Unable to use network with id= ?([0-9a-f-]+), permission denied",
            (error, match) -> Optional.of(notFound(ResourceKind.SUBNET, match.group(1)))),
        missing("Unable to use template", ResourceKind.IMAGE),
        // A resource of another account must look as if it did not exist.
        computed(
            "does not have permission to operate with provided resource",
            (error, match) -> Optional.of(notYours(error))));
  }

  private static List<NativeErrorRule> keyPairs() {
    return List.of(
        client(
            "Not all specified keypairs exist",
            "InvalidKeyPair.NotFound",
            "The key pair does not exist"),
        client(
            "A key pair with name '(.*)' (does not exist|was not found)",
            "InvalidKeyPair.NotFound",
            "The key pair '$1' does not exist"),
        fixedBy(
            "A key pair with name '(.*)' already exists",
            "InvalidKeyPair.Duplicate",
            "The keypair '$1' already exists."),
        fixedBy(
            "A key pair with key '.*' already exists",
            "InvalidKeyPair.Duplicate",
            "A key pair with the same public key already exists."),
        fixedBy(
            "Public key is invalid",
            "InvalidKey.Format",
            "Key is not in valid OpenSSH public key format"));
  }

  private static List<NativeErrorRule> instances() {
    return List.of(
        client(
            "already running|is not running|must be stopped"
                + "|make sure the (virtual machine|instance) is stopped"
                + "|should be (in )?stopped|either Stopped or Running|in the right state"
                + "|tools to support dynamic scaling",
            "IncorrectInstanceState",
            "The instance is not in a state from which the action can be done"),
        computed(
            "Instance \\[id = ([0-9a-f-]+).*delete protection enabled",
            (error, match) -> Optional.of(isProtected(match.group(1)))),
        client(
            "delete protection enabled",
            "OperationNotPermitted",
            "The resource is protected from deletion"),
        // The host name is the gateway's own choice, so that its clash is no fault of the client.
        fixed("hostName .* already exists", Ec2Errors.internalError()),
        client(
            "supported only (from|for) KVM",
            "UnsupportedOperation",
            "The hypervisor of this cloud does not do this"),
        client(
            "Concurrent operations",
            "IncorrectState",
            "Another operation on the resource is in progress"));
  }

  private static List<NativeErrorRule> capacity() {
    return List.of(
        computed(
            "resources of type (?:= )?'?(\\w+)'?.* exceeded",
            (error, match) -> Optional.of(NativeLimits.exceeded(match.group(1)))),
        computed(
            "Maximum number of public IP addresses",
            (error, match) -> Optional.of(NativeLimits.exceeded("public_ip"))),
        client(
            "networks per VPC cannot surpass",
            "SubnetLimitExceeded",
            "The VPC has no more subnets"),
        fixed(
            "No destination found for a deployment|Unable to create a deployment"
                + "|Unable to find a server|due to insufficient capacity"
                + "|affinity (rules|groups?).*(conflict|capacity)",
            Ec2Errors.insufficientInstanceCapacity(
                "There is not enough capacity to fulfill your request.")),
        client(
            "Insufficient address capacity|Unable to find available (public|portable) IP",
            "InsufficientAddressCapacity",
            "There are no addresses available"));
  }

  private static List<NativeErrorRule> volumes() {
    return List.of(
        client(
            "volume that is not attached to any VM|already attached to a VM",
            "VolumeInUse",
            "The volume is attached to an instance"),
        client(
            "volume is not attached to a VM",
            "IncorrectState",
            "The volume is in the 'available' state"),
        client(
            "VM that is in the same zone as the volume",
            "InvalidVolume.ZoneMismatch",
            "The volume is not in the same availability zone as the instance"),
        client(
            "All device Ids are used",
            "AttachmentLimitExceeded",
            "The instance has no place for another volume"),
        client("deviceId .* is used by", INVALID, "The device name is in use"),
        client(
            "Root volume detach can happen only",
            "OperationNotPermitted",
            "The root volume of a running instance cannot be detached"),
        client(
            "not in (the )?Ready state|not in BackedUp|unbacked up snapshot"
                + "|snapshot operations in progress|other active (Instance )?Snapshot tasks"
                + "|Instance Snapshots",
            "IncorrectState",
            "The volume or snapshot is not in a state from which this can be done"),
        client("would shrink the volume", INVALID, "New size cannot be smaller than existing size"),
        client("out of (allowed )?range|Invalid size for", INVALID, "The size is out of range"),
        client(
            "requires a custom size",
            "MissingParameter",
            "The request must contain the parameter size"),
        client(
            "encrypted volume",
            "UnsupportedOperation",
            "This cloud does not do this with encrypted volumes"));
  }

  private static List<NativeErrorRule> securityGroups() {
    return List.of(
        fixedBy(
            "security group, a group with name (\\S+) already exists",
            "InvalidGroup.Duplicate",
            "The security group '$1' already exists"),
        fixedBy(
            "affinity group, a group with name (\\S+) already exists",
            "InvalidPlacementGroup.Duplicate",
            "The placement group '$1' already exists."),
        client(
            "Cannot delete group when",
            "DependencyViolation",
            "The security group has dependent objects"),
        client(
            "conflicts with rule",
            "InvalidPermission.Duplicate",
            "The rule conflicts with another"),
        client("Invalid (protocol|cidr|port)|at least one cidr", INVALID, "The rule is not valid"),
        // What the cloud says of a rule that is there already.
        client(
            "Failed to authorize security group (ingress|egress) rule",
            "InvalidPermission.Duplicate",
            "The specified rule already exists"),
        client(
            "security group feature is not enabled",
            "InvalidParameterCombination",
            "The network has no security groups"));
  }

  private static List<NativeErrorRule> networks() {
    return List.of(
        client(
            "used for source nat|is a source ?nat ip",
            "OperationNotPermitted",
            "The address is the one that a network shares for outgoing traffic"),
        client(
            "enable static .* already|is already mapped",
            "Resource.AlreadyAssociated",
            "The address is associated already"),
        client(
            "not associated with any vm",
            "InvalidAssociationID.NotFound",
            "The address is not associated"),
        client("doesn't belong to (the )?network", INVALID, "The address is of another network"),
        client(
            "Can't delete VPC .* used by|Failed to delete network",
            "DependencyViolation",
            "The resource has dependencies and cannot be deleted."),
        client(
            "crosses other network cidr",
            "InvalidSubnet.Conflict",
            "The CIDR conflicts with another subnet"),
        client("is not within vpc", "InvalidSubnet.Range", "The CIDR is outside of the VPC's"),
        client("not RFC1918 compliant", "InvalidVpc.Range", "The CIDR is invalid."),
        client(
            "ACL item with number",
            "NetworkAclEntryAlreadyExists",
            "The network ACL has an entry with this number"),
        client("Default ACL", "OperationNotPermitted", "A default network ACL cannot be changed"),
        client(
            "New static route cidr conflicts",
            "RouteAlreadyExists",
            "There is a route to this destination"),
        client("A NIC already exists", INVALID, "The instance has an interface there"));
  }

  private static List<NativeErrorRule> tagsAndImages() {
    return List.of(
        client(
            "tag .* already on|Entity already exists",
            INVALID,
            "A tag with this key exists, in this or another case of letters"),
        client(
            "Invalid resource type|doesn't support resource tags",
            INVALID,
            "The resource cannot be tagged"),
        client(
            "Zone .*(is )?(currently )?disabled",
            INVALID,
            "The availability zone is not available"),
        client(
            "not been (completely )?downloaded|isn't available in the zone",
            "InvalidAMIID.Unavailable",
            "The image is not available"),
        client(
            "there are .* VM instances using it",
            "DependencyViolation",
            "The image is in use by instances"),
        client("is either null or empty|No value is passed", INVALID, "A value is empty"));
  }

  private static NativeErrorRule missing(String text, ResourceKind kind) {
    return computed(text, (error, match) -> Optional.of(notFoundOf(kind)));
  }

  /** Like {@code client}, where the native sentence would add nothing or say too much. */
  private static NativeErrorRule fixedBy(String text, String code, String sentence) {
    return computed(
        text,
        (error, match) ->
            Optional.of(
                Ec2Errors.client(
                    code,
                    match.groupCount() == 0 ? sentence : sentence.replace("$1", match.group(1)))));
  }

  private static Optional<AwsError> unknownEntity(NativeError error, Matcher match) {
    // A job that the cloud no longer knows is nothing that the client has named.
    if (error.command() == NativeCommand.QUERY_ASYNC_JOB_RESULT) {
      return Optional.of(Ec2Errors.internalError());
    }
    return Optional.of(
        NativeSubjects.findKind(error.command(), match.group(1))
            .map(kind -> notFound(kind, match.group(2)))
            .orElseGet(() -> explained(error, INVALID, "What a parameter names does not exist")));
  }

  private static AwsError notFound(ResourceKind kind, String nativeId) {
    return IdErrors.notFound(kind, NativeSubjects.toEc2Id(kind, nativeId)).error();
  }

  private static AwsError notFoundOf(ResourceKind kind) {
    return Ec2Errors.client(
        kind.notFoundCode(), "The " + kind.noun() + " of the request does not exist");
  }

  private static AwsError notYours(NativeError error) {
    if (error.command() == NativeCommand.CREATE_TAGS
        || error.command() == NativeCommand.DELETE_TAGS) {
      return Ec2Errors.client("InvalidID", "The ID of the resource to tag is not valid");
    }
    return NativeSubjects.findKind(error.command())
        .map(NativeErrorRules::notFoundOf)
        .orElseGet(Ec2Errors::unauthorizedOperation);
  }

  private static AwsError isProtected(String nativeId) {
    return Ec2Errors.operationNotPermitted(
        "The instance '"
            + NativeSubjects.toEc2Id(ResourceKind.INSTANCE, nativeId)
            + "' may not be terminated. Modify its 'disableApiTermination' instance attribute and"
            + " try again.");
  }
}
