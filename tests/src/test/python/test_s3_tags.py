# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Tags of objects and of buckets with boto3."""

import pytest
from conftest import code_of


def tag_set(**tags) -> dict:
    return {"TagSet": [{"Key": key, "Value": value} for key, value in tags.items()]}


def tags_of(s3, bucket, key="k", **version) -> dict:
    return {t["Key"]: t["Value"] for t in s3.get_object_tagging(Bucket=bucket, Key=key, **version)["TagSet"]}


def test_come_with_an_object_and_are_replaced_as_a_whole(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"x", Tagging="a=1&b=two%20words&c=")
    assert tags_of(s3, bucket) == {"a": "1", "b": "two words", "c": ""}
    assert s3.get_object(Bucket=bucket, Key="k")["TagCount"] == 3
    s3.put_object_tagging(Bucket=bucket, Key="k", Tagging=tag_set(d="4"))
    assert tags_of(s3, bucket) == {"d": "4"}
    s3.delete_object_tagging(Bucket=bucket, Key="k")
    assert tags_of(s3, bucket) == {}
    assert "TagCount" not in s3.get_object(Bucket=bucket, Key="k")


def test_each_version_has_its_own(s3, bucket):
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    old = s3.put_object(Bucket=bucket, Key="k", Body=b"1", Tagging="a=1")["VersionId"]
    s3.put_object(Bucket=bucket, Key="k", Body=b"2", Tagging="a=2")
    s3.put_object_tagging(Bucket=bucket, Key="k", VersionId=old, Tagging=tag_set(a="old"))
    assert tags_of(s3, bucket, VersionId=old) == {"a": "old"}
    assert tags_of(s3, bucket) == {"a": "2"}


def test_go_with_a_copy_unless_it_has_others(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"x", Tagging="a=1")
    source = {"Bucket": bucket, "Key": "k"}
    s3.copy_object(Bucket=bucket, Key="same", CopySource=source)
    s3.copy_object(Bucket=bucket, Key="other", CopySource=source, TaggingDirective="REPLACE", Tagging="b=2")
    assert tags_of(s3, bucket, "same") == {"a": "1"}
    assert tags_of(s3, bucket, "other") == {"b": "2"}


def test_come_with_an_upload_in_parts(s3, bucket):
    upload = {"Bucket": bucket, "Key": "k"}
    upload["UploadId"] = s3.create_multipart_upload(Bucket=bucket, Key="k", Tagging="a=1")["UploadId"]
    part = s3.upload_part(**upload, PartNumber=1, Body=b"x")["ETag"]
    s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part}]})
    assert tags_of(s3, bucket) == {"a": "1"}


@pytest.mark.parametrize(
    "tags",
    [
        [{"Key": f"k{i}", "Value": "v"} for i in range(11)],
        [{"Key": "k", "Value": "1"}, {"Key": "k", "Value": "2"}],
        [{"Key": "k" * 129, "Value": "v"}],
        [{"Key": "k", "Value": "v" * 257}],
        [{"Key": "aws:k", "Value": "v"}],
        [{"Key": "k", "Value": "a&b"}],
    ],
    ids=["eleven", "twice", "long key", "long value", "aws:", "marks"],
)
def test_of_objects_that_are_refused(s3, bucket, tags):
    s3.put_object(Bucket=bucket, Key="k", Body=b"x", Tagging="kept=yes")
    status, code, _ = code_of(s3.put_object_tagging, Bucket=bucket, Key="k", Tagging={"TagSet": tags})
    assert status == 400
    assert code in ("InvalidTag", "BadRequest")
    assert tags_of(s3, bucket) == {"kept": "yes"}


@pytest.mark.parametrize("header", ["a=1&a=2", "=1", "aws:a=1", "a=1%262"])
def test_in_a_header_that_are_refused(s3, bucket, header):
    for put in (
        lambda: s3.put_object(Bucket=bucket, Key="k", Body=b"x", Tagging=header),
        lambda: s3.create_multipart_upload(Bucket=bucket, Key="k", Tagging=header),
    ):
        status, code, _ = code_of(put)
        assert status == 400
        assert code in ("InvalidArgument", "InvalidTag")
    assert code_of(s3.head_object, Bucket=bucket, Key="k")[0] == 404


def test_of_what_is_not_there(s3, bucket):
    assert code_of(s3.get_object_tagging, Bucket=bucket, Key="none")[:2] == (404, "NoSuchKey")
    assert code_of(s3.put_object_tagging, Bucket=bucket, Key="none", Tagging=tag_set(a="1"))[:2] == (404, "NoSuchKey")
    assert code_of(s3.get_bucket_tagging, Bucket=bucket)[:2] == (404, "NoSuchTagSet")


def test_of_a_bucket(s3, bucket):
    s3.put_bucket_tagging(Bucket=bucket, Tagging=tag_set(team="a", cost="1"))
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == tag_set(team="a", cost="1")["TagSet"]
    s3.delete_bucket_tagging(Bucket=bucket)
    assert code_of(s3.get_bucket_tagging, Bucket=bucket)[:2] == (404, "NoSuchTagSet")
