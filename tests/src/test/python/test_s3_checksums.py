# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Checksums in headers, in trailers and of parts: each of the ten algorithms, right and wrong."""

import base64
import hashlib
import os

import botocore.httpchecksum
import pytest
from aws_chunked import SIGNED, SIGNED_TRAILER, UNSIGNED_TRAILER, Chunked, put
from conftest import code_of
from raw_http import exchange

MIB = 1024 * 1024
NINE = b"123456789"
ALGORITHMS = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128"]
OF_CLIENT = [algorithm for algorithm in ALGORITHMS if algorithm != "MD5"]
OF_PARTS = [algorithm for algorithm in OF_CLIENT if algorithm != "CRC64NVME"]


def checksum(algorithm: str, content: bytes) -> str:
    """By the client's own libraries."""
    if algorithm == "MD5":
        return base64.b64encode(hashlib.md5(content).digest()).decode()
    return botocore.httpchecksum._CHECKSUM_CLS[algorithm.lower()]().handle(content)


def name(algorithm: str) -> str:
    return f"x-amz-checksum-{algorithm.lower()}"


def other(value: str) -> str:
    """A value of the same form."""
    return ("A" if value[0] != "A" else "B") + value[1:]


@pytest.fixture
def get(alice, bucket):
    return lambda: exchange(alice, "GET", f"/{bucket}/k", headers={"x-amz-checksum-mode": "ENABLED"})


@pytest.mark.parametrize("algorithm", ALGORITHMS)
class TestEachAlgorithm:
    def test_in_a_header(self, alice, bucket, get, algorithm):
        value = checksum(algorithm, NINE)
        stored = exchange(alice, "PUT", f"/{bucket}/k", NINE, {name(algorithm): value})
        assert (stored.status, stored.headers[name(algorithm)]) == (200, value)
        got = get()
        assert (got.body, got.headers[name(algorithm)]) == (NINE, value)
        assert got.headers["x-amz-checksum-type"] == "FULL_OBJECT"

    def test_a_wrong_header_stores_nothing(self, alice, bucket, get, algorithm):
        wrong = {name(algorithm): other(checksum(algorithm, NINE))}
        refused = exchange(alice, "PUT", f"/{bucket}/k", NINE, wrong)
        assert (refused.status, refused.code) == (400, "BadDigest")
        assert refused.element("Message") == f"The {algorithm} you specified did not match the calculated checksum."
        assert get().code == "NoSuchKey"

    @pytest.mark.parametrize("form", [UNSIGNED_TRAILER, SIGNED_TRAILER])
    def test_in_a_trailer(self, alice, bucket, get, algorithm, form):
        chunks = [os.urandom(10_000), os.urandom(8192), NINE]
        value = checksum(algorithm, b"".join(chunks))
        stored = put(alice, f"/{bucket}/k", Chunked(form, chunks, {name(algorithm): value}))
        assert (stored.status, stored.headers[name(algorithm)]) == (200, value)
        got = get()
        assert (got.body, got.headers[name(algorithm)]) == (b"".join(chunks), value)
        assert "content-encoding" not in got.headers

    @pytest.mark.parametrize("form", [UNSIGNED_TRAILER, SIGNED_TRAILER])
    def test_a_wrong_trailer_stores_nothing(self, alice, bucket, get, algorithm, form):
        wrong = {name(algorithm): other(checksum(algorithm, NINE))}
        refused = put(alice, f"/{bucket}/k", Chunked(form, [NINE], wrong))
        assert (refused.status, refused.code) == (400, "BadDigest")
        assert get().code == "NoSuchKey"


class TestAnnouncing:
    RIGHT = {"x-amz-checksum-crc32": checksum("CRC32", NINE)}

    def refused(self, answer, get, code="InvalidRequest"):
        assert (answer.status, answer.code) == (400, code)
        assert get().code == "NoSuchKey"

    @pytest.mark.parametrize("form", [UNSIGNED_TRAILER, SIGNED_TRAILER])
    def test_in_a_header_and_in_a_trailer(self, alice, bucket, get, form):
        both = Chunked(form, [NINE], self.RIGHT, headers=self.RIGHT)
        self.refused(put(alice, f"/{bucket}/k", both), get)

    def test_two_algorithms(self, alice, bucket, get):
        two = {**self.RIGHT, "x-amz-checksum-sha1": checksum("SHA1", NINE)}
        self.refused(exchange(alice, "PUT", f"/{bucket}/k", NINE, two), get)

    @pytest.mark.parametrize("value", ["", "y/Q5Jh==", "short===", "shrt", "toolong=", "^^^^^^==", "y/Q5Jg==-1"])
    def test_a_value_that_is_none(self, alice, bucket, get, value):
        refused = exchange(alice, "PUT", f"/{bucket}/k", NINE, {"x-amz-checksum-crc32": value})
        assert refused.element("Message") == "Value for x-amz-checksum-crc32 header is invalid."
        self.refused(refused, get)

    @pytest.mark.parametrize("said", ["SHA1", "ADLER32"])
    def test_another_algorithm_than_the_sdk_says(self, alice, bucket, get, said):
        headers = {**self.RIGHT, "x-amz-sdk-checksum-algorithm": said}
        refused = exchange(alice, "PUT", f"/{bucket}/k", NINE, headers)
        assert refused.element("Message") == "Value for x-amz-sdk-checksum-algorithm header is invalid."
        self.refused(refused, get)

    def test_a_trailer_that_does_not_come(self, alice, bucket, get):
        missing = Chunked(UNSIGNED_TRAILER, [NINE], announced="x-amz-checksum-crc32")
        self.refused(put(alice, f"/{bucket}/k", missing), get, "MalformedTrailerError")

    def test_a_trailer_that_was_not_announced(self, alice, bucket, get):
        more = Chunked(UNSIGNED_TRAILER, [NINE], self.RIGHT, announced="x-amz-checksum-sha1")
        self.refused(put(alice, f"/{bucket}/k", more), get, "MalformedTrailerError")

    def test_a_mode_that_is_none(self, alice, bucket):
        refused = exchange(alice, "GET", f"/{bucket}/k", headers={"x-amz-checksum-mode": "ON"})
        assert (refused.status, refused.code) == (400, "InvalidRequest")


class TestFraming:
    CHUNKS = [os.urandom(8192), os.urandom(20_000), b"end"]

    @pytest.mark.parametrize("chunks", [[], [b"x"], CHUNKS], ids=["none", "one", "three"])
    def test_signed_chunks(self, alice, bucket, get, chunks):
        assert put(alice, f"/{bucket}/k", Chunked(SIGNED, chunks)).status == 200
        got = get()
        assert got.body == b"".join(chunks)
        assert "content-encoding" not in got.headers

    @pytest.mark.parametrize(
        ("form", "damage"), [(SIGNED, 0), (SIGNED, 2), (SIGNED, 3), (SIGNED_TRAILER, 1), (SIGNED_TRAILER, 3), (SIGNED_TRAILER, -1)]
    )
    def test_a_wrong_signature_inside_stores_nothing(self, alice, bucket, get, form, damage):
        trailers = {} if form == SIGNED else {"x-amz-checksum-crc32": checksum("CRC32", b"".join(self.CHUNKS))}
        refused = put(alice, f"/{bucket}/k", Chunked(form, self.CHUNKS, trailers, damage=damage))
        assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")
        assert get().code == "NoSuchKey"

    @pytest.mark.parametrize("form", [SIGNED, UNSIGNED_TRAILER])
    @pytest.mark.parametrize("length", [0, 8, 10])
    def test_another_length_than_was_announced(self, alice, bucket, get, form, length):
        refused = put(alice, f"/{bucket}/k", Chunked(form, [NINE], length=length))
        assert (refused.status, refused.code) == (400, "IncompleteBody")
        assert get().code == "NoSuchKey"

    def test_a_small_chunk_that_is_not_the_last(self, alice, bucket, get):
        refused = put(alice, f"/{bucket}/k", Chunked(UNSIGNED_TRAILER, [b"x" * 8191, b"y"]))
        assert (refused.status, refused.code) == (400, "InvalidChunkSizeError")
        assert get().code == "NoSuchKey"

    def test_other_encodings_are_the_objects(self, alice, bucket, get):
        headers = {"Content-Encoding": "gzip, aws-chunked"}
        assert put(alice, f"/{bucket}/k", Chunked(UNSIGNED_TRAILER, [NINE], headers=headers)).status == 200
        assert get().headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("algorithm", OF_CLIENT)
def test_clients_send_it_and_get_it_back(s3, bucket, algorithm):
    body = os.urandom(70_000)
    expected = checksum(algorithm, body)
    assert s3.put_object(Bucket=bucket, Key="k", Body=body, ChecksumAlgorithm=algorithm)[f"Checksum{algorithm}"] == expected
    whole = s3.get_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
    assert (whole[f"Checksum{algorithm}"], whole["Body"].read()) == (expected, body)
    seen = s3.get_object_attributes(Bucket=bucket, Key="k", ObjectAttributes=["Checksum"])["Checksum"]
    assert seen == {f"Checksum{algorithm}": expected, "ChecksumType": "FULL_OBJECT"}
    everything = s3.head_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED", Range="bytes=0-69999")
    assert everything[f"Checksum{algorithm}"] == expected
    assert f"Checksum{algorithm}" not in s3.head_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED", Range="bytes=0-69998")
    copied = s3.copy_object(Bucket=bucket, Key="c", CopySource={"Bucket": bucket, "Key": "k"})["CopyObjectResult"]
    assert copied[f"Checksum{algorithm}"] == expected
    listed = s3.list_objects_v2(Bucket=bucket, Prefix="k")["Contents"][0]
    assert (listed["ChecksumAlgorithm"], listed["ChecksumType"]) == ([algorithm], "FULL_OBJECT")


class TestOfParts:
    BODIES = [b"a" * 5 * MIB, b"end"]

    def begin(self, s3, bucket, **choice) -> dict:
        upload = s3.create_multipart_upload(Bucket=bucket, Key="k", **choice)["UploadId"]
        return {"Bucket": bucket, "Key": "k", "UploadId": upload}

    def put(self, s3, upload, algorithm, bodies=BODIES, **more) -> list[dict]:
        member = f"Checksum{algorithm}"
        parts = []
        for number, body in enumerate(bodies, 1):
            answer = s3.upload_part(**upload, PartNumber=number, Body=body, ChecksumAlgorithm=algorithm)
            assert answer[member] == checksum(algorithm, body)
            parts.append({"PartNumber": number, "ETag": answer["ETag"], member: answer[member]})
        return parts

    @pytest.mark.parametrize("algorithm", OF_PARTS)
    def test_composite(self, s3, bucket, algorithm):
        member = f"Checksum{algorithm}"
        upload = self.begin(s3, bucket, ChecksumAlgorithm=algorithm)
        parts = self.put(s3, upload, algorithm)
        digests = b"".join(base64.b64decode(part[member]) for part in parts)
        whole = checksum(algorithm, digests)
        wrong = {"MultipartUpload": {"Parts": parts}, member: other(whole)}
        assert code_of(s3.complete_multipart_upload, **upload, **wrong)[:2] == (400, "BadDigest")
        done = s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts}, **{member: whole})
        assert (done[member], done["ChecksumType"]) == (f"{whole}-2", "COMPOSITE")
        head = s3.head_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
        assert (head[member], head["ChecksumType"]) == (f"{whole}-2", "COMPOSITE")
        second = s3.get_object(Bucket=bucket, Key="k", PartNumber=2, ChecksumMode="ENABLED")
        assert (second[member], second["ChecksumType"]) == (parts[1][member], "COMPOSITE")
        assert second["Body"].read() == b"end"
        seen = s3.get_object_attributes(Bucket=bucket, Key="k", ObjectAttributes=["ObjectParts", "Checksum"])
        assert seen["Checksum"] == {member: whole, "ChecksumType": "COMPOSITE"}
        assert [part[member] for part in seen["ObjectParts"]["Parts"]] == [part[member] for part in parts]

    @pytest.mark.parametrize("algorithm", ["CRC32", "CRC32C", "CRC64NVME"])
    def test_of_the_whole(self, s3, bucket, algorithm):
        member = f"Checksum{algorithm}"
        upload = self.begin(s3, bucket, ChecksumAlgorithm=algorithm, ChecksumType="FULL_OBJECT")
        parts = self.put(s3, upload, algorithm)
        whole = checksum(algorithm, b"".join(self.BODIES))
        wrong = {"MultipartUpload": {"Parts": parts}, member: other(whole)}
        assert code_of(s3.complete_multipart_upload, **upload, **wrong)[:2] == (400, "BadDigest")
        done = s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts}, **{member: whole})
        assert (done[member], done["ChecksumType"]) == (whole, "FULL_OBJECT")
        head = s3.head_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
        assert (head[member], head["ChecksumType"]) == (whole, "FULL_OBJECT")
        seen = s3.get_object_attributes(Bucket=bucket, Key="k", ObjectAttributes=["ObjectParts", "Checksum"])
        assert seen["Checksum"] == {member: whole, "ChecksumType": "FULL_OBJECT"}
        assert seen["ObjectParts"] == {"TotalPartsCount": 2}

    def test_by_default_crc64nvme_of_the_whole(self, alice, bucket):
        s3 = alice.s3(request_checksum_calculation="when_required")
        upload = self.begin(s3, bucket)
        parts = [{"PartNumber": 1, "ETag": s3.upload_part(**upload, PartNumber=1, Body=NINE)["ETag"]}]
        done = s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
        assert (done["ChecksumCRC64NVME"], done["ChecksumType"]) == (checksum("CRC64NVME", NINE), "FULL_OBJECT")

    @pytest.mark.parametrize("algorithm", [a for a in OF_PARTS if not a.startswith("CRC")])
    def test_hashes_are_not_of_the_whole(self, s3, bucket, algorithm):
        whole = {"ChecksumAlgorithm": algorithm, "ChecksumType": "FULL_OBJECT"}
        refused = code_of(s3.create_multipart_upload, Bucket=bucket, Key="k", **whole)
        assert refused[:2] == (400, "InvalidRequest")

    def test_a_part_needs_that_of_its_upload(self, alice, bucket):
        s3 = alice.s3(request_checksum_calculation="when_required")
        upload = self.begin(s3, bucket, ChecksumAlgorithm="SHA256")
        for sent in ({}, {"ChecksumAlgorithm": "SHA1"}):
            status, code, message = code_of(s3.upload_part, **upload, PartNumber=1, Body=NINE, **sent)
            assert (status, code) == (400, "InvalidRequest")
            assert message.startswith("Checksum Type mismatch occurred, expected checksum Type: sha256, actual")

    def test_completing_names_them_as_they_are(self, s3, bucket):
        upload = self.begin(s3, bucket, ChecksumAlgorithm="CRC32")
        (part,) = self.put(s3, upload, "CRC32", [NINE])
        bare = {"PartNumber": 1, "ETag": part["ETag"]}
        for named, code in (
            (bare, "InvalidRequest"),
            ({**bare, "ChecksumCRC32": other(part["ChecksumCRC32"])}, "InvalidPart"),
            ({**bare, "ChecksumCRC32": "y/Q5Jh=="}, "InvalidArgument"),
            ({**part, "ChecksumSHA1": checksum("SHA1", NINE)}, "InvalidArgument"),
            ({**bare, "ChecksumSHA1": checksum("SHA1", NINE)}, "BadDigest"),
        ):
            refused = code_of(s3.complete_multipart_upload, **upload, MultipartUpload={"Parts": [named]})
            assert refused[:2] == (400, code), named
        for sent in ({"ChecksumCRC32": "no"}, {"ChecksumCRC32": "AAAAAA==-a"}, {"ChecksumSHA1": checksum("SHA1", NINE)}):
            refused = code_of(s3.complete_multipart_upload, **upload, MultipartUpload={"Parts": [part]}, **sent)
            assert refused[:2] == (400, "InvalidRequest"), sent
        s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": [part]})

    def test_a_composite_one_has_parts_without_gaps(self, s3, bucket):
        for algorithm, kind, expected in (("CRC32", "COMPOSITE", "InvalidPartOrder"), ("CRC32", "FULL_OBJECT", None)):
            upload = self.begin(s3, bucket, ChecksumAlgorithm=algorithm, ChecksumType=kind)
            answer = s3.upload_part(**upload, PartNumber=2, Body=NINE, ChecksumAlgorithm=algorithm)
            parts = [{"PartNumber": 2, "ETag": answer["ETag"], "ChecksumCRC32": answer["ChecksumCRC32"]}]
            complete = {**upload, "MultipartUpload": {"Parts": parts}}
            if expected:
                assert code_of(s3.complete_multipart_upload, **complete)[:2] == (400, expected)
            else:
                s3.complete_multipart_upload(**complete)
