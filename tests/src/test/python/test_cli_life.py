# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""The life of an instance with the aws command line, each step its own process, waiting with `aws ec2 wait`."""

import base64
import json
import re

from conftest import linux_image, unique


def test_life_of_an_instance(cli, ec2, tmp_path):
    mark = unique("cli")
    text = cli.text

    key = json.loads(cli.run("ec2", "create-key-pair", "--key-name", mark).stdout)
    assert key["KeyMaterial"].startswith("-----BEGIN ")
    group = text("ec2", "create-security-group", "--group-name", mark, "--description", "cli", "--query", "GroupId")
    assert re.fullmatch(r"sg-[0-9a-f]{17}", group)
    text("ec2", "authorize-security-group-ingress", "--group-id", group, "--protocol", "tcp", "--port", "22", "--cidr", "0.0.0.0/0")

    script = tmp_path / "user-data.sh"
    script.write_text("#!/bin/sh\necho " + mark)
    instance = text(
        "ec2", "run-instances", "--image-id", linux_image(ec2), "--instance-type", "t2.micro", "--count", "1",
        "--key-name", mark, "--security-group-ids", group, "--user-data", script.as_uri(),
        "--tag-specifications", f"ResourceType=instance,Tags=[{{Key=Name,Value={mark}}},{{Key=use,Value=cli}}]",
        "--query", "Instances[0].InstanceId",
    )
    assert re.fullmatch(r"i-[0-9a-f]{17}", instance)
    text("ec2", "wait", "instance-running", "--instance-ids", instance)
    found = text(
        "ec2", "describe-instances",
        "--filters", f"Name=tag:Name,Values={mark[:6]}*", "Name=tag:use,Values=c?i", f"Name=key-name,Values={mark}",
        "Name=instance-state-name,Values=running",
        "--query", "Reservations[].Instances[].[InstanceId,Placement.AvailabilityZone]",
    )
    assert found.split()[0] == instance
    zone = found.split()[1]
    data = text("ec2", "describe-instance-attribute", "--instance-id", instance, "--attribute", "userData", "--query", "UserData.Value")
    assert base64.b64decode(data) == script.read_bytes()

    volume = text("ec2", "create-volume", "--availability-zone", zone, "--size", "2", "--volume-type", "gp2", "--query", "VolumeId")
    text("ec2", "wait", "volume-available", "--volume-ids", volume)
    text("ec2", "attach-volume", "--volume-id", volume, "--instance-id", instance, "--device", "/dev/sdf")
    text("ec2", "wait", "volume-in-use", "--volume-ids", volume)
    modified = text("ec2", "modify-volume", "--volume-id", volume, "--size", "3", "--query", "VolumeModification.TargetSize")
    assert modified == "3"
    state = text("ec2", "describe-volumes-modifications", "--volume-ids", volume, "--query", "VolumesModifications[0].ModificationState")
    assert state in ("modifying", "optimizing", "completed")
    snapshot = text("ec2", "create-snapshot", "--volume-id", volume, "--description", mark, "--query", "SnapshotId")
    text("ec2", "wait", "snapshot-completed", "--snapshot-ids", snapshot)
    text("ec2", "detach-volume", "--volume-id", volume)
    text("ec2", "wait", "volume-available", "--volume-ids", volume)
    text("ec2", "delete-volume", "--volume-id", volume)
    text("ec2", "delete-snapshot", "--snapshot-id", snapshot)

    text("ec2", "stop-instances", "--instance-ids", instance)
    text("ec2", "wait", "instance-stopped", "--instance-ids", instance)
    text("ec2", "modify-instance-attribute", "--instance-id", instance, "--instance-type", "t2.small")
    text("ec2", "start-instances", "--instance-ids", instance)
    text("ec2", "wait", "instance-running", "--instance-ids", instance)
    assert text("ec2", "describe-instances", "--instance-ids", instance, "--query", "Reservations[0].Instances[0].InstanceType") == "t2.small"
    text("ec2", "terminate-instances", "--instance-ids", instance)
    text("ec2", "wait", "instance-terminated", "--instance-ids", instance)
    text("ec2", "delete-security-group", "--group-id", group)
    text("ec2", "delete-key-pair", "--key-name", mark)


def test_rules_of_a_security_group(cli):
    mark = unique("cli-rules")
    text = cli.text
    group = text("ec2", "create-security-group", "--group-name", mark, "--description", "cli", "--query", "GroupId")
    rule = text(
        "ec2", "authorize-security-group-egress", "--group-id", group, "--protocol", "tcp", "--port", "443", "--cidr", "10.0.0.0/8",
        "--query", "SecurityGroupRules[0].SecurityGroupRuleId",
    )
    text(
        "ec2", "modify-security-group-rules", "--group-id", group, "--security-group-rules",
        f"SecurityGroupRuleId={rule},SecurityGroupRule={{IpProtocol=udp,FromPort=53,ToPort=53,CidrIpv4=10.0.0.0/8}}",
    )
    text(
        "ec2", "update-security-group-rule-descriptions-egress", "--group-id", group,
        "--security-group-rule-descriptions", f"SecurityGroupRuleId={rule},Description=names",
    )
    seen = text(
        "ec2", "describe-security-group-rules", "--security-group-rule-ids", rule,
        "--query", "SecurityGroupRules[0].[SecurityGroupRuleId,IpProtocol,FromPort,Description,IsEgress]",
    )
    assert seen.split() == [rule, "udp", "53", "names", "True"]
    vpc = text("ec2", "describe-security-groups", "--group-ids", group, "--query", "SecurityGroups[0].VpcId")
    assert group in text("ec2", "get-security-groups-for-vpc", "--vpc-id", vpc, "--query", "SecurityGroupForVpcs[].GroupId").split()
    text("ec2", "delete-security-group", "--group-id", group)


def test_who_am_i(cli):
    arn = cli.text("sts", "get-caller-identity", "--query", "[Account,Arn]").split()
    assert re.fullmatch(r"[0-9]{12}", arn[0])
    assert arn[1].startswith(f"arn:aws:iam::{arn[0]}:")
