# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""What no client library sends, or says that it saw: S3 at the level of HTTP."""

import base64
import hashlib
import os
import subprocess
import urllib.parse

import pytest
from conftest import api, ca_bundle, unique
from raw_http import Connection, exchange, signed


@pytest.fixture
def get(alice, bucket):
    """Reads an object in one exchange of its own."""
    return lambda key: exchange(alice, "GET", f"/{bucket}/{key}")


class TestWaitingForAWord:
    """Expect: 100-continue"""

    HEADERS = {"Content-Length": "5", "Expect": "100-continue"}

    def test_it_comes_when_the_signature_holds(self, alice, bucket, get):
        with Connection() as connection:
            connection.send_head("PUT", f"/{bucket}/k", signed(alice, "PUT", f"/{bucket}/k", self.HEADERS))
            assert connection.answer().status == 100
            connection.send(b"hello")
            assert connection.answer().status == 200
        assert get("k").body == b"hello"

    def test_a_wrong_signature_is_answered_at_once(self, alice, bucket, get):
        headers = signed(alice, "PUT", f"/{bucket}/k", self.HEADERS)
        headers["Authorization"] = headers["Authorization"][:-8] + "00000000"
        with Connection() as connection:
            connection.send_head("PUT", f"/{bucket}/k", headers)
            refused = connection.answer()
            assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")
            assert connection.is_closed(), "nobody knows whether the body still comes"
        assert get("k").code == "NoSuchKey"

    def test_so_is_a_missing_bucket(self, alice, bucket):
        target = f"/none-{bucket}/k"
        with Connection() as connection:
            connection.send_head("PUT", target, signed(alice, "PUT", target, self.HEADERS))
            assert connection.answer().code == "NoSuchBucket"

    def test_so_is_nobody(self, bucket):
        host = urllib.parse.urlsplit(api()).netloc
        with Connection() as connection:
            connection.send_head("PUT", f"/{bucket}/k", {"Host": host, **self.HEADERS})
            assert connection.answer().code == "AccessDenied"


class TestConnections:
    def test_errors_of_head_have_no_body(self, alice, bucket):
        with Connection() as connection:
            for target, status in ((f"/{bucket}/none", 404), (f"/none-{bucket}", 404), (f"/{bucket}", 200)):
                connection.send_head("HEAD", target, signed(alice, "HEAD", target))
                answer = connection.answer("HEAD")
                assert answer.status == status
                assert answer.headers["x-amz-request-id"]
            # A byte too many would be taken for the beginning of this answer.
            connection.send_head("GET", f"/{bucket}/none", signed(alice, "GET", f"/{bucket}/none"))
            assert connection.answer().code == "NoSuchKey"

    def test_requests_that_come_before_their_answers_are_taken(self, alice, bucket):
        with Connection() as connection:
            for i in range(10):
                target = f"/{bucket}/{i}"
                connection.send_head("PUT", target, signed(alice, "PUT", target, {"Content-Length": "1"}))
                connection.send(b"%d" % i)
                connection.send_head("GET", target, signed(alice, "GET", target))
            answers = [connection.answer() for _ in range(20)]
        assert [a.status for a in answers] == [200] * 20
        assert [a.body for a in answers[1::2]] == [b"%d" % i for i in range(10)]

    def test_absolute_targets(self, alice, bucket):
        exchange(alice, "PUT", f"/{bucket}/k", b"hello")
        with Connection() as connection:
            connection.send_head("GET", f"{api()}/{bucket}/k", signed(alice, "GET", f"/{bucket}/k"))
            assert connection.answer().body == b"hello"


class TestLengths:
    def test_none(self, alice, bucket, get):
        target = f"/{bucket}/k"
        with Connection() as connection:
            connection.send_head("PUT", target, signed(alice, "PUT", target))
            refused = connection.answer()
        assert (refused.status, refused.code) == (411, "MissingContentLength")
        assert get("k").code == "NoSuchKey"

    def test_pieces_of_http_alone(self, alice, bucket, get):
        """AWS says so too; with aws-chunked and a decoded length they are taken."""
        target = f"/{bucket}/k"
        with Connection() as connection:
            connection.send_head("PUT", target, signed(alice, "PUT", target, {"Transfer-Encoding": "chunked"}))
            connection.send(b"5\r\nhello\r\n0\r\n\r\n")
            refused = connection.answer()
        assert (refused.status, refused.code) == (501, "NotImplemented")
        assert refused.element("Header") == "Transfer-Encoding"
        assert get("k").code == "NoSuchKey"

    def test_a_body_that_ends_too_soon(self, alice, bucket, get):
        target = f"/{bucket}/k"
        with Connection() as connection:
            connection.send_head("PUT", target, signed(alice, "PUT", target, {"Content-Length": "10"}))
            connection.send(b"hello")
        assert get("k").code == "NoSuchKey"

    def test_a_body_that_goes_on(self, alice, bucket, get):
        target = f"/{bucket}/k"
        with Connection() as connection:
            connection.send_head("PUT", target, signed(alice, "PUT", target, {"Content-Length": "5"}))
            connection.send(b"helloWORLD\r\n\r\n")
            assert connection.answer().status == 200
            assert connection.answer().status == 400, "the rest is no request"
            assert connection.is_closed()
        assert get("k").body == b"hello"

    def test_two_lengths(self, alice, bucket):
        with Connection() as connection:
            connection.send(f"PUT /{bucket}/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello".encode())
            assert connection.answer().status == 400
            assert connection.is_closed()

    def test_a_body_of_another_hash(self, alice, bucket, get):
        other = hashlib.sha256(b"other").hexdigest()
        refused = exchange(alice, "PUT", f"/{bucket}/k", b"hello", payload=other)
        assert (refused.status, refused.code) == (400, "XAmzContentSHA256Mismatch")
        assert get("k").code == "NoSuchKey"


class TestKeys:
    @pytest.mark.parametrize(
        "key",
        ["a//b", "//a", "/a", "a/", ".", "..", "a/./b", "a/../b", "../a", "a+b", "a%b", "a%2Fb", "a b", " a", "a "]
        + ["a\tb", "a\nb", "\x01a", "a\x7fb", "?a=b", "#a", "a&b=c", "a\\b", "ü", "日本語", "\ufffe", "🦊"]
        + ["x" * 1024, "ü" * 512, "🦊" * 256],
        ids=ascii,
    )
    def test_are_kept_as_they_are(self, alice, s3, bucket, key, get):
        encoded = urllib.parse.quote(key, safe="/~")
        assert exchange(alice, "PUT", f"/{bucket}/{encoded}", b"content").status == 200
        assert get(encoded).body == b"content"
        assert [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]] == [key]

    @pytest.mark.parametrize("key", ["x" * 1025, "ü" * 512 + "a"], ids=["ascii", "utf-8"])
    def test_have_1024_bytes_at_most(self, alice, bucket, key):
        refused = exchange(alice, "PUT", f"/{bucket}/{urllib.parse.quote(key)}", b"content")
        assert (refused.status, refused.code) == (400, "KeyTooLongError")
        assert (refused.element("Size"), refused.element("MaxSizeAllowed")) == ("1025", "1024")

    @pytest.mark.parametrize("encoded", ["%zz", "%", "%ff", "a%00b"])
    def test_that_are_no_text_are_refused(self, bucket, encoded):
        with Connection() as connection:
            connection.send(f"GET /{bucket}/{encoded} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            refused = connection.answer()
        assert (refused.status, refused.code) == (400, "InvalidURI")


class TestDeletingMany:
    DOCUMENT = b"<Delete><Object><Key>k</Key></Object></Delete>"

    def test_says_what_the_document_is(self, alice, bucket, get):
        exchange(alice, "PUT", f"/{bucket}/k", b"hello")
        refused = exchange(alice, "POST", f"/{bucket}?delete", self.DOCUMENT)
        assert (refused.status, refused.code) == (400, "InvalidRequest")
        wrong = exchange(alice, "POST", f"/{bucket}?delete", self.DOCUMENT, {"Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg=="})
        assert (wrong.status, wrong.code) == (400, "BadDigest")
        assert get("k").body == b"hello"
        right = base64.b64encode(hashlib.md5(self.DOCUMENT).digest()).decode()
        assert exchange(alice, "POST", f"/{bucket}?delete", self.DOCUMENT, {"Content-MD5": right}).status == 200
        assert get("k").code == "NoSuchKey"


def test_a_version_cannot_be_written(alice, bucket, get):
    refused = exchange(alice, "PUT", f"/{bucket}/k?versionId=null", b"hello")
    assert (refused.status, refused.code) == (400, "InvalidArgument")
    assert get("k").code == "NoSuchKey"


def test_a_signature_for_another_region_is_told_the_right_one(alice, bucket):
    refused = exchange(alice, "GET", f"/{bucket}/k", region="eu-west-1")
    assert (refused.status, refused.code) == (400, "AuthorizationHeaderMalformed")
    assert refused.element("Region") == "us-east-1"


class TestHttp2:
    """With curl, which agrees on HTTP/2 over TLS."""

    SIZE = 64 * 1024 * 1024

    @pytest.fixture
    def curl(self):
        if ca_bundle() is None:
            pytest.skip("HTTP/2 is spoken over TLS only")
        try:
            about = subprocess.run(["curl", "--version"], capture_output=True, text=True, check=True).stdout
        except FileNotFoundError:
            about = ""
        if "HTTP2" not in about:
            pytest.skip("there is no curl that speaks HTTP/2")

        def run(*arguments) -> list[str]:
            """Version and status of each answer, and how many connections were made for it."""
            common = ["curl", "--silent", "--http2", "--cacert", ca_bundle()]
            told = ["--write-out", "%{http_version} %{response_code} %{num_connects}\n"]
            command = [*common, *told, *map(str, arguments)]
            return subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout.splitlines()

        return run

    def test_large_objects_come_back_as_they_were_sent(self, curl, alice, bucket, tmp_path):
        s3 = alice.s3(signature_version="s3v4")
        sent = tmp_path / "sent"
        sent.write_bytes(os.urandom(self.SIZE))
        params = {"Bucket": bucket, "Key": "large"}
        assert curl("--upload-file", sent, s3.generate_presigned_url("put_object", params)) == ["2 200 1"]

        url = s3.generate_presigned_url("get_object", params)
        back = [tmp_path / "back", tmp_path / "again"]
        answers = curl("--output", back[0], url, "--output", back[1], url)
        assert answers == ["2 200 1", "2 200 0"], "one connection serves both"
        for file in back:
            assert file.read_bytes() == sent.read_bytes()

    def test_answers_that_share_a_connection_all_come_to_their_ends(self, curl, alice, bucket, tmp_path):
        s3 = alice.s3(signature_version="s3v4")
        content = os.urandom(4 * 1024 * 1024)
        requests = []
        for i in range(16):
            s3.put_object(Bucket=bucket, Key=f"k{i}", Body=content)
            url = s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": f"k{i}"})
            requests += ["--output", tmp_path / f"k{i}", url]
        answers = curl("--parallel", "--parallel-max", "16", "--max-time", "120", *requests)
        assert [answer[:5] for answer in answers] == ["2 200"] * 16
        assert sum(int(answer[6:]) for answer in answers) < 16, "connections are shared"
        for i in range(16):
            assert (tmp_path / f"k{i}").read_bytes() == content

    def test_who_is_refused_is_told_so_although_nobody_read_the_body(self, curl, alice, tmp_path):
        small = tmp_path / "small"
        small.write_bytes(b"x" * 100)
        params = {"Bucket": unique("none"), "Key": "small"}
        url = alice.s3(signature_version="s3v4").generate_presigned_url("put_object", params)
        told = ["--max-time", 20, "--output", tmp_path / "answer"]
        assert curl(*told, "--upload-file", small, url) == ["2 404 1"]
        assert b"<Code>NoSuchBucket</Code>" in (tmp_path / "answer").read_bytes()
