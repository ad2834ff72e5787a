# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""The life of an instance with boto3: the client with its waiters and paginators, then the resources."""

import base64
import re

import pytest
from conftest import WAIT, code_of, linux_image, poll, unique


def wait(ec2, waiter, **arguments):
    ec2.get_waiter(waiter).wait(WaiterConfig=WAIT, **arguments)


def tags_of(holder) -> dict:
    return {t["Key"]: t["Value"] for t in holder.get("Tags", [])}


def tag_specification(kind, **tags):
    return {"ResourceType": kind, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}


@pytest.fixture(scope="module")
def key_name(ec2):
    name = unique("life-key")
    made = ec2.create_key_pair(KeyName=name, TagSpecifications=[tag_specification("key-pair", use="life")])
    assert made["KeyMaterial"].startswith("-----BEGIN ")
    assert re.fullmatch(r"([0-9a-f]{2}:){19}[0-9a-f]{2}", made["KeyFingerprint"])
    assert re.fullmatch(r"key-[0-9a-f]{17}", made["KeyPairId"])
    yield name
    ec2.delete_key_pair(KeyName=name)
    status, code, _ = code_of(ec2.describe_key_pairs, KeyNames=[name])
    assert (status, code) == (400, "InvalidKeyPair.NotFound")


@pytest.fixture(scope="module")
def group_id(ec2):
    name = unique("life-group")
    group = ec2.create_security_group(
        GroupName=name, Description="life", TagSpecifications=[tag_specification("security-group", use="life")]
    )["GroupId"]
    yield group
    ec2.delete_security_group(GroupId=group)
    assert code_of(ec2.describe_security_groups, GroupIds=[group])[1] == "InvalidGroup.NotFound"


def test_key_pair_is_listed_with_its_tags(ec2, key_name):
    found = ec2.describe_key_pairs(Filters=[{"Name": "key-name", "Values": [key_name[:-3] + "*"]}])["KeyPairs"]
    assert [k["KeyName"] for k in found] == [key_name]
    assert tags_of(found[0]) == {"use": "life"}


# Facts of openssl: the fingerprint of an imported RSA key is the MD5 of the DER form of its public half.
RSA_KEY = (
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC8mG8lrY3fqiiLDawUI6U4RwUabF0udqMoRz8K4ojQIelH3aNTh9YpUEgy"
    "2wfKu3fbemfHUEsyr9BwVjDgJPWV3qG9GVFiR9Q5yCxX/amMXhIgZCxeAU+0ZvA8PEPa8Wmim2pb3k/1vCzDhdGAs8dlc7eF"
    "h2DslEqvwLt7qtmFkhcPsy5MzRE3Xb/bcazUwk02LjruqLZYOSl/smU9q4LCwm+qt3wLGMAKwci+Cwp8a6Px0XBKj9ULQ8SU"
    "8ONQztlkyBp+F9cLDvsmBilu/xWxqHp1ced6pCqzh2UWQZTKoG4UvTjFQmKKPRTxx69MjzLr+KYU5dwNCgYGsMyMu9fV"
)
RSA_FINGERPRINT = "96:84:1d:27:6a:4a:56:f7:b9:9f:d4:21:36:c5:bd:03"


def test_imported_key_pair_has_the_fingerprint_of_its_public_key(ec2):
    name = unique("life-import")
    made = ec2.import_key_pair(KeyName=name, PublicKeyMaterial=RSA_KEY.encode())
    assert made["KeyFingerprint"] == RSA_FINGERPRINT
    assert ec2.describe_key_pairs(KeyPairIds=[made["KeyPairId"]])["KeyPairs"][0]["KeyName"] == name
    ec2.delete_key_pair(KeyPairId=made["KeyPairId"])
    assert code_of(ec2.describe_key_pairs, KeyNames=[name])[1] == "InvalidKeyPair.NotFound"


def test_security_group_rules_come_and_go(ec2, group_id):
    ssh = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "ssh"}]}
    web = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
    added = ec2.authorize_security_group_ingress(GroupId=group_id, IpPermissions=[ssh, web])
    assert added["Return"]
    assert {r["FromPort"] for r in added["SecurityGroupRules"]} == {22, 443}
    assert all(re.fullmatch(r"sgr-[0-9a-f]{17}", r["SecurityGroupRuleId"]) for r in added["SecurityGroupRules"])

    duplicate = code_of(ec2.authorize_security_group_ingress, GroupId=group_id, IpPermissions=[ssh])
    assert duplicate[:2] == (400, "InvalidPermission.Duplicate")

    ec2.revoke_security_group_ingress(GroupId=group_id, IpPermissions=[web])
    group = ec2.describe_security_groups(GroupIds=[group_id])["SecurityGroups"][0]
    assert [(p["FromPort"], p["IpRanges"]) for p in group["IpPermissions"]] == [
        (22, [{"CidrIp": "0.0.0.0/0", "Description": "ssh"}])
    ]
    assert group["IpPermissionsEgress"][0]["IpProtocol"] == "-1"
    assert tags_of(group) == {"use": "life"}


def test_security_group_rule_keeps_its_id_and_tags_when_it_is_changed(ec2):
    group = ec2.create_security_group(GroupName=unique("life-rules"), Description="rules")["GroupId"]
    rule = ec2.authorize_security_group_ingress(
        GroupId=group,
        IpPermissions=[{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.1.2.3/8"}]}],
        TagSpecifications=[tag_specification("security-group-rule", use="life")],
    )["SecurityGroupRules"][0]
    assert rule["CidrIpv4"] == "10.0.0.0/8"
    rule_id = rule["SecurityGroupRuleId"]

    def change(**to):
        wanted = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIpv4": "10.0.0.0/8", **to}
        update = [{"SecurityGroupRuleId": rule_id, "SecurityGroupRule": {k: v for k, v in wanted.items() if v}}]
        assert ec2.modify_security_group_rules(GroupId=group, SecurityGroupRules=update)["Return"]

    def ingress():
        pages = ec2.get_paginator("describe_security_group_rules").paginate(
            Filters=[{"Name": "group-id", "Values": [group]}]
        )
        return [r for page in pages for r in page["SecurityGroupRules"] if not r["IsEgress"]]

    change(Description="first")
    change(FromPort=8080, ToPort=8081, Description="second")
    (seen,) = ingress()
    assert (seen["SecurityGroupRuleId"], seen["FromPort"], seen["ToPort"]) == (rule_id, 8080, 8081)
    assert (seen["Description"], tags_of(seen)) == ("second", {"use": "life"})

    ec2.create_tags(Resources=[rule_id], Tags=[{"Key": "later", "Value": "yes"}])
    ec2.update_security_group_rule_descriptions_ingress(
        GroupId=group, SecurityGroupRuleDescriptions=[{"SecurityGroupRuleId": rule_id, "Description": "third"}]
    )
    (seen,) = ingress()
    assert (seen["Description"], tags_of(seen)) == ("third", {"use": "life", "later": "yes"})
    assert code_of(change, CidrIpv4=None, CidrIpv6="::/0")[1] == "InvalidParameterValue"
    assert code_of(change, CidrIpv6="::/0")[1] == "InvalidParameterCombination"

    ec2.revoke_security_group_ingress(GroupId=group, SecurityGroupRuleIds=[rule_id])
    assert ingress() == []
    assert code_of(change)[1] == "InvalidSecurityGroupRuleId.NotFound"
    ec2.delete_security_group(GroupId=group)


def test_groups_of_a_vpc_and_references_to_them(ec2, group_id):
    group = ec2.describe_security_groups(GroupIds=[group_id])["SecurityGroups"][0]
    listed = ec2.get_security_groups_for_vpc(
        VpcId=group["VpcId"], Filters=[{"Name": "group-id", "Values": [group_id]}]
    )["SecurityGroupForVpcs"]
    assert [(g["GroupName"], g["PrimaryVpcId"], tags_of(g)) for g in listed] == [
        (group["GroupName"], group["VpcId"], {"use": "life"})
    ]
    assert ec2.describe_security_group_references(GroupId=[group_id])["SecurityGroupReferenceSet"] == []
    assert ec2.describe_stale_security_groups(VpcId=group["VpcId"])["StaleSecurityGroupSet"] == []


@pytest.mark.parametrize(("key_type", "algorithm"), [("rsa", "ssh-rsa"), ("ed25519", "ssh-ed25519")])
def test_key_pair_in_puttys_form(ec2, key_type, algorithm):
    name = unique("life-ppk")
    made = ec2.create_key_pair(KeyName=name, KeyType=key_type, KeyFormat="ppk")
    lines = made["KeyMaterial"].splitlines()
    assert lines[:3] == [f"PuTTY-User-Key-File-2: {algorithm}", "Encryption: none", f"Comment: {name}"]
    count = int(lines[3].removeprefix("Public-Lines: "))
    public = ec2.describe_key_pairs(KeyNames=[name], IncludePublicKey=True)["KeyPairs"][0]["PublicKey"]
    assert public.split()[:2] == [algorithm, "".join(lines[4 : 4 + count])]
    ec2.delete_key_pair(KeyName=name)


def test_life_of_an_instance(ec2, key_name, group_id):
    mark = unique("life")
    user_data = "#!/bin/sh\necho " + mark
    request = dict(
        ImageId=linux_image(ec2),
        InstanceType="t2.micro",
        MinCount=1,
        MaxCount=1,
        KeyName=key_name,
        SecurityGroupIds=[group_id],
        UserData=user_data,
        ClientToken=mark,
        TagSpecifications=[
            tag_specification("instance", Name=f"{mark}-web", use="life"),
            tag_specification("volume", use=mark),
        ],
    )
    reservation = ec2.run_instances(**request)
    made = reservation["Instances"][0]
    instance = made["InstanceId"]
    assert re.fullmatch(r"r-[0-9a-f]{17}", reservation["ReservationId"])
    assert re.fullmatch(r"[0-9]{12}", reservation["OwnerId"])
    assert re.fullmatch(r"i-[0-9a-f]{17}", instance)
    assert made["State"] == {"Code": 0, "Name": "pending"}
    assert tags_of(made) == {"Name": f"{mark}-web", "use": "life"}

    again = ec2.run_instances(**request)
    assert [i["InstanceId"] for i in again["Instances"]] == [instance], "one client token makes one instance"
    assert code_of(ec2.run_instances, **{**request, "InstanceType": "t2.small"})[1] == "IdempotentParameterMismatch"

    wait(ec2, "instance_running", InstanceIds=[instance])
    (status,) = ec2.describe_instance_status(InstanceIds=[instance])["InstanceStatuses"]
    assert status["InstanceStatus"]["Status"] in ("initializing", "ok")
    seen = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    assert seen["State"] == {"Code": 16, "Name": "running"}
    assert seen["ImageId"] == request["ImageId"]
    assert seen["InstanceType"] == "t2.micro"
    assert seen["KeyName"] == key_name
    assert [g["GroupId"] for g in seen["SecurityGroups"]] == [group_id]
    assert re.fullmatch(r"[0-9.]+", seen["PrivateIpAddress"])
    assert seen["SubnetId"].startswith("subnet-") and seen["VpcId"].startswith("vpc-")
    assert seen["RootDeviceType"] == "ebs"
    root = next(b for b in seen["BlockDeviceMappings"] if b["DeviceName"] == seen["RootDeviceName"])
    assert root["Ebs"]["Status"] == "attached"
    assert tags_of(ec2.describe_volumes(VolumeIds=[root["Ebs"]["VolumeId"]])["Volumes"][0]) == {"use": mark}
    attribute = ec2.describe_instance_attribute(InstanceId=instance, Attribute="userData")
    assert base64.b64decode(attribute["UserData"]["Value"]).decode() == user_data

    def found(**filters):
        asked = [{"Name": k.replace("tag__", "tag:").replace("__", ".").replace("_", "-"), "Values": v} for k, v in filters.items()]
        answer = ec2.describe_instances(Filters=asked)
        return [i["InstanceId"] for r in answer["Reservations"] for i in r["Instances"]]

    assert found(tag__Name=[f"{mark}-*"]) == [instance]
    assert found(tag__Name=[f"{mark[:-1]}?-web"]) == [instance]
    assert found(tag__Name=[f"{mark}-WEB"]) == [], "filters are case-sensitive"
    assert found(tag__Name=[f"{mark}-*"], instance_state_name=["stopped"]) == []
    assert found(tag__Name=[f"{mark}-*"], instance_state_name=["stopped", "running"]) == [instance]
    assert found(key_name=[key_name], instance_type=["t2.*"], image_id=[request["ImageId"]]) == [instance]
    assert found(tag__Name=[f"{mark}-*"], instance__group_id=[group_id]) == [instance]
    assert code_of(found, not_a_filter=["x"])[:2] == (400, "InvalidParameterValue")

    zone = seen["Placement"]["AvailabilityZone"]
    volume = ec2.create_volume(
        AvailabilityZone=zone, Size=2, VolumeType="gp2", TagSpecifications=[tag_specification("volume", Name=mark)]
    )["VolumeId"]
    wait(ec2, "volume_available", VolumeIds=[volume])
    attaching = ec2.attach_volume(VolumeId=volume, InstanceId=instance, Device="/dev/sdf")
    assert attaching["State"] in ("attaching", "attached")
    wait(ec2, "volume_in_use", VolumeIds=[volume])
    attached = poll(
        lambda: ec2.describe_volumes(
            Filters=[
                {"Name": "attachment.instance-id", "Values": [instance]},
                {"Name": "attachment.device", "Values": ["/dev/sdf"]},
                {"Name": "tag:Name", "Values": [mark]},
            ]
        )["Volumes"],
        lambda found: found and found[0]["Attachments"][0]["State"] == "attached",
    )
    assert [v["VolumeId"] for v in attached] == [volume]
    assert code_of(ec2.delete_volume, VolumeId=volume)[1] == "VolumeInUse"

    modifying = ec2.modify_volume(VolumeId=volume, Size=3)["VolumeModification"]
    assert (modifying["OriginalSize"], modifying["TargetSize"]) == (2, 3)
    poll(
        lambda: ec2.describe_volumes_modifications(VolumeIds=[volume])["VolumesModifications"][0],
        lambda modification: modification["ModificationState"] in ("optimizing", "completed"),
    )
    assert ec2.describe_volumes(VolumeIds=[volume])["Volumes"][0]["Size"] == 3

    snapshot = ec2.create_snapshot(
        VolumeId=volume, Description=mark, TagSpecifications=[tag_specification("snapshot", Name=mark)]
    )["SnapshotId"]
    wait(ec2, "snapshot_completed", SnapshotIds=[snapshot])
    kept = ec2.describe_snapshots(OwnerIds=["self"], Filters=[{"Name": "volume-id", "Values": [volume]}])["Snapshots"]
    assert [(s["SnapshotId"], s["VolumeSize"], s["Description"]) for s in kept] == [(snapshot, 3, mark)]

    assert ec2.detach_volume(VolumeId=volume)["State"] in ("detaching", "detached")
    wait(ec2, "volume_available", VolumeIds=[volume])
    copy = ec2.create_volume(AvailabilityZone=zone, SnapshotId=snapshot)["VolumeId"]
    wait(ec2, "volume_available", VolumeIds=[copy])
    assert ec2.describe_volumes(VolumeIds=[copy])["Volumes"][0]["SnapshotId"] == snapshot
    for each in (copy, volume):
        ec2.delete_volume(VolumeId=each)
        wait(ec2, "volume_deleted", VolumeIds=[each])
    ec2.delete_snapshot(SnapshotId=snapshot)

    stopping = ec2.stop_instances(InstanceIds=[instance])["StoppingInstances"][0]
    assert stopping["CurrentState"]["Name"] in ("stopping", "stopped")
    assert stopping["PreviousState"] == {"Code": 16, "Name": "running"}
    wait(ec2, "instance_stopped", InstanceIds=[instance])
    ec2.modify_instance_attribute(InstanceId=instance, InstanceType={"Value": "t2.small"})
    starting = ec2.start_instances(InstanceIds=[instance])["StartingInstances"][0]
    assert starting["CurrentState"]["Name"] in ("pending", "running")
    wait(ec2, "instance_running", InstanceIds=[instance])
    again = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    assert again["InstanceType"] == "t2.small"
    assert again["PrivateIpAddress"] == seen["PrivateIpAddress"], "a stop keeps the private address"
    ec2.reboot_instances(InstanceIds=[instance])

    ending = ec2.terminate_instances(InstanceIds=[instance])["TerminatingInstances"][0]
    assert ending["CurrentState"]["Name"] in ("shutting-down", "terminated")
    wait(ec2, "instance_terminated", InstanceIds=[instance])
    gone = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    assert gone["State"] == {"Code": 48, "Name": "terminated"}
    assert tags_of(gone) == {"Name": f"{mark}-web", "use": "life"}
    poll(
        lambda: ec2.describe_volumes(Filters=[{"Name": "volume-id", "Values": [root["Ebs"]["VolumeId"]]}])["Volumes"],
        lambda volumes: not volumes,
    )


def test_tags_are_overwritten_found_and_deleted(ec2):
    mark = unique("tags")
    zone = ec2.describe_availability_zones()["AvailabilityZones"][0]["ZoneName"]
    volume = ec2.create_volume(AvailabilityZone=zone, Size=1)["VolumeId"]
    wait(ec2, "volume_available", VolumeIds=[volume])
    ec2.create_tags(Resources=[volume], Tags=[{"Key": "mark", "Value": "old"}, {"Key": "empty", "Value": ""}])
    ec2.create_tags(Resources=[volume], Tags=[{"Key": "mark", "Value": mark}])
    found = ec2.get_paginator("describe_tags").paginate(Filters=[{"Name": "resource-id", "Values": [volume]}])
    listed = {(t["ResourceType"], t["Key"], t["Value"]) for page in found for t in page["Tags"]}
    assert listed == {("volume", "mark", mark), ("volume", "empty", "")}
    ec2.delete_tags(Resources=[volume], Tags=[{"Key": "mark", "Value": "another value"}, {"Key": "absent"}])
    assert tags_of(ec2.describe_volumes(VolumeIds=[volume])["Volumes"][0]) == {"mark": mark, "empty": ""}
    ec2.delete_tags(Resources=[volume], Tags=[{"Key": "mark"}])
    assert tags_of(ec2.describe_volumes(VolumeIds=[volume])["Volumes"][0]) == {"empty": ""}
    ec2.delete_volume(VolumeId=volume)


def test_paginators_give_each_instance_once(ec2):
    mark = unique("pages")
    made = ec2.run_instances(
        ImageId=linux_image(ec2),
        InstanceType="t2.micro",
        MinCount=7,
        MaxCount=7,
        TagSpecifications=[tag_specification("instance", Name=mark)],
    )["Instances"]
    ids = sorted(i["InstanceId"] for i in made)
    assert len(set(ids)) == 7
    try:
        pages = list(
            ec2.get_paginator("describe_instance_status").paginate(
                IncludeAllInstances=True, InstanceIds=ids
            )
        )
        assert sorted(s["InstanceId"] for p in pages for s in p["InstanceStatuses"]) == ids
        pages = list(
            ec2.get_paginator("describe_instances").paginate(
                Filters=[{"Name": "tag:Name", "Values": [mark]}], PaginationConfig={"PageSize": 5}
            )
        )
        seen = [i["InstanceId"] for p in pages for r in p["Reservations"] for i in r["Instances"]]
        assert sorted(seen) == ids
        types = ec2.get_paginator("describe_instance_types").paginate(PaginationConfig={"PageSize": 5})
        names = [t["InstanceType"] for page in types for t in page["InstanceTypes"]]
        assert len(names) == len(set(names)) and {"t2.micro", "t2.small"} <= set(names)
    finally:
        wait(ec2, "instance_running", InstanceIds=ids)
        ec2.terminate_instances(InstanceIds=ids)
        wait(ec2, "instance_terminated", InstanceIds=ids)


def test_life_with_resources(alice):
    ec2 = alice.resource()
    mark = unique("resource")
    key = ec2.create_key_pair(KeyName=mark)
    group = ec2.create_security_group(GroupName=mark, Description="resource")
    group.authorize_ingress(IpProtocol="tcp", FromPort=80, ToPort=80, CidrIp="0.0.0.0/0")
    group.reload()
    assert group.group_name == mark
    assert group.ip_permissions[0]["FromPort"] == 80

    (instance,) = ec2.create_instances(
        ImageId=linux_image(ec2.meta.client),
        InstanceType="t2.micro",
        MinCount=1,
        MaxCount=1,
        KeyName=mark,
        SecurityGroupIds=[group.id],
        TagSpecifications=[tag_specification("instance", Name=mark)],
    )
    instance.wait_until_running(WaiterConfig=WAIT)
    instance.reload()
    assert instance.state["Name"] == "running"
    assert {t["Key"]: t["Value"] for t in instance.tags} == {"Name": mark}
    instance.create_tags(Tags=[{"Key": "more", "Value": "x"}])
    by_tag = ec2.instances.filter(Filters=[{"Name": "tag:more", "Values": ["x"]}, {"Name": "tag:Name", "Values": [mark]}])
    assert [i.id for i in by_tag] == [instance.id]

    volume = ec2.create_volume(AvailabilityZone=instance.placement["AvailabilityZone"], Size=1)
    wait(ec2.meta.client, "volume_available", VolumeIds=[volume.id])
    volume.attach_to_instance(InstanceId=instance.id, Device="/dev/sdg")
    wait(ec2.meta.client, "volume_in_use", VolumeIds=[volume.id])
    assert volume.id in [v.id for v in instance.volumes.all()]
    poll(lambda: volume.reload() or volume.attachments, lambda a: a and a[0]["State"] == "attached")
    snapshot = volume.create_snapshot(Description=mark)
    snapshot.wait_until_completed(WaiterConfig=WAIT)
    volume.detach_from_instance(InstanceId=instance.id)
    wait(ec2.meta.client, "volume_available", VolumeIds=[volume.id])
    snapshot.delete()
    volume.delete()

    ec2.instances.filter(InstanceIds=[instance.id]).stop()
    instance.wait_until_stopped(WaiterConfig=WAIT)
    instance.modify_attribute(InstanceType={"Value": "t2.small"})
    instance.start()
    instance.wait_until_running(WaiterConfig=WAIT)
    instance.reload()
    assert instance.instance_type == "t2.small"
    instance.terminate()
    instance.wait_until_terminated(WaiterConfig=WAIT)
    group.delete()
    key.delete()
