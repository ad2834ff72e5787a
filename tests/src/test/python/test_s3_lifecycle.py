# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Lifecycle rules with boto3, carried out by a gateway whose days take seconds."""

import datetime
import os
import re

import pytest
from conftest import code_of, poll, unique


@pytest.fixture(autouse=True)
def short_days():
    if "LANDBRIDGE_S3_LIFECYCLE_DAY" not in os.environ:
        pytest.skip("long days: LANDBRIDGE_S3_LIFECYCLE_DAY of the gateway is not set")


@pytest.fixture
def versioned(s3, bucket) -> str:
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    return bucket


def rule(name="r", filter=None, **actions):
    return {"ID": name, "Status": "Enabled", "Filter": filter or {"Prefix": ""}, **actions}


def put(s3, bucket, *rules, **more):
    return s3.put_bucket_lifecycle_configuration(
        Bucket=bucket, LifecycleConfiguration={"Rules": list(rules)}, **more
    )


def keys(s3, bucket) -> set[str]:
    return {o["Key"] for o in s3.list_objects_v2(Bucket=bucket).get("Contents", [])}


def versions(s3, bucket) -> list[tuple[str, str]]:
    listed = s3.list_object_versions(Bucket=bucket)
    return sorted((v["Key"], v["VersionId"]) for v in listed.get("Versions", []))


def markers(s3, bucket) -> list[str]:
    return [m["Key"] for m in s3.list_object_versions(Bucket=bucket).get("DeleteMarkers", [])]


DAY = {"Expiration": {"Days": 1}}


def test_objects_expire_where_the_filter_fits(s3, bucket):
    s3.put_object(Bucket=bucket, Key="tmp/old", Body=b"x")
    s3.put_object(Bucket=bucket, Key="tmp/kept", Body=b"x" * 100)
    s3.put_object(Bucket=bucket, Key="tmp/tagged", Body=b"x" * 10, Tagging="stay=no&other=1")
    s3.put_object(Bucket=bucket, Key="other", Body=b"x")
    put(
        s3,
        bucket,
        rule("small", {"And": {"Prefix": "tmp/", "ObjectSizeLessThan": 5}}, **DAY),
        rule("tagged", {"And": {"Prefix": "tmp/", "Tags": [{"Key": "stay", "Value": "no"}]}}, **DAY),
        {"ID": "off", "Status": "Disabled", "Filter": {"Prefix": ""}, **DAY},
    )
    poll(lambda: keys(s3, bucket), lambda left: left == {"tmp/kept", "other"})
    put(s3, bucket, rule("large", {"ObjectSizeGreaterThan": 99}, **DAY))
    poll(lambda: keys(s3, bucket), lambda left: left == {"other"})


def test_a_date_that_has_passed(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"x")
    put(s3, bucket, rule(Expiration={"Date": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)}))
    poll(lambda: keys(s3, bucket), lambda left: not left)


def test_versions_that_are_not_current_go_but_the_newest(s3, versioned):
    ids = [s3.put_object(Bucket=versioned, Key="k", Body=b"x")["VersionId"] for _ in range(4)]
    put(
        s3,
        versioned,
        rule(NoncurrentVersionExpiration={"NoncurrentDays": 1, "NewerNoncurrentVersions": 1}),
    )
    left = poll(lambda: versions(s3, versioned), lambda left: len(left) <= 2)
    assert left == sorted([("k", ids[2]), ("k", ids[3])])
    put(s3, versioned, rule(NoncurrentVersionExpiration={"NoncurrentDays": 1}))
    poll(lambda: versions(s3, versioned), lambda left: left == [("k", ids[3])])


def test_an_expired_object_hides_behind_a_marker_until_that_is_alone(s3, versioned):
    version = s3.put_object(Bucket=versioned, Key="k", Body=b"x")["VersionId"]
    put(s3, versioned, rule(**DAY))
    poll(lambda: markers(s3, versioned), lambda found: found == ["k"])
    assert versions(s3, versioned) == [("k", version)]
    assert code_of(s3.get_object, Bucket=versioned, Key="k")[:2] == (404, "NoSuchKey")
    assert s3.get_object(Bucket=versioned, Key="k", VersionId=version)["Body"].read() == b"x"
    put(
        s3,
        versioned,
        rule(Expiration={"ExpiredObjectDeleteMarker": True}, NoncurrentVersionExpiration={"NoncurrentDays": 1}),
    )
    poll(lambda: (versions(s3, versioned), markers(s3, versioned)), lambda left: left == ([], []))


def test_uploads_that_nobody_completes(s3, bucket):
    put(s3, bucket, rule("abort", {"Prefix": "up/"}, AbortIncompleteMultipartUpload={"DaysAfterInitiation": 1}))
    begun = s3.create_multipart_upload(Bucket=bucket, Key="up/1")
    assert begun["AbortRuleId"] == "abort"
    assert begun["AbortDate"] > datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    other = s3.create_multipart_upload(Bucket=bucket, Key="other")
    assert "AbortDate" not in other
    uploads = poll(
        lambda: s3.list_multipart_uploads(Bucket=bucket).get("Uploads", []), lambda left: len(left) < 2
    )
    assert [u["Key"] for u in uploads] == ["other"]
    gone = {"Bucket": bucket, "Key": "up/1", "UploadId": begun["UploadId"]}
    assert code_of(s3.list_parts, **gone)[:2] == (404, "NoSuchUpload")


def test_a_locked_version_stays(s3):
    bucket = unique("locked")
    s3.create_bucket(Bucket=bucket, ObjectLockEnabledForBucket=True)
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    locked = s3.put_object(
        Bucket=bucket, Key="k", Body=b"1", ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=until
    )["VersionId"]
    free = s3.put_object(Bucket=bucket, Key="k", Body=b"2")["VersionId"]
    latest = s3.put_object(Bucket=bucket, Key="k", Body=b"3")["VersionId"]
    put(s3, bucket, rule(NoncurrentVersionExpiration={"NoncurrentDays": 1}))
    left = poll(lambda: versions(s3, bucket), lambda left: ("k", free) not in left)
    assert left == sorted([("k", locked), ("k", latest)])
    poll(lambda: s3.head_object(Bucket=bucket, Key="k", VersionId=locked), bool)


EXPIRATION = re.compile(r'expiry-date="(?P<date>[^"]+ GMT)", rule-id="soon%20gone"')


def test_answers_say_when_an_object_will_expire(s3, bucket):
    put(
        s3,
        bucket,
        rule("soon gone", {"Prefix": "in/"}, Expiration={"Days": 1000}),
        rule("later", {"Prefix": "in/"}, Expiration={"Days": 2000}),
    )
    written = s3.put_object(Bucket=bucket, Key="in/k", Body=b"x")["Expiration"]
    found = EXPIRATION.fullmatch(written)
    assert found, written
    date = datetime.datetime.strptime(found["date"], "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=datetime.UTC)
    days = re.fullmatch(r"(\d+)s", os.environ["LANDBRIDGE_S3_LIFECYCLE_DAY"])
    expected = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1000 * int(days[1]))
    assert abs(date - expected) < datetime.timedelta(seconds=30)
    assert s3.head_object(Bucket=bucket, Key="in/k")["Expiration"] == written
    assert s3.get_object(Bucket=bucket, Key="in/k")["Expiration"] == written
    copy = s3.copy_object(Bucket=bucket, Key="in/copy", CopySource={"Bucket": bucket, "Key": "in/k"})
    assert EXPIRATION.fullmatch(copy["Expiration"])
    upload = s3.create_multipart_upload(Bucket=bucket, Key="in/parts")["UploadId"]
    part = s3.upload_part(Bucket=bucket, Key="in/parts", UploadId=upload, PartNumber=1, Body=b"x")["ETag"]
    done = s3.complete_multipart_upload(
        Bucket=bucket,
        Key="in/parts",
        UploadId=upload,
        MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part}]},
    )
    assert EXPIRATION.fullmatch(done["Expiration"])
    assert "Expiration" not in s3.put_object(Bucket=bucket, Key="other", Body=b"x")


def test_a_version_that_is_not_current_does_not_expire(s3, versioned):
    put(s3, versioned, rule(Expiration={"Days": 1000}))
    old = s3.put_object(Bucket=versioned, Key="k", Body=b"1")["VersionId"]
    s3.put_object(Bucket=versioned, Key="k", Body=b"2")
    assert "Expiration" in s3.head_object(Bucket=versioned, Key="k")
    assert "Expiration" not in s3.head_object(Bucket=versioned, Key="k", VersionId=old)


def test_rules_come_back_as_they_were_put(s3, bucket):
    assert code_of(s3.get_bucket_lifecycle_configuration, Bucket=bucket)[:2] == (
        404,
        "NoSuchLifecycleConfiguration",
    )
    rules = [
        rule("a", {"And": {"Prefix": "a/", "Tags": [{"Key": "k", "Value": "v"}]}}, Expiration={"Days": 30}),
        rule("b", {"Prefix": "b/"}, AbortIncompleteMultipartUpload={"DaysAfterInitiation": 7}),
    ]
    put(s3, bucket, *rules)
    assert s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"] == rules
    s3.delete_bucket_lifecycle(Bucket=bucket)
    assert code_of(s3.get_bucket_lifecycle_configuration, Bucket=bucket)[0] == 404


@pytest.mark.parametrize(
    ("status", "code", "named", "actions"),
    [
        (501, "NotImplemented", "Transition", {"Transitions": [{"Days": 1, "StorageClass": "GLACIER"}]}),
        (
            501,
            "NotImplemented",
            "Transition",
            {"NoncurrentVersionTransitions": [{"NoncurrentDays": 1, "StorageClass": "GLACIER"}]},
        ),
        (400, "InvalidArgument", "Days", {"Expiration": {"Days": 0}}),
        (400, "InvalidRequest", "action", {}),
    ],
)
def test_rules_that_are_refused(s3, bucket, status, code, named, actions):
    refused = code_of(
        s3.put_bucket_lifecycle_configuration,
        Bucket=bucket,
        LifecycleConfiguration={"Rules": [rule(**actions)]},
    )
    assert refused[:2] == (status, code)
    assert named in refused[2]


def test_sizes_that_only_transitions_look_at_are_refused(s3, bucket):
    refused = code_of(
        s3.put_bucket_lifecycle_configuration,
        Bucket=bucket,
        LifecycleConfiguration={"Rules": [rule(**DAY)]},
        TransitionDefaultMinimumObjectSize="varies_by_storage_class",
    )
    assert refused[:2] == (501, "NotImplemented")
    assert "TransitionDefaultMinimumObjectSize" in refused[2]
