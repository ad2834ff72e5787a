# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Single objects with boto3: content, keys, metadata, ranges, conditions, checksums and copies."""

import base64
import datetime
import hashlib
import os
import zlib

import pytest
from conftest import code_of, unique

KIB = 1024
MIB = 1024 * KIB


def read(s3, bucket, key, **more) -> bytes:
    return s3.get_object(Bucket=bucket, Key=key, **more)["Body"].read()


def is_absent(s3, bucket, key) -> bool:
    return code_of(s3.head_object, Bucket=bucket, Key=key)[:2] == (404, "404")


class TestContent:
    @pytest.mark.parametrize("size", [0, 1, 16 * KIB - 1, 16 * KIB, 16 * KIB + 1, 300 * KIB, 5 * MIB])
    def test_comes_back_as_it_was_put(self, s3, bucket, size):
        body = os.urandom(size)
        tag = f'"{hashlib.md5(body).hexdigest()}"'
        assert s3.put_object(Bucket=bucket, Key="content", Body=body)["ETag"] == tag
        head = s3.head_object(Bucket=bucket, Key="content")
        assert (head["ContentLength"], head["ETag"]) == (size, tag)
        got = s3.get_object(Bucket=bucket, Key="content")
        assert (got["ContentLength"], got["ETag"], got["AcceptRanges"]) == (size, tag, "bytes")
        assert got["Body"].read() == body

    def test_a_put_replaces(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="twice", Body=b"first", Metadata={"a": "1"})
        s3.put_object(Bucket=bucket, Key="twice", Body=b"second")
        got = s3.get_object(Bucket=bucket, Key="twice")
        assert (got["Body"].read(), got["Metadata"]) == (b"second", {})

    def test_deleting_is_no_error_twice(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="gone", Body=b"x")
        for _ in range(2):
            assert s3.delete_object(Bucket=bucket, Key="gone")["ResponseMetadata"]["HTTPStatusCode"] == 204
        assert is_absent(s3, bucket, "gone")
        assert code_of(s3.get_object, Bucket=bucket, Key="gone")[:2] == (404, "NoSuchKey")


KEYS = [
    "plain", "a//b", "//", "/leading", "trailing/", ".", "..", "a/./b", "a/../b", "+", "a+b", "a b", " ", "%", "%2F", "%zz",
    "ümläut/日本語/🦊", "e\u0301", "quote'\"&<>", "a?b=c#d", "semi;colon:at@=,$!*()~", "\\back|^`{}[]", "x" * 1024,
]


class TestKeys:
    @pytest.mark.parametrize("key", KEYS, ids=lambda key: ascii(key[:20]))
    def test_are_kept_as_they_are(self, s3, bucket, key):
        body = key.encode()
        s3.put_object(Bucket=bucket, Key=key, Body=body)
        assert read(s3, bucket, key) == body
        assert [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]] == [key]
        s3.delete_object(Bucket=bucket, Key=key)
        assert "Contents" not in s3.list_objects_v2(Bucket=bucket)

    def test_are_listed_in_the_order_of_their_bytes(self, s3, bucket):
        for key in KEYS:
            s3.put_object(Bucket=bucket, Key=key, Body=b"")
        listed = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]]
        assert listed == sorted(KEYS, key=lambda key: key.encode())

    def test_are_not_longer_than_1024_bytes(self, s3, bucket):
        assert code_of(s3.put_object, Bucket=bucket, Key="x" * 1025, Body=b"")[:2] == (400, "KeyTooLongError")


class TestMetadata:
    def test_comes_back(self, s3, bucket):
        headers = {
            "ContentType": "text/plain; charset=utf-8",
            "CacheControl": "max-age=60",
            "ContentDisposition": 'attachment; filename="a.txt"',
            "ContentEncoding": "gzip",
            "ContentLanguage": "de",
            "Metadata": {"colour": "blue", "mixed-case": "Value With Spaces"},
        }
        s3.put_object(Bucket=bucket, Key="meta", Body=b"x", Expires=datetime.datetime(2030, 1, 2, tzinfo=datetime.UTC), **headers)
        for answer in (s3.head_object(Bucket=bucket, Key="meta"), s3.get_object(Bucket=bucket, Key="meta")):
            assert {name: answer[name] for name in headers} == headers
            assert answer["ExpiresString"] == "Wed, 02 Jan 2030 00:00:00 GMT"

    def test_has_a_type_when_none_was_given(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="plain", Body=b"x")
        head = s3.head_object(Bucket=bucket, Key="plain")
        assert head["ContentType"] == "binary/octet-stream"
        assert "ContentEncoding" not in head, "aws-chunked is of the transfer"

    def test_aws_chunked_is_not_kept_as_an_encoding(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="zipped", Body=b"x" * 100, ContentEncoding="gzip", ChecksumAlgorithm="SHA256")
        assert s3.head_object(Bucket=bucket, Key="zipped")["ContentEncoding"] == "gzip"

    def test_has_a_limit(self, s3, bucket):
        too_much = {"big": "x" * 2048}
        assert code_of(s3.put_object, Bucket=bucket, Key="big", Body=b"", Metadata=too_much)[:2] == (400, "MetadataTooLarge")
        assert is_absent(s3, bucket, "big")

    def test_the_answers_headers_can_be_chosen(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="chosen", Body=b"x", ContentType="text/plain")
        got = s3.get_object(
            Bucket=bucket, Key="chosen", ResponseContentType="text/html", ResponseContentDisposition="inline"
        )
        assert (got["ContentType"], got["ContentDisposition"]) == ("text/html", "inline")


class TestRanges:
    BODY = bytes(range(256)) * 400

    @pytest.mark.parametrize(
        ("range_", "expected"),
        [
            ("bytes=0-0", slice(0, 1)),
            ("bytes=10-19", slice(10, 20)),
            ("bytes=70000-", slice(70000, None)),
            ("bytes=-7", slice(-7, None)),
            ("bytes=100-999999999", slice(100, None)),
            ("bytes=-999999999", slice(0, None)),
        ],
    )
    def test_part_of_the_content(self, s3, bucket, range_, expected):
        s3.put_object(Bucket=bucket, Key="ranged", Body=self.BODY)
        got = s3.get_object(Bucket=bucket, Key="ranged", Range=range_)
        part = self.BODY[expected]
        start = expected.indices(len(self.BODY))[0]
        assert got["ResponseMetadata"]["HTTPStatusCode"] == 206
        assert got["ContentRange"] == f"bytes {start}-{start + len(part) - 1}/{len(self.BODY)}"
        assert got["Body"].read() == part

    @pytest.mark.parametrize("range_", ["bytes=102400-", "bytes=-0"])
    def test_outside_of_the_content(self, s3, bucket, range_):
        s3.put_object(Bucket=bucket, Key="ranged", Body=self.BODY)
        assert code_of(s3.get_object, Bucket=bucket, Key="ranged", Range=range_)[:2] == (416, "InvalidRange")

    @pytest.mark.parametrize("range_", ["bytes=20-10", "bytes=a-b", "lines=1-2"])
    def test_what_is_no_range_is_the_whole(self, s3, bucket, range_):
        s3.put_object(Bucket=bucket, Key="ranged", Body=self.BODY)
        got = s3.get_object(Bucket=bucket, Key="ranged", Range=range_)
        assert (got["ResponseMetadata"]["HTTPStatusCode"], got["Body"].read()) == (200, self.BODY)


class TestConditions:
    def test_put_only_where_nothing_is(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="once", Body=b"first", IfNoneMatch="*")
        again = code_of(s3.put_object, Bucket=bucket, Key="once", Body=b"second", IfNoneMatch="*")
        assert again[:2] == (412, "PreconditionFailed")
        assert read(s3, bucket, "once") == b"first"

    def test_put_only_over_what_was_seen(self, s3, bucket):
        seen = s3.put_object(Bucket=bucket, Key="cas", Body=b"first")["ETag"]
        s3.put_object(Bucket=bucket, Key="cas", Body=b"second", IfMatch=seen)
        stale = code_of(s3.put_object, Bucket=bucket, Key="cas", Body=b"third", IfMatch=seen)
        assert stale[:2] == (412, "PreconditionFailed")
        assert code_of(s3.put_object, Bucket=bucket, Key="none", Body=b"", IfMatch=seen)[:2] == (404, "NoSuchKey")
        assert read(s3, bucket, "cas") == b"second"

    def test_reads(self, s3, bucket):
        tag = s3.put_object(Bucket=bucket, Key="read", Body=b"x")["ETag"]
        hour = datetime.timedelta(hours=1)
        now = s3.head_object(Bucket=bucket, Key="read")["LastModified"]
        assert read(s3, bucket, "read", IfMatch=tag) == b"x"
        assert read(s3, bucket, "read", IfNoneMatch='"other"') == b"x"
        assert read(s3, bucket, "read", IfModifiedSince=now - hour) == b"x"
        assert read(s3, bucket, "read", IfUnmodifiedSince=now + hour) == b"x"
        assert read(s3, bucket, "read", IfMatch=tag, IfUnmodifiedSince=now - hour) == b"x"
        for failing in ({"IfMatch": '"other"'}, {"IfUnmodifiedSince": now - hour}):
            assert code_of(s3.get_object, Bucket=bucket, Key="read", **failing)[:2] == (412, "PreconditionFailed")
            assert code_of(s3.head_object, Bucket=bucket, Key="read", **failing)[:2] == (412, "412")
        for unchanged in ({"IfNoneMatch": tag}, {"IfModifiedSince": now}, {"IfNoneMatch": tag, "IfModifiedSince": now - hour}):
            assert code_of(s3.get_object, Bucket=bucket, Key="read", **unchanged)[:2] == (304, "304")
            assert code_of(s3.head_object, Bucket=bucket, Key="read", **unchanged)[:2] == (304, "304")

    def test_delete_only_what_was_seen(self, s3, bucket):
        tag = s3.put_object(Bucket=bucket, Key="del", Body=b"x")["ETag"]
        refused = code_of(s3.delete_object, Bucket=bucket, Key="del", IfMatch='"other"')
        assert refused[:2] == (412, "PreconditionFailed")
        for failing in ({"IfMatch": '""'}, {"IfMatchSize": 2}, {"IfMatchLastModifiedTime": datetime.datetime(2020, 1, 1)}):
            refused = code_of(s3.delete_object, Bucket=bucket, Key="del", **failing)
            assert refused[:2] == (412, "PreconditionFailed"), failing
        s3.delete_object(Bucket=bucket, Key="del", IfMatch=tag, IfMatchSize=1)
        assert is_absent(s3, bucket, "del")
        assert code_of(s3.delete_object, Bucket=bucket, Key="del", IfMatch="*")[:2] == (412, "PreconditionFailed")
        s3.delete_object(Bucket=bucket, Key="del", IfMatchSize=1)

    def test_delete_many_of_which_some_have_changed(self, s3, bucket):
        seen = {key: s3.put_object(Bucket=bucket, Key=key, Body=b"x")["ETag"] for key in ("a", "b")}
        s3.put_object(Bucket=bucket, Key="b", Body=b"y")
        named = [{"Key": key, "ETag": tag} for key, tag in seen.items()]
        answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": named})
        assert [d["Key"] for d in answer["Deleted"]] == ["a"]
        assert [(e["Key"], e["Code"]) for e in answer["Errors"]] == [("b", "PreconditionFailed")]
        assert read(s3, bucket, "b") == b"y"

    def test_copy_only_where_nothing_is_or_over_what_was_seen(self, s3, bucket):
        source = {"Bucket": bucket, "Key": "from"}
        s3.put_object(Bucket=bucket, Key="from", Body=b"new")
        copy = {"Bucket": bucket, "Key": "to", "CopySource": source}
        assert code_of(s3.copy_object, **copy, IfMatch='"none"')[:2] == (404, "NoSuchKey")
        s3.copy_object(**copy, IfNoneMatch="*")
        assert code_of(s3.copy_object, **copy, IfNoneMatch="*")[:2] == (412, "PreconditionFailed")
        seen = s3.put_object(Bucket=bucket, Key="to", Body=b"old")["ETag"]
        assert code_of(s3.copy_object, **copy, IfMatch='"other"')[:2] == (412, "PreconditionFailed")
        assert read(s3, bucket, "to") == b"old"
        s3.copy_object(**copy, IfMatch=seen)
        assert read(s3, bucket, "to") == b"new"


class TestChecksums:
    BODY = os.urandom(70_000)

    def test_todays_clients_send_a_crc32(self, s3, bucket):
        expected = base64.b64encode(zlib.crc32(self.BODY).to_bytes(4, "big")).decode()
        put = s3.put_object(Bucket=bucket, Key="sum", Body=self.BODY)
        assert (put["ChecksumCRC32"], put["ChecksumType"]) == (expected, "FULL_OBJECT")
        assert s3.head_object(Bucket=bucket, Key="sum", ChecksumMode="ENABLED")["ChecksumCRC32"] == expected
        assert "ChecksumCRC32" not in s3.head_object(Bucket=bucket, Key="sum")

    @pytest.mark.parametrize(("algorithm", "digest"), [("SHA1", hashlib.sha1), ("SHA256", hashlib.sha256)])
    def test_others_are_computed_by_the_client(self, s3, bucket, algorithm, digest):
        expected = base64.b64encode(digest(self.BODY).digest()).decode()
        put = s3.put_object(Bucket=bucket, Key="sum", Body=self.BODY, ChecksumAlgorithm=algorithm)
        assert put[f"Checksum{algorithm}"] == expected
        head = s3.head_object(Bucket=bucket, Key="sum", ChecksumMode="ENABLED")
        assert head[f"Checksum{algorithm}"] == expected
        got = s3.get_object(Bucket=bucket, Key="sum", ChecksumMode="ENABLED")
        assert (got[f"Checksum{algorithm}"], got["Body"].read()) == (expected, self.BODY)

    def test_one_is_computed_where_none_is_sent(self, alice, bucket):
        # The check value of CRC-64/NVME in the catalogue of CRCs is 0xAE8B14860A799888.
        old = alice.s3(request_checksum_calculation="when_required")
        put = old.put_object(Bucket=bucket, Key="none", Body=b"123456789")
        assert put["ChecksumCRC64NVME"] == base64.b64encode(bytes.fromhex("AE8B14860A799888")).decode()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"ContentMD5": base64.b64encode(hashlib.md5(b"other").digest()).decode()},
            {"ChecksumCRC32": "AAAAAA=="},
            {"ChecksumSHA256": base64.b64encode(hashlib.sha256(b"other").digest()).decode()},
            {"ChecksumCRC64NVME": base64.b64encode(bytes(8)).decode()},
        ],
        ids=lambda wrong: next(iter(wrong)),
    )
    def test_a_wrong_one_stores_nothing(self, s3, bucket, wrong):
        refused = code_of(s3.put_object, Bucket=bucket, Key="wrong", Body=self.BODY, **wrong)
        assert refused[:2] == (400, "BadDigest")
        assert is_absent(s3, bucket, "wrong")

    def test_a_malformed_md5(self, s3, bucket):
        refused = code_of(s3.put_object, Bucket=bucket, Key="wrong", Body=b"x", ContentMD5="no digest")
        assert refused[:2] == (400, "InvalidDigest")
        assert is_absent(s3, bucket, "wrong")

    def test_attributes(self, s3, bucket):
        put = s3.put_object(Bucket=bucket, Key="sum", Body=self.BODY)
        seen = s3.get_object_attributes(
            Bucket=bucket, Key="sum", ObjectAttributes=["ETag", "Checksum", "ObjectSize", "StorageClass"]
        )
        assert (seen["ETag"], seen["ObjectSize"]) == (put["ETag"].strip('"'), len(self.BODY))
        assert seen["Checksum"]["ChecksumCRC32"] == put["ChecksumCRC32"]


class TestCopies:
    def test_keep_content_and_metadata(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="from +%", Body=b"content", ContentType="text/plain", Metadata={"a": "1"})
        copied = s3.copy_object(Bucket=bucket, Key="to", CopySource={"Bucket": bucket, "Key": "from +%"})
        assert copied["CopyObjectResult"]["ETag"] == s3.head_object(Bucket=bucket, Key="from +%")["ETag"]
        got = s3.get_object(Bucket=bucket, Key="to")
        assert (got["Body"].read(), got["ContentType"], got["Metadata"]) == (b"content", "text/plain", {"a": "1"})

    def test_replace_metadata(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="same", Body=b"content", Metadata={"a": "1"})
        source = {"Bucket": bucket, "Key": "same"}
        assert code_of(s3.copy_object, Bucket=bucket, Key="same", CopySource=source)[:2] == (400, "InvalidRequest")
        s3.copy_object(Bucket=bucket, Key="same", CopySource=source, MetadataDirective="REPLACE", Metadata={"b": "2"})
        got = s3.get_object(Bucket=bucket, Key="same")
        assert (got["Body"].read(), got["Metadata"]) == (b"content", {"b": "2"})

    def test_between_buckets(self, s3, bucket):
        other = unique("other")
        s3.create_bucket(Bucket=other)
        body = os.urandom(300 * KIB)
        s3.put_object(Bucket=bucket, Key="big", Body=body)
        s3.copy_object(Bucket=other, Key="big", CopySource=f"{bucket}/big")
        assert read(s3, other, "big") == body

    def test_conditions_on_the_source(self, s3, bucket):
        tag = s3.put_object(Bucket=bucket, Key="from", Body=b"x")["ETag"]
        source = {"Bucket": bucket, "Key": "from"}
        refused = code_of(s3.copy_object, Bucket=bucket, Key="to", CopySource=source, CopySourceIfNoneMatch=tag)
        assert refused[:2] == (412, "PreconditionFailed")
        assert is_absent(s3, bucket, "to")
        s3.copy_object(Bucket=bucket, Key="to", CopySource=source, CopySourceIfMatch=tag)
        assert read(s3, bucket, "to") == b"x"

    def test_lead_a_website_elsewhere_only_to_an_address(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="from", Body=b"x")
        copy = {"Bucket": bucket, "Key": "to", "CopySource": {"Bucket": bucket, "Key": "from"}}
        refused = code_of(s3.copy_object, **copy, WebsiteRedirectLocation="elsewhere")
        assert refused[:2] == (400, "InvalidRedirectLocation")
        s3.copy_object(**copy, WebsiteRedirectLocation="/elsewhere")
        assert s3.head_object(Bucket=bucket, Key="to")["WebsiteRedirectLocation"] == "/elsewhere"

    def test_of_nothing(self, s3, bucket):
        source = {"Bucket": bucket, "Key": "none"}
        assert code_of(s3.copy_object, Bucket=bucket, Key="to", CopySource=source)[:2] == (404, "NoSuchKey")


class TestRenaming:
    def test_gives_another_key(self, s3, bucket):
        body = os.urandom(300 * KIB)
        s3.put_object(Bucket=bucket, Key="from ü+", Body=body, Metadata={"a": "1"}, Tagging="t=1")
        s3.put_object(Bucket=bucket, Key="to", Body=b"replaced")
        s3.rename_object(Bucket=bucket, Key="to", RenameSource="from%20%C3%BC%2B")
        got = s3.get_object(Bucket=bucket, Key="to")
        assert (got["Body"].read(), got["Metadata"], got["TagCount"]) == (body, {"a": "1"}, 1)
        assert is_absent(s3, bucket, "from ü+")

    @pytest.mark.parametrize(
        "failing",
        [
            {"SourceIfMatch": '"other"'},
            {"SourceIfNoneMatch": "*"},
            {"DestinationIfMatch": '"other"'},
            {"DestinationIfNoneMatch": "*"},
        ],
        ids=lambda failing: next(iter(failing)),
    )
    def test_holds_conditions(self, s3, bucket, failing):
        s3.put_object(Bucket=bucket, Key="from", Body=b"new")
        s3.put_object(Bucket=bucket, Key="to", Body=b"old")
        refused = code_of(s3.rename_object, Bucket=bucket, Key="to", RenameSource="from", **failing)
        assert refused[:2] == (412, "PreconditionFailed")
        assert (read(s3, bucket, "from"), read(s3, bucket, "to")) == (b"new", b"old")

    def test_of_nothing_or_over_nothing(self, s3, bucket):
        tag = s3.put_object(Bucket=bucket, Key="from", Body=b"new")["ETag"]
        to = {"Bucket": bucket, "Key": "to"}
        assert code_of(s3.rename_object, **to, RenameSource="none")[:2] == (404, "NoSuchKey")
        assert code_of(s3.rename_object, **to, RenameSource="from", DestinationIfMatch=tag)[:2] == (412, "PreconditionFailed")
        s3.rename_object(**to, RenameSource="from", SourceIfMatch=tag, DestinationIfNoneMatch="*")
        assert read(s3, bucket, "to") == b"new"


class TestDeletingMany:
    def test_at_once(self, s3, bucket):
        keys = [f"k{i}" for i in range(20)] + ["ümläut & <xml>"]
        for key in keys:
            s3.put_object(Bucket=bucket, Key=key, Body=b"x")
        named = [{"Key": key} for key in [*keys, "never was"]]
        answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": named})
        assert [d["Key"] for d in answer["Deleted"]] == [*keys, "never was"]
        assert "Errors" not in answer
        assert "Contents" not in s3.list_objects_v2(Bucket=bucket)

    def test_quietly(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="k", Body=b"x")
        answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "k"}], "Quiet": True})
        assert "Deleted" not in answer
        assert is_absent(s3, bucket, "k")

    def test_not_more_than_a_thousand(self, s3, bucket):
        many = [{"Key": str(i)} for i in range(1001)]
        assert code_of(s3.delete_objects, Bucket=bucket, Delete={"Objects": many})[:2] == (400, "MalformedXML")
