# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Buckets as boto3 sees them: their life, their names, and who has them."""

import datetime

import pytest
from conftest import code_of, unique


def test_life_of_a_bucket(s3):
    name = unique("life")
    made = s3.create_bucket(Bucket=name)
    assert made["Location"] == f"/{name}"
    s3.get_waiter("bucket_exists").wait(Bucket=name)
    assert s3.head_bucket(Bucket=name)["BucketRegion"] == "us-east-1"
    (listed,) = [b for b in s3.list_buckets()["Buckets"] if b["Name"] == name]
    age = datetime.datetime.now(datetime.UTC) - listed["CreationDate"]
    assert abs(age) < datetime.timedelta(minutes=2)
    s3.delete_bucket(Bucket=name)
    assert code_of(s3.head_bucket, Bucket=name)[:2] == (404, "404")
    assert name not in [b["Name"] for b in s3.list_buckets()["Buckets"]]


def test_location_of_the_first_region_is_empty(s3, bucket):
    assert s3.get_bucket_location(Bucket=bucket)["LocationConstraint"] is None


def test_a_location_elsewhere_is_refused(s3):
    refused = code_of(
        s3.create_bucket, Bucket=unique("far"), CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    assert refused[:2] == (400, "IllegalLocationConstraintException")


def test_making_it_twice_is_no_error_in_the_first_region(s3, bucket):
    assert s3.create_bucket(Bucket=bucket)["Location"] == f"/{bucket}"


def test_a_name_of_another_account_is_taken(bob, bucket):
    assert code_of(bob.s3().create_bucket, Bucket=bucket)[:2] == (409, "BucketAlreadyExists")


@pytest.mark.parametrize("name", ["Upper-case", "192.168.1.1", "two..dots", "-dash", "x" * 63 + ".y"])
def test_names_that_are_none(s3, name):
    assert code_of(s3.create_bucket, Bucket=name)[:2] == (400, "InvalidBucketName")


def test_owners_are_shown_as_the_seed_names_them(s3, bob):
    owner = s3.list_buckets()["Owner"]
    assert owner == {"ID": "7ea1e5a1" + "1ce7ea1e5a1" * 5 + "1", "DisplayName": "Alice of the tests"}
    assert "DisplayName" not in bob.s3().list_buckets()["Owner"]


def test_a_bucket_with_objects_stays(s3, bucket):
    s3.put_object(Bucket=bucket, Key="here", Body=b"x")
    assert code_of(s3.delete_bucket, Bucket=bucket)[:2] == (409, "BucketNotEmpty")
    s3.delete_object(Bucket=bucket, Key="here")
    s3.delete_bucket(Bucket=bucket)


def test_no_such_bucket(s3):
    name = unique("none")
    assert code_of(s3.list_objects_v2, Bucket=name)[:2] == (404, "NoSuchBucket")
    assert code_of(s3.put_object, Bucket=name, Key="x", Body=b"x")[:2] == (404, "NoSuchBucket")
    assert code_of(s3.get_object, Bucket=name, Key="x")[:2] == (404, "NoSuchBucket")
    assert code_of(s3.delete_bucket, Bucket=name)[:2] == (404, "NoSuchBucket")


def test_buckets_are_listed_by_pages(s3):
    prefix = unique("page")
    names = [f"{prefix}-{i}" for i in range(3)]
    for name in names:
        s3.create_bucket(Bucket=name)
    first = s3.list_buckets(Prefix=prefix, MaxBuckets=2)
    assert [b["Name"] for b in first["Buckets"]] == names[:2]
    rest = s3.list_buckets(Prefix=prefix, MaxBuckets=2, ContinuationToken=first["ContinuationToken"])
    assert [b["Name"] for b in rest["Buckets"]] == names[2:]
    assert "ContinuationToken" not in rest


def test_an_account_sees_its_own_buckets_only(bob, bucket):
    assert bucket not in [b["Name"] for b in bob.s3().list_buckets()["Buckets"]]
