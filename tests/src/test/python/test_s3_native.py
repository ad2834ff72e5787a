# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Settings that buckets have in S3 and in the native cloud: each side shows what the other one was told."""

import json
import os
import socket
import ssl
import urllib.parse

import pytest
from conftest import api, ca_bundle, code_of, fetch, poll, unique

cs = pytest.importorskip("cs")

# What the native cloud said of a bucket is remembered for ten seconds, or as the gateway's starter says.
SHOWN = 20


@pytest.fixture(scope="module")
def native(alice):
    if "LANDBRIDGE_TEST_NATIVE" not in os.environ:
        pytest.skip("no native API: LANDBRIDGE_TEST_NATIVE is not set")
    return cs.CloudStack(
        endpoint=os.environ["LANDBRIDGE_TEST_NATIVE"], key=alice.access_key, secret=alice.secret_key
    )


def listed(native, bucket) -> dict:
    (found,) = native.listBuckets(name=bucket)["bucket"]
    return found


def update(native, bucket, **settings):
    native.updateBucket(id=listed(native, bucket)["id"], **settings)


def policy(bucket, **condition) -> str:
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [{**statement, **condition}]})


AES = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}


def test_a_bucket_that_the_cloud_does_not_delete_keeps_its_configuration(s3, alice, bucket, admin, native):
    tags = {"TagSet": [{"Key": "k", "Value": "v"}]}
    s3.put_bucket_tagging(Bucket=bucket, Tagging=tags)
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration=AES)
    cloud = cs.CloudStack(
        endpoint=os.environ["LANDBRIDGE_TEST_NATIVE"], key=admin.access_key, secret=admin.secret_key
    )
    once = alice.s3(retries={"mode": "standard", "total_max_attempts": 1})
    cloud.configureSimulator(name="deleteBucket", value="error:530:No room for that", count=1)
    try:
        assert code_of(once.delete_bucket, Bucket=bucket)[0] >= 500
    finally:
        cloud.configureSimulator(name="deleteBucket", value="wait:0")
    s3.head_bucket(Bucket=bucket)
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == tags["TagSet"]
    assert s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    s3.put_object(Bucket=bucket, Key="k", Body=b"x")
    s3.delete_object(Bucket=bucket, Key="k")
    once.delete_bucket(Bucket=bucket)
    assert code_of(s3.head_bucket, Bucket=bucket)[0] == 404


def test_encryption_is_told(s3, bucket, native):
    assert listed(native, bucket)["encryption"] is False
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration=AES)
    assert listed(native, bucket)["encryption"] is True
    s3.delete_bucket_encryption(Bucket=bucket)
    assert listed(native, bucket)["encryption"] is False


def test_encryption_that_is_changed_natively_is_seen(s3, bucket, native):
    update(native, bucket, encryption=True)

    def put():
        return s3.put_object(Bucket=bucket, Key="k", Body=b"x").get("ServerSideEncryption")

    assert poll(put, bool, SHOWN) == "AES256"
    rules = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rules[0]["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
    update(native, bucket, encryption=False)
    poll(put, lambda algorithm: algorithm is None, SHOWN)


def test_whether_a_policy_is_public_is_told(s3, bucket, native):
    s3.delete_public_access_block(Bucket=bucket)
    s3.put_bucket_policy(Bucket=bucket, Policy=policy(bucket))
    assert listed(native, bucket)["policy"] == "public"
    narrow = policy(bucket, Condition={"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}})
    s3.put_bucket_policy(Bucket=bucket, Policy=narrow)
    assert listed(native, bucket)["policy"] == "private"
    s3.put_bucket_policy(Bucket=bucket, Policy=policy(bucket))
    s3.delete_bucket_policy(Bucket=bucket)
    assert listed(native, bucket)["policy"] == "private"


def test_a_bucket_that_is_made_public_natively_can_be_read_by_everybody(s3, bucket, native):
    s3.put_object(Bucket=bucket, Key="k", Body=b"content")
    address = f"{api()}/{bucket}/k"
    assert fetch("GET", address).status == 403
    update(native, bucket, policy="public")
    poll(lambda: fetch("GET", address).status, lambda status: status == 200, SHOWN)
    assert s3.get_bucket_policy_status(Bucket=bucket)["PolicyStatus"]["IsPublic"] is True
    assert fetch("PUT", address, body=b"x").status == 403
    update(native, bucket, policy="private")
    poll(lambda: fetch("GET", address).status, lambda status: status == 403, SHOWN)
    assert code_of(s3.get_bucket_policy, Bucket=bucket)[:2] == (404, "NoSuchBucketPolicy")


def test_versioning_and_lock_are_told(s3, bucket, native):
    assert listed(native, bucket)["versioning"] is False
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    assert listed(native, bucket)["versioning"] is True
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
    assert listed(native, bucket)["versioning"] is False
    locked = unique("locked")
    s3.create_bucket(Bucket=locked, ObjectLockEnabledForBucket=True)
    shown = listed(native, locked)
    assert (shown["objectlocking"], shown["versioning"]) == (True, True)


def test_versioning_that_is_changed_natively_is_seen(s3, bucket, native):
    def status():
        s3.head_bucket(Bucket=bucket)
        return s3.get_bucket_versioning(Bucket=bucket).get("Status")

    update(native, bucket, versioning=True)
    poll(status, lambda seen: seen == "Enabled", SHOWN)
    update(native, bucket, versioning=False)
    poll(status, lambda seen: seen == "Suspended", SHOWN)


@pytest.fixture
def limit(admin, bob):
    """Sets a native limit of bob's account, which has none otherwise."""
    cloud = cs.CloudStack(
        endpoint=os.environ["LANDBRIDGE_TEST_NATIVE"], key=admin.access_key, secret=admin.secret_key
    )
    (account,) = [a for a in cloud.listAccounts(listall=True)["account"] if a["name"] == bob.name]
    of_bob = {"account": bob.name, "domainid": account["domainid"]}
    numbers = {
        entry["resourcetypename"]: entry["resourcetype"]
        for entry in cloud.listResourceLimits(**of_bob)["resourcelimit"]
    }
    changed = []

    def update(kind, most):
        changed.append(kind)
        cloud.updateResourceLimit(**of_bob, resourcetype=numbers[kind], max=most)

    yield update
    for kind in set(changed):
        cloud.updateResourceLimit(**of_bob, resourcetype=numbers[kind], max=-1)


def test_what_an_account_may_have_is_said_natively(bob, limit):
    others = bob.s3()
    first, second = unique("first"), unique("second")
    others.create_bucket(Bucket=first)
    kept = len(others.list_buckets()["Buckets"])
    limit("bucket", kept)
    assert code_of(others.create_bucket, Bucket=second)[:2] == (400, "TooManyBuckets")
    limit("bucket", -1)
    limit("object_storage", 20 * kept + 19)  # a new bucket may hold 20 GiB
    assert code_of(others.create_bucket, Bucket=second)[:2] == (400, "TooManyBuckets")
    assert code_of(others.head_bucket, Bucket=second)[0] == 404
    limit("object_storage", -1)
    others.create_bucket(Bucket=second)


def announced(signer, bucket, length: int) -> tuple[int, str]:
    """Status and error of a PUT that says how long its content is, and waits before it sends any."""
    url = urllib.parse.urlsplit(
        signer.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "large"}, ExpiresIn=60)
    )
    with socket.create_connection((url.hostname, url.port), timeout=30) as plain:
        channel = plain
        if url.scheme == "https":
            channel = ssl.create_default_context(cafile=ca_bundle()).wrap_socket(plain, server_hostname=url.hostname)
        channel.sendall(
            f"PUT {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\n"
            f"Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        answer = channel.recv(8192).decode()
    return int(answer.split()[1]), answer.partition("<Code>")[2].partition("</Code>")[0]


def test_a_quota_that_is_lowered_natively_bounds_the_bucket(alice, s3, bucket, native):
    two_gib = 2 << 30
    signer = alice.s3(signature_version="s3v4")
    assert announced(signer, bucket, two_gib)[0] == 100
    update(native, bucket, quota=1)
    refused = poll(lambda: announced(signer, bucket, two_gib), lambda answer: answer[0] != 100, SHOWN)
    assert refused == (403, "QuotaExceeded")
    s3.put_object(Bucket=bucket, Key="small", Body=b"x")
    assert listed(native, bucket)["quota"] == 1


def test_a_bucket_that_is_deleted_natively_is_gone(s3, bucket, native):
    s3.head_bucket(Bucket=bucket)
    native.deleteBucket(id=listed(native, bucket)["id"])
    poll(lambda: [b["Name"] for b in s3.list_buckets()["Buckets"]], lambda names: bucket not in names)

    def head():
        try:
            return s3.head_bucket(Bucket=bucket)["ResponseMetadata"]["HTTPStatusCode"]
        except s3.exceptions.ClientError as e:
            return e.response["ResponseMetadata"]["HTTPStatusCode"]

    poll(head, lambda status: status == 404, SHOWN)


def test_a_bucket_that_is_made_natively_is_there(s3, native, bucket):
    pool = listed(native, bucket)["objectstorageid"]
    name = bucket + "-native"
    native.createBucket(name=name, objectstorageid=pool, quota=1, encryption=True, fetch_result=True)
    try:
        put = s3.put_object(Bucket=name, Key="k", Body=b"content")
        assert put["ServerSideEncryption"] == "AES256"
        assert s3.get_object(Bucket=name, Key="k")["Body"].read() == b"content"
        s3.delete_object(Bucket=name, Key="k")
    finally:
        s3.delete_bucket(Bucket=name)
