# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""How calls fail, as boto3 and the aws command line see it: status, code and what stays behind."""

import dataclasses
import datetime

import botocore.auth
import pytest
from botocore.compat import HAS_CRT, get_current_datetime
from conftest import WAIT, Account, Cli, code_of, linux_image, poll, unique

UNKNOWN = "0123456789abcdef0"


def with_wrong_secret(account: Account) -> Account:
    return dataclasses.replace(account, secret_key="x" * len(account.secret_key))


def with_unknown_key(account: Account) -> Account:
    return dataclasses.replace(account, access_key="AKIANOSUCHKEY0000000")


class TestCredentials:
    def test_wrong_secret(self, alice):
        status, code, message = code_of(with_wrong_secret(alice).ec2().describe_instances)
        assert (status, code) == (401, "AuthFailure")
        assert message == "AWS was not able to validate the provided access credentials"

    def test_unknown_key_is_answered_like_a_wrong_secret(self, alice):
        wrong = code_of(with_wrong_secret(alice).ec2().describe_instances)
        assert code_of(with_unknown_key(alice).ec2().describe_instances) == wrong

    def test_sts_names_the_reason(self, alice):
        from conftest import api

        def sts(account):
            return account.session().client("sts", endpoint_url=api())

        assert code_of(sts(with_unknown_key(alice)).get_caller_identity)[:2] == (403, "InvalidClientTokenId")
        assert code_of(sts(with_wrong_secret(alice)).get_caller_identity)[:2] == (403, "SignatureDoesNotMatch")

    def test_clock_skew(self, alice, monkeypatch):
        client = alice.ec2()

        def late(remove_tzinfo=True):
            return get_current_datetime(remove_tzinfo) - datetime.timedelta(minutes=20)

        monkeypatch.setattr(botocore.auth, "get_current_datetime", late)
        if HAS_CRT:  # signs instead of botocore's own code
            monkeypatch.setattr("botocore.crt.auth.get_current_datetime", late)
        assert code_of(client.describe_instances)[:2] == (400, "RequestExpired")

    def test_command_line_with_clock_skew(self, alice, tmp_path):
        cli = Cli(alice, tmp_path)
        assert cli.text("ec2", "describe-regions", "--query", "Regions[0].RegionName")
        assert cli.with_late_clock().error("ec2", "describe-instances") == "RequestExpired"

    def test_command_line(self, alice, tmp_path):
        assert Cli(with_wrong_secret(alice), tmp_path).error("ec2", "describe-instances") == "AuthFailure"
        assert Cli(with_unknown_key(alice), tmp_path).error("ec2", "describe-instances") == "AuthFailure"


class TestIdentifiers:
    @pytest.mark.parametrize(
        ("operation", "parameter", "prefix", "stem"),
        [
            ("describe_instances", "InstanceIds", "i-", "InvalidInstanceID"),
            ("stop_instances", "InstanceIds", "i-", "InvalidInstanceID"),
            ("terminate_instances", "InstanceIds", "i-", "InvalidInstanceID"),
            ("describe_volumes", "VolumeIds", "vol-", "InvalidVolume"),
            ("describe_snapshots", "SnapshotIds", "snap-", "InvalidSnapshot"),
            ("describe_images", "ImageIds", "ami-", "InvalidAMIID"),
            ("describe_security_groups", "GroupIds", "sg-", "InvalidGroup"),
            ("describe_subnets", "SubnetIds", "subnet-", "InvalidSubnetID"),
            ("describe_vpcs", "VpcIds", "vpc-", "InvalidVpcID"),
        ],
    )
    def test_unknown_and_malformed(self, ec2, operation, parameter, prefix, stem):
        call = getattr(ec2, operation)
        status, code, message = code_of(call, **{parameter: [prefix + UNKNOWN]})
        assert (status, code) == (400, f"{stem}.NotFound")
        assert prefix + UNKNOWN in message
        for malformed in (prefix + "xyz", "other-" + UNKNOWN, prefix + "1234"):
            status, code, message = code_of(call, **{parameter: [malformed]})
            assert status == 400
            # The codes for malformed ids are less regular: InvalidGroupId.Malformed, InvalidParameterValue, ...
            assert code.endswith("Malformed") or code == "InvalidParameterValue", code
            assert malformed in message

    def test_unknown_names(self, ec2):
        image = linux_image(ec2)
        run = dict(ImageId=image, InstanceType="t2.micro", MinCount=1, MaxCount=1)
        assert code_of(ec2.run_instances, **{**run, "KeyName": unique("none")})[1] == "InvalidKeyPair.NotFound"
        assert code_of(ec2.run_instances, **{**run, "ImageId": "ami-" + UNKNOWN})[1] == "InvalidAMIID.NotFound"
        assert code_of(ec2.run_instances, **{**run, "InstanceType": "z9.nano"})[1] in (
            "InvalidInstanceType",
            "InvalidParameterValue",
        )
        assert code_of(ec2.run_instances, **{**run, "SecurityGroupIds": ["sg-" + UNKNOWN]})[1] == "InvalidGroup.NotFound"
        assert code_of(ec2.run_instances, **{**run, "SubnetId": "subnet-" + UNKNOWN})[1] == "InvalidSubnetID.NotFound"
        assert code_of(ec2.describe_key_pairs, KeyNames=[unique("none")])[1] == "InvalidKeyPair.NotFound"

    def test_a_filter_that_matches_nothing_is_no_error(self, ec2):
        assert ec2.describe_instances(Filters=[{"Name": "instance-id", "Values": ["i-" + UNKNOWN]}])["Reservations"] == []

    def test_command_line(self, cli):
        assert cli.error("ec2", "describe-instances", "--instance-ids", "i-" + UNKNOWN) == "InvalidInstanceID.NotFound"
        assert cli.error("ec2", "describe-instances", "--instance-ids", "i-xyz") == "InvalidInstanceID.Malformed"


class TestDuplicates:
    def test_security_group(self, ec2):
        name = unique("twice")
        group = ec2.create_security_group(GroupName=name, Description="first")["GroupId"]
        assert code_of(ec2.create_security_group, GroupName=name, Description="second")[:2] == (400, "InvalidGroup.Duplicate")
        ec2.delete_security_group(GroupId=group)

    def test_key_pair(self, ec2):
        name = unique("twice")
        ec2.create_key_pair(KeyName=name)
        assert code_of(ec2.create_key_pair, KeyName=name)[:2] == (400, "InvalidKeyPair.Duplicate")
        ec2.delete_key_pair(KeyName=name)

    def test_command_line(self, cli, ec2):
        name = unique("twice")
        group = ec2.create_security_group(GroupName=name, Description="first")["GroupId"]
        assert cli.error("ec2", "create-security-group", "--group-name", name, "--description", "second") == "InvalidGroup.Duplicate"
        ec2.delete_security_group(GroupId=group)


class TestDryRun:
    def test_says_that_it_would_have_worked_and_does_nothing(self, ec2):
        mark = unique("dry")
        run = dict(
            ImageId=linux_image(ec2),
            InstanceType="t2.micro",
            MinCount=1,
            MaxCount=1,
            TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": mark}]}],
        )
        status, code, message = code_of(ec2.run_instances, DryRun=True, **run)
        assert (status, code) == (412, "DryRunOperation")
        assert message == "Request would have succeeded, but DryRun flag is set."
        assert ec2.describe_instances(Filters=[{"Name": "tag:Name", "Values": [mark]}])["Reservations"] == []
        assert code_of(ec2.create_key_pair, DryRun=True, KeyName=mark)[:2] == (412, "DryRunOperation")
        assert code_of(ec2.describe_key_pairs, KeyNames=[mark])[1] == "InvalidKeyPair.NotFound"
        assert code_of(ec2.describe_instances, DryRun=True)[:2] == (412, "DryRunOperation")

    def test_checks_the_request_first(self, ec2):
        assert code_of(ec2.stop_instances, DryRun=True, InstanceIds=["i-xyz"])[1] == "InvalidInstanceID.Malformed"

    def test_command_line(self, cli):
        assert cli.error("ec2", "describe-volumes", "--dry-run") == "DryRunOperation"


class TestLimits:
    def test_more_instances_than_the_account_may_have(self):
        carol = Account.named("carol").ec2()
        image = linux_image(carol)
        run = dict(ImageId=image, InstanceType="t2.micro")
        # Carol may have two: three are refused as a whole, and nothing stays.
        assert code_of(carol.run_instances, MinCount=3, MaxCount=3, **run)[:2] == (400, "InstanceLimitExceeded")
        poll(
            lambda: [
                i["State"]["Name"]
                for r in carol.describe_instances()["Reservations"]
                for i in r["Instances"]
                if i["State"]["Name"] not in ("terminated", "shutting-down")
            ],
            lambda left: not left,
        )
        # Between the least and the most it answers what was possible.
        poll(lambda: _launch_and_terminate(carol, dict(MinCount=1, MaxCount=3, **run)), lambda count: count == 2)

    def test_more_volumes_than_the_account_may_have(self, tmp_path):
        carol = Account.named("carol").ec2()
        zone = carol.describe_availability_zones()["AvailabilityZones"][0]["ZoneName"]
        made = []
        try:
            with pytest.raises(carol.exceptions.ClientError) as caught:
                for _ in range(10):
                    made.append(carol.create_volume(AvailabilityZone=zone, Size=1)["VolumeId"])
            assert caught.value.response["Error"]["Code"] == "VolumeLimitExceeded"
            refused = Cli(Account.named("carol"), tmp_path).error(
                "ec2", "create-volume", "--availability-zone", zone, "--size", "1"
            )
            assert refused == "VolumeLimitExceeded"
        finally:
            for volume in made:
                carol.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig=WAIT)
                carol.delete_volume(VolumeId=volume)


def _launch_and_terminate(ec2, request) -> int:
    """How many were launched; fewer while what was rolled back still counts against the limit."""
    try:
        ids = [i["InstanceId"] for i in ec2.run_instances(**request)["Instances"]]
    except ec2.exceptions.ClientError as e:
        assert e.response["Error"]["Code"] == "InstanceLimitExceeded"
        return 0
    ec2.get_waiter("instance_running").wait(InstanceIds=ids, WaiterConfig=WAIT)
    ec2.terminate_instances(InstanceIds=ids)
    ec2.get_waiter("instance_terminated").wait(InstanceIds=ids, WaiterConfig=WAIT)
    return len(ids)


class TestParameters:
    @pytest.mark.parametrize(
        ("operation", "request_", "code"),
        [
            ("describe_instances", {"MaxResults": 5, "InstanceIds": ["i-" + UNKNOWN]}, "InvalidParameterCombination"),
            ("describe_instances", {"MaxResults": 4}, "InvalidParameterValue"),
            ("describe_instances", {"MaxResults": 1001}, "InvalidParameterValue"),
            ("describe_instances", {"MaxResults": 5, "NextToken": "no token of ours"}, "InvalidNextToken"),
            ("describe_instances", {"Filters": [{"Name": "no-such-filter", "Values": ["x"]}]}, "InvalidParameterValue"),
            ("create_volume", {"AvailabilityZone": "nowhere-1a", "Size": 1}, "InvalidParameterValue"),
            ("create_tags", {"Resources": ["i-" + UNKNOWN], "Tags": [{"Key": "aws:x", "Value": ""}]}, "InvalidParameterValue"),
        ],
    )
    def test_refused_with_its_code(self, ec2, operation, request_, code):
        status, seen, _ = code_of(getattr(ec2, operation), **request_)
        assert (status, seen) == (400, code)

    def test_missing_zone(self, ec2):
        assert code_of(ec2.create_volume, Size=1)[1] in ("MissingParameter", "InvalidParameterCombination")


class TestStates:
    def test_actions_in_the_wrong_state(self, ec2):
        (made,) = ec2.run_instances(ImageId=linux_image(ec2), InstanceType="t2.micro", MinCount=1, MaxCount=1)["Instances"]
        instance = made["InstanceId"]
        ec2.get_waiter("instance_running").wait(InstanceIds=[instance], WaiterConfig=WAIT)
        change = dict(InstanceId=instance, InstanceType={"Value": "t2.small"})
        assert code_of(ec2.modify_instance_attribute, **change)[:2] == (400, "IncorrectInstanceState")
        volume = ec2.create_volume(AvailabilityZone=made["Placement"]["AvailabilityZone"], Size=1)["VolumeId"]
        ec2.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig=WAIT)
        assert code_of(ec2.detach_volume, VolumeId=volume)[1] == "IncorrectState"
        ec2.delete_volume(VolumeId=volume)

        ec2.modify_instance_attribute(InstanceId=instance, DisableApiTermination={"Value": True})
        assert code_of(ec2.terminate_instances, InstanceIds=[instance])[1] == "OperationNotPermitted"
        ec2.modify_instance_attribute(InstanceId=instance, DisableApiTermination={"Value": False})
        ec2.terminate_instances(InstanceIds=[instance])
        ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance], WaiterConfig=WAIT)
        assert code_of(ec2.start_instances, InstanceIds=[instance])[1] == "IncorrectInstanceState"
        again = ec2.terminate_instances(InstanceIds=[instance])["TerminatingInstances"][0]
        assert again["CurrentState"]["Name"] == "terminated", "terminating twice is no error"
