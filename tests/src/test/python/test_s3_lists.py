# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Lists of objects with boto3: both versions, prefixes, delimiters, pages, and keys that XML cannot hold."""

import re

import pytest
from conftest import code_of

KEYS = ["a/1", "a/2", "a/b/3", "b/1", "b/2", "c", "d", "e f+g/ü"]


@pytest.fixture
def filled(s3, bucket) -> str:
    for key in KEYS:
        s3.put_object(Bucket=bucket, Key=key, Body=key.encode())
    return bucket


def keys(answer) -> list[str]:
    return [o["Key"] for o in answer.get("Contents", [])]


def prefixes(answer) -> list[str]:
    return [p["Prefix"] for p in answer.get("CommonPrefixes", [])]


@pytest.mark.parametrize("operation", ["list_objects", "list_objects_v2"])
class TestBothVersions:
    def test_everything(self, s3, filled, operation):
        answer = getattr(s3, operation)(Bucket=filled)
        assert keys(answer) == KEYS
        assert (answer["IsTruncated"], answer["MaxKeys"], answer["Name"], answer["Prefix"]) == (False, 1000, filled, "")
        for entry in answer["Contents"]:
            assert entry["Size"] == len(entry["Key"].encode())
            assert entry["StorageClass"] == "STANDARD"
            assert re.fullmatch('"[0-9a-f]{32}"', entry["ETag"])

    def test_an_empty_bucket(self, s3, bucket, operation):
        answer = getattr(s3, operation)(Bucket=bucket)
        assert (keys(answer), answer["IsTruncated"]) == ([], False)

    def test_a_prefix(self, s3, filled, operation):
        assert keys(getattr(s3, operation)(Bucket=filled, Prefix="a/")) == ["a/1", "a/2", "a/b/3"]
        assert keys(getattr(s3, operation)(Bucket=filled, Prefix="e f+g/ü")) == ["e f+g/ü"]
        assert keys(getattr(s3, operation)(Bucket=filled, Prefix="none")) == []

    def test_a_delimiter(self, s3, filled, operation):
        answer = getattr(s3, operation)(Bucket=filled, Delimiter="/")
        assert (keys(answer), prefixes(answer)) == (["c", "d"], ["a/", "b/", "e f+g/"])
        below = getattr(s3, operation)(Bucket=filled, Prefix="a/", Delimiter="/")
        assert (keys(below), prefixes(below)) == (["a/1", "a/2"], ["a/b/"])

    @pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
    def test_pages(self, s3, filled, operation, size):
        pages = list(s3.get_paginator(operation).paginate(Bucket=filled, PaginationConfig={"PageSize": size}))
        assert [k for page in pages for k in keys(page)] == KEYS
        assert all(len(keys(page)) == size for page in pages[:-1])

    @pytest.mark.parametrize("size", [1, 2, 5])
    def test_pages_with_a_delimiter(self, s3, filled, operation, size):
        paginator = s3.get_paginator(operation)
        pages = list(paginator.paginate(Bucket=filled, Delimiter="/", PaginationConfig={"PageSize": size}))
        assert [k for page in pages for k in keys(page)] == ["c", "d"]
        assert [p for page in pages for p in prefixes(page)] == ["a/", "b/", "e f+g/"]
        assert all(len(keys(page)) + len(prefixes(page)) <= size for page in pages)

    def test_no_keys_at_all(self, s3, filled, operation):
        answer = getattr(s3, operation)(Bucket=filled, MaxKeys=0)
        assert (keys(answer), answer["IsTruncated"]) == ([], False)

    def test_characters_that_xml_does_not_have(self, s3, bucket, operation):
        key = "control\x01\x0b & <x>"
        s3.put_object(Bucket=bucket, Key=key, Body=b"x")
        # boto3 asks for encoding-type=url by itself and decodes the answer.
        assert keys(getattr(s3, operation)(Bucket=bucket)) == [key]
        encoded = getattr(s3, operation)(Bucket=bucket, EncodingType="url")
        assert keys(encoded) == ["control%01%0B+%26+%3Cx%3E"]


class TestVersionOne:
    def test_a_marker(self, s3, filled):
        assert keys(s3.list_objects(Bucket=filled, Marker="b/1")) == ["b/2", "c", "d", "e f+g/ü"]

    def test_entries_have_an_owner(self, s3, filled):
        assert len({o["Owner"]["ID"] for o in s3.list_objects(Bucket=filled)["Contents"]}) == 1


class TestVersionTwo:
    def test_counts_keys_and_prefixes(self, s3, filled):
        assert s3.list_objects_v2(Bucket=filled, Delimiter="/")["KeyCount"] == 5

    def test_starts_after_a_key(self, s3, filled):
        answer = s3.list_objects_v2(Bucket=filled, StartAfter="b/2")
        assert (keys(answer), answer["StartAfter"]) == (["c", "d", "e f+g/ü"], "b/2")

    def test_owners_on_demand(self, s3, filled):
        assert "Owner" not in s3.list_objects_v2(Bucket=filled)["Contents"][0]
        assert s3.list_objects_v2(Bucket=filled, FetchOwner=True)["Contents"][0]["Owner"]["ID"]

    def test_a_token_goes_on_where_the_page_ended(self, s3, filled):
        first = s3.list_objects_v2(Bucket=filled, MaxKeys=3)
        assert (keys(first), first["IsTruncated"]) == (KEYS[:3], True)
        s3.delete_object(Bucket=filled, Key=KEYS[2])
        token = first["NextContinuationToken"]
        rest = s3.list_objects_v2(Bucket=filled, ContinuationToken=token)
        assert (keys(rest), rest["ContinuationToken"]) == (KEYS[3:], token)

    def test_a_token_that_is_none(self, s3, filled):
        refused = code_of(s3.list_objects_v2, Bucket=filled, ContinuationToken="no token of ours")
        assert refused[:2] == (400, "InvalidArgument")
