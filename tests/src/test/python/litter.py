# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""What a test has made and not removed, because it failed before: removed after it, so that the next
test starts clean and a fixture's own removal does not hide the first error behind a second."""

import re

import botocore.exceptions

# Polls as fast as the trial cloud works; botocore's own delay is 15 s.
WAIT = {"Delay": 0.3, "MaxAttempts": 200}

_MADE = {
    "RunInstances": lambda answer: [i["InstanceId"] for i in answer["Instances"]],
    "CreateVolume": lambda answer: [answer["VolumeId"]],
    "CreateSnapshot": lambda answer: [answer["SnapshotId"]],
    "CreateSecurityGroup": lambda answer: [answer["GroupId"]],
    "CreateKeyPair": lambda answer: [answer["KeyPairId"]],
    "ImportKeyPair": lambda answer: [answer["KeyPairId"]],
}
_ID = re.compile(r"\b(?:i|vol|snap)-[0-9a-f]{17}\b")


class Litter:
    """The ids of what clients have made, each with a client that may remove it."""

    def __init__(self):
        self._made = {}
        self._buckets = {}

    def watch(self, client):
        """Notes from now on what this client makes."""

        def note(parsed, model, http_response, **_):
            if model.name in _MADE and http_response.status_code < 300:
                self._note(client, _MADE[model.name](parsed))

        client.meta.events.register("after-call.ec2", note)
        return client

    def note_printed(self, client, text: str):
        """Notes the ids in what a command that makes something has printed."""
        self._note(client, _ID.findall(text))

    def watch_buckets(self, client):
        """Notes from now on which buckets this client makes."""

        def note(params, **_):
            if "Bucket" in params:
                self.note_bucket(client, params["Bucket"])

        client.meta.events.register("provide-client-params.s3.CreateBucket", note)
        return client

    def note_bucket(self, client, name: str):
        """Notes a bucket that something else is about to make, or that another client may empty."""
        self._buckets[name] = client

    def sweep_buckets(self):
        """Removes buckets with all that is in them; what is gone already is no error."""
        buckets, self._buckets = self._buckets, {}
        for name, client in buckets.items():
            try:
                client.head_bucket(Bucket=name)
            except botocore.exceptions.ClientError:
                continue
            _delete_bucket(client, name)

    def _note(self, client, ids):
        self._made.update(dict.fromkeys(ids, client))

    def _take(self, prefix: str) -> dict:
        """Clients with the noted ids of a kind, which are noted no longer."""
        taken = {}
        for made in [i for i in self._made if i.startswith(prefix)]:
            taken.setdefault(self._made.pop(made), []).append(made)
        return taken

    def sweep_machines(self):
        """Removes instances, then volumes and snapshots; what is gone already is no error."""
        for client, ids in self._take("i-").items():
            _terminate(client, ids)
        for client, ids in self._take("vol-").items():
            for volume in client.describe_volumes(Filters=[_named("volume-id", ids)])["Volumes"]:
                _delete_volume(client, volume)
        for client, ids in self._take("snap-").items():
            for snapshot in client.describe_snapshots(Filters=[_named("snapshot-id", ids)])["Snapshots"]:
                _delete_snapshot(client, snapshot)

    def sweep_rest(self):
        """Removes security groups and key pairs, which several tests may share."""
        for client, ids in self._take("sg-").items():
            for group in client.describe_security_groups(Filters=[_named("group-id", ids)])["SecurityGroups"]:
                client.delete_security_group(GroupId=group["GroupId"])
        for client, ids in self._take("key-").items():
            for key in ids:
                client.delete_key_pair(KeyPairId=key)


def _named(name, values):
    return {"Name": name, "Values": values}


def _terminate(client, ids):
    answer = client.describe_instances(Filters=[_named("instance-id", ids)])
    alive = [
        i["InstanceId"]
        for r in answer["Reservations"]
        for i in r["Instances"]
        if i["State"]["Name"] not in ("shutting-down", "terminated")
    ]
    for instance in alive:
        try:
            client.terminate_instances(InstanceIds=[instance])
        except botocore.exceptions.ClientError as refused:
            if refused.response["Error"]["Code"] != "OperationNotPermitted":
                raise
            client.modify_instance_attribute(InstanceId=instance, DisableApiTermination={"Value": False})
            client.terminate_instances(InstanceIds=[instance])
    if alive:
        client.get_waiter("instance_terminated").wait(InstanceIds=alive, WaiterConfig=WAIT)


def _delete_volume(client, volume):
    one = volume["VolumeId"]
    if volume["State"] == "in-use":
        client.detach_volume(VolumeId=one)
    client.get_waiter("volume_available").wait(VolumeIds=[one], WaiterConfig=WAIT)
    client.delete_volume(VolumeId=one)


def _delete_snapshot(client, snapshot):
    one = snapshot["SnapshotId"]
    if snapshot["State"] == "pending":
        client.get_waiter("snapshot_completed").wait(SnapshotIds=[one], WaiterConfig=WAIT)
    client.delete_snapshot(SnapshotId=one)


def _delete_bucket(client, name):
    for upload in client.list_multipart_uploads(Bucket=name).get("Uploads", []):
        client.abort_multipart_upload(Bucket=name, Key=upload["Key"], UploadId=upload["UploadId"])
    for page in client.get_paginator("list_object_versions").paginate(Bucket=name):
        for one in page.get("Versions", []) + page.get("DeleteMarkers", []):
            client.delete_object(
                Bucket=name, Key=one["Key"], VersionId=one["VersionId"], BypassGovernanceRetention=True
            )
    client.delete_bucket(Bucket=name)
