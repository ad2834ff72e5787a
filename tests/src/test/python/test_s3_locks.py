# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Object lock with boto3: retention in both modes, legal holds and what a bucket has for all objects."""

import datetime
import json
import time

import pytest
from conftest import code_of, unique


@pytest.fixture
def locked(s3) -> str:
    name = unique("locked")
    s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=True)
    return name


def after(**delta) -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0) + datetime.timedelta(**delta)


def put(s3, bucket, **lock) -> dict:
    """Which version was put, as further calls name it."""
    return {"Bucket": bucket, "Key": "k", "VersionId": s3.put_object(Bucket=bucket, Key="k", Body=b"x", **lock)["VersionId"]}


def test_governance_holds_until_somebody_bypasses_it(s3, locked):
    until = after(hours=1)
    version = put(s3, locked, ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=until)
    head = s3.head_object(**version)
    assert (head["ObjectLockMode"], head["ObjectLockRetainUntilDate"]) == ("GOVERNANCE", until)
    assert code_of(s3.delete_object, **version)[:2] == (403, "AccessDenied")
    shorter = {"Mode": "GOVERNANCE", "RetainUntilDate": after(minutes=1)}
    assert code_of(s3.put_object_retention, **version, Retention=shorter)[:2] == (403, "AccessDenied")
    longer = {"Mode": "GOVERNANCE", "RetainUntilDate": after(hours=2)}
    s3.put_object_retention(**version, Retention=longer)
    assert s3.get_object_retention(**version)["Retention"] == longer
    s3.put_object_retention(**version, Retention=shorter, BypassGovernanceRetention=True)
    s3.delete_object(**version, BypassGovernanceRetention=True)
    assert code_of(s3.head_object, **version)[0] == 404


def test_compliance_holds_against_everybody_until_its_time_is_over(s3, locked):
    until = after(seconds=8)
    version = put(s3, locked, ObjectLockMode="COMPLIANCE", ObjectLockRetainUntilDate=until)
    assert code_of(s3.delete_object, **version)[:2] == (403, "AccessDenied")
    bypass = {**version, "BypassGovernanceRetention": True}
    assert code_of(s3.delete_object, **bypass)[:2] == (403, "AccessDenied")
    for weaker in (
        {"Mode": "GOVERNANCE", "RetainUntilDate": after(hours=1)},
        {"Mode": "COMPLIANCE", "RetainUntilDate": after(seconds=2)},
    ):
        assert code_of(s3.put_object_retention, **bypass, Retention=weaker)[:2] == (403, "AccessDenied")
    errors = s3.delete_objects(
        Bucket=locked, Delete={"Objects": [{"Key": "k", "VersionId": version["VersionId"]}]}
    )["Errors"]
    assert [e["Code"] for e in errors] == ["AccessDenied"]
    time.sleep(max(0.0, (until - datetime.datetime.now(datetime.UTC)).total_seconds()) + 1)
    s3.delete_object(**version)
    assert code_of(s3.head_object, **version)[0] == 404


def test_a_locked_object_may_be_hidden_and_written_again(s3, locked):
    version = put(s3, locked, ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=after(hours=1))
    newer = put(s3, locked)
    assert newer["VersionId"] != version["VersionId"]
    assert s3.delete_object(Bucket=locked, Key="k")["DeleteMarker"] is True
    assert s3.get_object(**version)["Body"].read() == b"x"


def test_a_legal_hold_holds_until_it_is_lifted(s3, locked):
    version = put(s3, locked, ObjectLockLegalHoldStatus="ON")
    assert s3.get_object_legal_hold(**version)["LegalHold"] == {"Status": "ON"}
    assert s3.head_object(**version)["ObjectLockLegalHoldStatus"] == "ON"
    assert code_of(s3.delete_object, **version, BypassGovernanceRetention=True)[:2] == (403, "AccessDenied")
    s3.put_object_legal_hold(**version, LegalHold={"Status": "OFF"})
    assert s3.get_object_legal_hold(**version)["LegalHold"] == {"Status": "OFF"}
    assert s3.head_object(**version)["ObjectLockLegalHoldStatus"] == "OFF"
    assert s3.get_object(**version)["ObjectLockLegalHoldStatus"] == "OFF"
    s3.delete_object(**version)


def test_what_never_had_a_legal_hold_says_so(s3, locked):
    version = put(s3, locked)
    assert "ObjectLockLegalHoldStatus" not in s3.head_object(**version)
    assert code_of(s3.get_object_legal_hold, **version)[:2] == (404, "NoSuchObjectLockConfiguration")
    s3.put_object_legal_hold(**version, LegalHold={"Status": "OFF"})
    assert s3.get_object_legal_hold(**version)["LegalHold"] == {"Status": "OFF"}


def test_who_may_not_ask_for_the_lock_is_not_told_of_it(s3, bob, locked):
    tags = {"Tagging": "a=1&b=2"}
    lock = {"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": after(minutes=1)}
    version = put(s3, locked, ObjectLockLegalHoldStatus="ON", **lock, **tags)
    shown = {"ObjectLockMode", "ObjectLockRetainUntilDate", "ObjectLockLegalHoldStatus", "TagCount"}

    def told(**which) -> set[str]:
        got = bob.s3().get_object(**which)
        assert got["Body"].read() == b"x"
        assert shown & set(got) == shown & set(bob.s3().head_object(**which))
        return shown & set(got)

    def permit(*actions):
        statement = {"Effect": "Allow", "Principal": "*", "Action": actions, "Resource": f"arn:aws:s3:::{locked}/*"}
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        s3.put_bucket_policy(Bucket=locked, Policy=json.dumps(policy))

    s3.delete_public_access_block(Bucket=locked)
    read = ("s3:GetObject", "s3:GetObjectVersion")
    permit(*read)
    assert told(**version) == told(Bucket=locked, Key="k") == set()
    permit(*read, "s3:GetObjectLegalHold", "s3:GetObjectTagging")
    assert told(**version) == {"ObjectLockLegalHoldStatus"}
    assert told(Bucket=locked, Key="k") == {"ObjectLockLegalHoldStatus", "TagCount"}
    permit(*read, "s3:GetObjectRetention", "s3:GetObjectVersionTagging")
    assert told(**version) == {"ObjectLockMode", "ObjectLockRetainUntilDate", "TagCount"}
    assert shown <= set(s3.head_object(**version)), "the owner is told"
    s3.put_object_legal_hold(**version, LegalHold={"Status": "OFF"})


def test_what_a_bucket_has_for_all_new_objects(s3, locked):
    before = put(s3, locked)
    rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 3}}
    configuration = {"ObjectLockEnabled": "Enabled", "Rule": rule}
    s3.put_object_lock_configuration(Bucket=locked, ObjectLockConfiguration=configuration)
    assert s3.get_object_lock_configuration(Bucket=locked)["ObjectLockConfiguration"] == configuration
    assert code_of(s3.get_object_retention, **before)[:2] == (404, "NoSuchObjectLockConfiguration")
    retention = s3.get_object_retention(**put(s3, locked))["Retention"]
    assert retention["Mode"] == "GOVERNANCE"
    assert abs(retention["RetainUntilDate"] - after(days=3)) < datetime.timedelta(minutes=1)
    own = after(hours=1)
    chosen = put(s3, locked, ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=own)
    assert s3.get_object_retention(**chosen)["Retention"]["RetainUntilDate"] == own


def test_what_cannot_be(s3, locked, bucket):
    version = put(s3, locked)
    past = {"Mode": "GOVERNANCE", "RetainUntilDate": after(hours=-1)}
    assert code_of(s3.put_object_retention, **version, Retention=past)[:2] == (400, "InvalidArgument")
    assert code_of(s3.put_object, Bucket=locked, Key="k", Body=b"x", ObjectLockMode="GOVERNANCE")[:2] == (
        400,
        "InvalidArgument",
    )
    suspended = {"Status": "Suspended"}
    assert code_of(s3.put_bucket_versioning, Bucket=locked, VersioningConfiguration=suspended)[:2] == (
        409,
        "InvalidBucketState",
    )
    both = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1, "Years": 1}}
    assert (
        code_of(
            s3.put_object_lock_configuration,
            Bucket=locked,
            ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": both},
        )[0]
        == 400
    )
    assert code_of(s3.get_object_lock_configuration, Bucket=bucket)[:2] == (
        404,
        "ObjectLockConfigurationNotFoundError",
    )
    hold = {"Bucket": bucket, "Key": "k", "Body": b"x", "ObjectLockLegalHoldStatus": "ON"}
    assert code_of(s3.put_object, **hold)[:2] == (400, "InvalidRequest")


def test_locked_objects_come_with_a_checksum(alice, s3, locked):
    old = alice.s3(request_checksum_calculation="when_required")
    lock = {"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": after(hours=1)}
    for more in (lock, {"ObjectLockLegalHoldStatus": "ON"}):
        assert code_of(old.put_object, Bucket=locked, Key="k", Body=b"x", **more)[:2] == (400, "InvalidRequest")
    old.put_object(Bucket=locked, Key="k", Body=b"x")
    rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}
    s3.put_object_lock_configuration(Bucket=locked, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": rule})
    assert code_of(old.put_object, Bucket=locked, Key="k", Body=b"x")[:2] == (400, "InvalidRequest")
    put(old, locked, ContentMD5="ndTkYSaMgDT1yFZOFVxnpg==")


@pytest.mark.parametrize("period", [{"Days": 0}, {"Days": 36_501}, {"Years": 101}, {"Years": 2**31 - 1}], ids=str)
def test_periods_that_cannot_be(s3, locked, period):
    rule = {"DefaultRetention": {"Mode": "GOVERNANCE", **period}}
    configuration = {"ObjectLockEnabled": "Enabled", "Rule": rule}
    refused = code_of(s3.put_object_lock_configuration, Bucket=locked, ObjectLockConfiguration=configuration)
    assert refused[:2] == (400, "InvalidArgument")


def test_another_account_bypasses_nothing(s3, bob, locked):
    version = put(s3, locked, ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=after(hours=1))
    other = bob.s3()
    assert code_of(other.delete_object, **version, BypassGovernanceRetention=True)[:2] == (403, "AccessDenied")
    assert s3.head_object(**version)["ObjectLockMode"] == "GOVERNANCE"
