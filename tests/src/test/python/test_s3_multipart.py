# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Multipart uploads with boto3: parts, their lists, how completing fails, and transfers by many threads."""

import hashlib
import os

import pytest
from boto3.s3.transfer import TransferConfig
from conftest import api, code_of

MIB = 1024 * 1024


class Upload:
    """One multipart upload and the parts that it has."""

    def __init__(self, s3, bucket, key="parts", **more):
        self.s3 = s3
        made = s3.create_multipart_upload(Bucket=bucket, Key=key, **more)
        self.name = {"Bucket": bucket, "Key": key, "UploadId": made["UploadId"]}
        self.parts = []
        self.checksum = {name: more[name] for name in ("ChecksumAlgorithm",) if name in more}

    def put(self, number: int, body: bytes) -> dict:
        answer = self.s3.upload_part(**self.name, PartNumber=number, Body=body, **self.checksum)
        checksums = {name: value for name, value in answer.items() if name.startswith("Checksum")}
        part = {"PartNumber": number, "ETag": answer["ETag"], **checksums}
        self.parts.append(part)
        return part

    def complete(self, parts=None, **more) -> dict:
        named = {"Parts": self.parts if parts is None else parts}
        return self.s3.complete_multipart_upload(**self.name, MultipartUpload=named, **more)

    def refused(self, parts=None, **more) -> tuple[int, str]:
        return code_of(self.complete, parts, **more)[:2]


@pytest.fixture
def upload(s3, bucket) -> Upload:
    return Upload(s3, bucket)


def test_life_of_an_upload(s3, bucket):
    bodies = [os.urandom(5 * MIB), os.urandom(6 * MIB), os.urandom(1000)]
    upload = Upload(s3, bucket, "dir/a b", ContentType="text/plain", Metadata={"a": "1"})
    for number, body in zip((1, 3, 7), bodies, strict=True):
        upload.put(number, body)
    assert code_of(s3.head_object, Bucket=bucket, Key="dir/a b")[:2] == (404, "404")
    listed = s3.list_parts(**upload.name)["Parts"]
    assert [(p["PartNumber"], p["Size"]) for p in listed] == [(1, 5 * MIB), (3, 6 * MIB), (7, 1000)]

    digests = b"".join(hashlib.md5(body).digest() for body in bodies)
    tag = f'"{hashlib.md5(digests).hexdigest()}-3"'
    done = upload.complete()
    assert (done["ETag"], done["Bucket"], done["Key"]) == (tag, bucket, "dir/a b")
    assert done["Location"] == f"{api()}/{bucket}/dir/a%20b"
    got = s3.get_object(Bucket=bucket, Key="dir/a b")
    assert (got["ETag"], got["ContentType"], got["Metadata"]) == (tag, "text/plain", {"a": "1"})
    assert got["Body"].read() == b"".join(bodies)
    second = s3.get_object(Bucket=bucket, Key="dir/a b", PartNumber=2)
    assert (second["PartsCount"], second["Body"].read()) == (3, bodies[1])
    across = s3.get_object(Bucket=bucket, Key="dir/a b", Range=f"bytes={5 * MIB - 10}-{5 * MIB + 9}")
    assert across["Body"].read() == bodies[0][-10:] + bodies[1][:10]
    assert "Uploads" not in s3.list_multipart_uploads(Bucket=bucket)


def test_a_part_may_be_put_again(upload, s3, bucket):
    upload.put(1, b"first")
    last = upload.put(1, b"second")
    upload.complete([last])
    assert s3.get_object(Bucket=bucket, Key="parts")["Body"].read() == b"second"


def test_lists_by_pages(s3, bucket):
    uploads = [Upload(s3, bucket, key) for key in ("a/1", "a/2", "b/1")]
    for number in (1, 2, 3):
        uploads[0].put(number, b"x")
    first = s3.list_parts(**uploads[0].name, MaxParts=2)
    assert ([p["PartNumber"] for p in first["Parts"]], first["IsTruncated"]) == ([1, 2], True)
    rest = s3.list_parts(**uploads[0].name, PartNumberMarker=first["NextPartNumberMarker"])
    assert ([p["PartNumber"] for p in rest["Parts"]], rest["IsTruncated"]) == ([3], False)

    page = s3.list_multipart_uploads(Bucket=bucket, MaxUploads=2)
    assert ([u["Key"] for u in page["Uploads"]], page["IsTruncated"]) == (["a/1", "a/2"], True)
    rest = s3.list_multipart_uploads(
        Bucket=bucket, KeyMarker=page["NextKeyMarker"], UploadIdMarker=page["NextUploadIdMarker"]
    )
    assert [u["Key"] for u in rest["Uploads"]] == ["b/1"]
    grouped = s3.list_multipart_uploads(Bucket=bucket, Delimiter="/")
    assert [p["Prefix"] for p in grouped["CommonPrefixes"]] == ["a/", "b/"]


def test_completing_out_of_order(upload):
    upload.put(1, b"x")
    upload.put(2, b"y")
    assert upload.refused(upload.parts[::-1]) == (400, "InvalidPartOrder")


def test_completing_with_parts_that_are_not_there(upload):
    part = upload.put(1, b"x")
    assert upload.refused([part, {"PartNumber": 2, "ETag": part["ETag"]}]) == (400, "InvalidPart")
    assert upload.refused([{"PartNumber": 1, "ETag": '"' + "0" * 32 + '"'}]) == (400, "InvalidPart")


def test_completing_without_parts(upload):
    assert upload.refused([]) == (400, "MalformedXML")


def test_all_but_the_last_have_a_least_size(upload):
    upload.put(1, b"x" * 1000)
    upload.put(2, b"y")
    assert upload.refused() == (400, "EntityTooSmall")


def test_completing_only_where_nothing_is(s3, bucket, upload):
    upload.put(1, b"parts")
    s3.put_object(Bucket=bucket, Key="parts", Body=b"first")
    assert upload.refused(IfNoneMatch="*") == (412, "PreconditionFailed")
    assert s3.get_object(Bucket=bucket, Key="parts")["Body"].read() == b"first"


def test_completing_with_a_size_that_it_has_not(upload):
    upload.put(1, b"12345")
    assert upload.refused(MpuObjectSize=6) == (400, "InvalidRequest")
    upload.complete(MpuObjectSize=5)


def test_completing_again_is_answered_the_same(s3, bucket):
    """Clients repeat it when an answer is lost."""
    for choice in ({}, {"ChecksumAlgorithm": "SHA256"}):
        upload = Upload(s3, bucket, **choice)
        upload.put(1, b"content")
        first, second = upload.complete(), upload.complete()
        told = {name: value for name, value in first.items() if name != "ResponseMetadata"}
        assert {name: value for name, value in second.items() if name != "ResponseMetadata"} == told
        assert s3.get_object(Bucket=bucket, Key="parts")["Body"].read() == b"content"
        other = {"PartNumber": 1, "ETag": '"' + "0" * 32 + '"'}
        assert upload.refused([other]) == (404, "NoSuchUpload")
    s3.put_object(Bucket=bucket, Key="parts", Body=b"newer")
    assert upload.refused() == (404, "NoSuchUpload"), "the object has been replaced since"


def test_aborting(s3, bucket, upload):
    upload.put(1, b"x")
    s3.abort_multipart_upload(**upload.name)
    assert code_of(s3.list_parts, **upload.name)[:2] == (404, "NoSuchUpload")
    assert code_of(s3.upload_part, **upload.name, PartNumber=2, Body=b"y")[:2] == (404, "NoSuchUpload")
    assert upload.refused() == (404, "NoSuchUpload")
    assert "Contents" not in s3.list_objects_v2(Bucket=bucket)


def test_part_numbers_have_limits(s3, upload):
    for number in (0, 10_001):
        assert code_of(s3.upload_part, **upload.name, PartNumber=number, Body=b"x")[:2] == (400, "InvalidArgument")


def test_a_part_with_a_wrong_checksum(s3, upload):
    refused = code_of(s3.upload_part, **upload.name, PartNumber=1, Body=b"x", ChecksumCRC32="AAAAAA==")
    assert refused[:2] == (400, "BadDigest")
    assert "Parts" not in s3.list_parts(**upload.name)


def test_checksum_of_the_whole_object(s3, bucket):
    body = os.urandom(5 * MIB + 1000)
    upload = Upload(s3, bucket, ChecksumAlgorithm="CRC32", ChecksumType="FULL_OBJECT")
    upload.put(1, body[: 5 * MIB])
    upload.put(2, body[5 * MIB :])
    done = upload.complete()
    single = s3.put_object(Bucket=bucket, Key="single", Body=body)
    assert (done["ChecksumCRC32"], done["ChecksumType"]) == (single["ChecksumCRC32"], "FULL_OBJECT")


def test_parts_copied_from_objects(s3, bucket, upload):
    body = os.urandom(6 * MIB)
    s3.put_object(Bucket=bucket, Key="from", Body=body)
    source = {"Bucket": bucket, "Key": "from"}
    whole = s3.upload_part_copy(**upload.name, PartNumber=1, CopySource=source)["CopyPartResult"]
    some = s3.upload_part_copy(**upload.name, PartNumber=2, CopySource=source, CopySourceRange="bytes=100-199")["CopyPartResult"]
    upload.complete([{"PartNumber": 1, "ETag": whole["ETag"]}, {"PartNumber": 2, "ETag": some["ETag"]}])
    assert s3.get_object(Bucket=bucket, Key="parts")["Body"].read() == body + body[100:200]


class TestTransfers:
    CONFIG = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB, max_concurrency=8)

    @pytest.mark.parametrize("size", [0, 1000, 5 * MIB, 23 * MIB + 17])
    def test_a_file_there_and_back_by_threads(self, s3, bucket, tmp_path, size):
        there, back = tmp_path / "there", tmp_path / "back"
        there.write_bytes(os.urandom(size))
        s3.upload_file(str(there), bucket, "file", Config=self.CONFIG, ExtraArgs={"Metadata": {"a": "1"}})
        s3.download_file(bucket, "file", str(back), Config=self.CONFIG)
        assert back.read_bytes() == there.read_bytes()
        assert s3.head_object(Bucket=bucket, Key="file")["Metadata"] == {"a": "1"}

    def test_a_copy_by_parts(self, s3, bucket, tmp_path):
        body = os.urandom(12 * MIB)
        s3.put_object(Bucket=bucket, Key="from", Body=body)
        s3.copy({"Bucket": bucket, "Key": "from"}, bucket, "to", Config=self.CONFIG)
        got = s3.get_object(Bucket=bucket, Key="to")
        assert got["Body"].read() == body
        assert got["ETag"].endswith('-3"')
