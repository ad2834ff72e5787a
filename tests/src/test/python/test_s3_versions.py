# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Versions and locks with boto3."""

import datetime

import pytest
from conftest import code_of, unique


def status(s3, bucket, value):
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": value})


def put(s3, bucket, body: bytes, key="k") -> str | None:
    return s3.put_object(Bucket=bucket, Key=key, Body=body).get("VersionId")


def read(s3, bucket, **more) -> bytes:
    return s3.get_object(Bucket=bucket, Key="k", **more)["Body"].read()


class TestVersions:
    def test_a_bucket_has_none_at_first(self, s3, bucket):
        assert "Status" not in s3.get_bucket_versioning(Bucket=bucket)
        assert put(s3, bucket, b"x") is None
        (only,) = s3.list_object_versions(Bucket=bucket)["Versions"]
        assert (only["VersionId"], only["IsLatest"]) == ("null", True)
        status(s3, bucket, "Enabled")
        assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
        status(s3, bucket, "Suspended")
        assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Suspended"

    def test_each_put_is_one(self, s3, bucket):
        status(s3, bucket, "Enabled")
        ids = [put(s3, bucket, body) for body in (b"1", b"2", b"3")]
        assert len(set(ids)) == 3
        assert read(s3, bucket) == b"3"
        assert [read(s3, bucket, VersionId=i) for i in ids] == [b"1", b"2", b"3"]
        listed = s3.list_object_versions(Bucket=bucket)["Versions"]
        assert [(v["VersionId"], v["IsLatest"]) for v in listed] == [(ids[2], True), (ids[1], False), (ids[0], False)]
        assert [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]] == ["k"]

    def test_a_delete_marks(self, s3, bucket):
        status(s3, bucket, "Enabled")
        version = put(s3, bucket, b"x")
        marked = s3.delete_object(Bucket=bucket, Key="k")
        assert marked["DeleteMarker"] is True
        assert code_of(s3.get_object, Bucket=bucket, Key="k")[:2] == (404, "NoSuchKey")
        refused = code_of(s3.get_object, Bucket=bucket, Key="k", VersionId=marked["VersionId"])
        assert refused[:2] == (405, "MethodNotAllowed")
        assert read(s3, bucket, VersionId=version) == b"x"
        assert "Contents" not in s3.list_objects_v2(Bucket=bucket)
        (marker,) = s3.list_object_versions(Bucket=bucket)["DeleteMarkers"]
        assert (marker["VersionId"], marker["IsLatest"]) == (marked["VersionId"], True)
        # Without its marker the object is there again.
        removed = s3.delete_object(Bucket=bucket, Key="k", VersionId=marked["VersionId"])
        assert (removed["DeleteMarker"], removed["VersionId"]) == (True, marked["VersionId"])
        assert read(s3, bucket) == b"x"

    def test_the_latest_gone_shows_the_one_before(self, s3, bucket):
        status(s3, bucket, "Enabled")
        put(s3, bucket, b"1")
        latest = put(s3, bucket, b"2")
        s3.delete_object(Bucket=bucket, Key="k", VersionId=latest)
        assert read(s3, bucket) == b"1"
        assert code_of(s3.get_object, Bucket=bucket, Key="k", VersionId=latest)[:2] == (404, "NoSuchVersion")

    def test_there_is_one_null_version(self, s3, bucket):
        put(s3, bucket, b"before")
        status(s3, bucket, "Enabled")
        kept = put(s3, bucket, b"kept")
        assert read(s3, bucket, VersionId="null") == b"before"
        status(s3, bucket, "Suspended")
        suspended = s3.put_object(Bucket=bucket, Key="k", Body=b"after")
        assert suspended.get("VersionId", "null") == "null"
        assert read(s3, bucket, VersionId="null") == b"after"
        listed = s3.list_object_versions(Bucket=bucket)["Versions"]
        assert [v["VersionId"] for v in listed] == ["null", kept]
        marked = s3.delete_object(Bucket=bucket, Key="k")
        assert (marked["DeleteMarker"], marked["VersionId"]) == (True, "null")
        listed = s3.list_object_versions(Bucket=bucket)
        assert [v["VersionId"] for v in listed["Versions"]] == [kept]
        assert [m["VersionId"] for m in listed["DeleteMarkers"]] == ["null"]

    def test_are_copied_by_id(self, s3, bucket):
        status(s3, bucket, "Enabled")
        old = put(s3, bucket, b"old")
        put(s3, bucket, b"new")
        copied = s3.copy_object(Bucket=bucket, Key="k", CopySource={"Bucket": bucket, "Key": "k", "VersionId": old})
        assert copied["CopySourceVersionId"] == old
        assert read(s3, bucket) == b"old"

    def test_are_deleted_many_at_once(self, s3, bucket):
        status(s3, bucket, "Enabled")
        ids = [put(s3, bucket, b"x"), put(s3, bucket, b"y")]
        answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "k", "VersionId": i} for i in ids] + [{"Key": "k"}]})
        assert [d.get("VersionId") for d in answer["Deleted"]] == [*ids, None]
        assert answer["Deleted"][2]["DeleteMarker"] is True
        assert "Versions" not in s3.list_object_versions(Bucket=bucket)

    @pytest.mark.parametrize("size", [1, 2, 3])
    def test_are_listed_by_pages(self, s3, bucket, size):
        status(s3, bucket, "Enabled")
        made = []
        for key in ("a", "b/1", "b/2"):
            made += [(key, put(s3, bucket, body, key)) for body in (b"1", b"2")][::-1]
        s3.delete_object(Bucket=bucket, Key="a")
        pages = list(s3.get_paginator("list_object_versions").paginate(Bucket=bucket, PaginationConfig={"PageSize": size}))
        assert [(v["Key"], v["VersionId"]) for page in pages for v in page.get("Versions", [])] == made
        assert [m["Key"] for page in pages for m in page.get("DeleteMarkers", [])] == ["a"]

    def test_an_id_that_is_none(self, s3, bucket):
        put(s3, bucket, b"x")
        refused = code_of(s3.get_object, Bucket=bucket, Key="k", VersionId="no version")
        assert refused[:2] == (400, "InvalidArgument")


class TestLocks:
    @pytest.fixture
    def locked(self, s3) -> str:
        name = unique("locked")
        s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=True)
        return name

    @staticmethod
    def soon() -> datetime.datetime:
        return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)).replace(microsecond=0)

    def test_a_bucket_with_locks_has_versions(self, s3, locked):
        assert s3.get_bucket_versioning(Bucket=locked)["Status"] == "Enabled"

    def test_retention_by_governance(self, s3, locked):
        until = self.soon()
        version = s3.put_object(
            Bucket=locked, Key="k", Body=b"x", ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=until
        )["VersionId"]
        head = s3.head_object(Bucket=locked, Key="k")
        assert (head["ObjectLockMode"], head["ObjectLockRetainUntilDate"]) == ("GOVERNANCE", until)
        one = {"Bucket": locked, "Key": "k", "VersionId": version}
        assert code_of(s3.delete_object, **one)[:2] == (403, "AccessDenied")
        s3.delete_object(Bucket=locked, Key="k")  # which only marks
        assert s3.get_object(**one)["Body"].read() == b"x"
        s3.delete_object(**one, BypassGovernanceRetention=True)
        assert code_of(s3.get_object, **one)[:2] == (404, "NoSuchVersion")

    def test_needs_a_bucket_with_locks(self, s3, bucket):
        refused = code_of(
            s3.put_object, Bucket=bucket, Key="k", Body=b"x", ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=self.soon()
        )
        assert refused[:2] == (400, "InvalidRequest")
