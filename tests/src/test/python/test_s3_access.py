# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Who may do what to S3 with boto3: signatures, presigned addresses, strangers, and encryption with one's own keys."""

import base64
import dataclasses
import hashlib
import os
import re
import time

import botocore
import botocore.config
import pytest
from conftest import Cli, api, ca_bundle, code_of, fetch, unique


@pytest.fixture
def filled(s3, bucket) -> str:
    s3.put_object(Bucket=bucket, Key="a b+c/ü", Body=b"content", ContentType="text/plain")
    return bucket


KEY = "a b+c/ü"


def code_in(answer) -> tuple[int, str]:
    return answer.status, re.search(rb"<Code>([^<]+)</Code>", answer.data).group(1).decode()


class TestSignatures:
    def test_a_wrong_secret(self, alice, filled):
        wrong = dataclasses.replace(alice, secret_key="x" * len(alice.secret_key)).s3()
        assert code_of(wrong.get_object, Bucket=filled, Key=KEY)[:2] == (403, "SignatureDoesNotMatch")
        assert code_of(wrong.put_object, Bucket=filled, Key="new", Body=b"x")[:2] == (403, "SignatureDoesNotMatch")
        assert code_of(wrong.head_object, Bucket=filled, Key=KEY)[:2] == (403, "403")

    def test_an_unknown_key(self, alice, filled):
        unknown = dataclasses.replace(alice, access_key="AKIANOSUCHKEY0000000").s3()
        assert code_of(unknown.list_buckets)[:2] == (403, "InvalidAccessKeyId")
        assert code_of(unknown.get_object, Bucket=filled, Key=KEY)[:2] == (403, "InvalidAccessKeyId")


    def test_the_asymmetric_signature(self, alice, bucket):
        asymmetric = alice.s3(signature_version="s3v4a")
        body = os.urandom(100_000)
        asymmetric.put_object(Bucket=bucket, Key=KEY, Body=body)
        assert asymmetric.get_object(Bucket=bucket, Key=KEY)["Body"].read() == body
        wrong = dataclasses.replace(alice, secret_key="x" * len(alice.secret_key)).s3(signature_version="s3v4a")
        assert code_of(wrong.get_object, Bucket=bucket, Key=KEY)[:2] == (403, "SignatureDoesNotMatch")
        url = asymmetric.generate_presigned_url("get_object", {"Bucket": bucket, "Key": KEY}, ExpiresIn=60)
        assert "X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256" in url
        assert fetch("GET", url).data == body
        assert code_in(fetch("PUT", url, body=b"x")) == (403, "SignatureDoesNotMatch")


class TestStrangers:
    def test_nobody_reads_without_a_signature(self, alice, filled):
        assert code_in(fetch("GET", f"{api()}/{filled}/{KEY}")) == (403, "AccessDenied")
        assert code_in(fetch("GET", f"{api()}/{filled}")) == (403, "AccessDenied")
        assert code_in(fetch("PUT", f"{api()}/{filled}/new", body=b"x")) == (403, "AccessDenied")
        assert code_in(fetch("DELETE", f"{api()}/{filled}/{KEY}")) == (403, "AccessDenied")

    def test_an_unsigned_client(self, alice, filled):
        unsigned = alice.session().client(
            "s3",
            endpoint_url=api(),
            verify=ca_bundle(),
            config=botocore.config.Config(signature_version=botocore.UNSIGNED, s3={"addressing_style": "path"}),
        )
        assert code_of(unsigned.get_object, Bucket=filled, Key=KEY)[:2] == (403, "AccessDenied")

    def test_another_account(self, bob, s3, filled):
        other = bob.s3()
        assert code_of(other.get_object, Bucket=filled, Key=KEY)[:2] == (403, "AccessDenied")
        assert code_of(other.get_object, Bucket=filled, Key="none")[:2] == (403, "AccessDenied")
        assert code_of(other.put_object, Bucket=filled, Key="new", Body=b"x")[:2] == (403, "AccessDenied")
        assert code_of(other.delete_object, Bucket=filled, Key=KEY)[:2] == (403, "AccessDenied")
        assert code_of(other.list_objects_v2, Bucket=filled)[:2] == (403, "AccessDenied")
        assert code_of(other.head_bucket, Bucket=filled)[:2] == (403, "403")
        assert code_of(other.delete_bucket, Bucket=filled)[:2] == (403, "AccessDenied")
        mine = unique("bobs")
        other.create_bucket(Bucket=mine)
        source = {"Bucket": filled, "Key": KEY}
        assert code_of(other.copy_object, Bucket=mine, Key="stolen", CopySource=source)[:2] == (403, "AccessDenied")
        assert [o["Key"] for o in s3.list_objects_v2(Bucket=filled)["Contents"]] == [KEY]


def is_refused_as_of_version_2(answer):
    assert code_in(answer) == (400, "InvalidRequest")
    assert b"<Message>The authorization mechanism you have provided is not supported." in answer.data
    assert b" Please use AWS4-HMAC-SHA256.</Message>" in answer.data


class TestVersion2:
    """What botocore presigns with in us-east-1 unless it is told otherwise; AWS takes it in no newer region."""

    def test_addresses_of_boto3(self, s3, filled):
        url = s3.generate_presigned_url("get_object", {"Bucket": filled, "Key": KEY}, ExpiresIn=60)
        assert "AWSAccessKeyId=" in url
        is_refused_as_of_version_2(fetch("GET", url))

    def test_addresses_of_the_command_line(self, cli, filled, tmp_path):
        presign = ("s3", "presign", f"s3://{filled}/{KEY}")
        is_refused_as_of_version_2(fetch("GET", cli.text(*presign)))

        told = Cli(cli.account, tmp_path, ca_bundle=ca_bundle())
        assert told.run("configure", "set", "default.s3.signature_version", "s3v4").returncode == 0
        assert fetch("GET", told.text(*presign)).data == b"content"

    def test_a_header(self, filled):
        headers = {"Authorization": "AWS AKIAEXAMPLE:c2lnbmF0dXJl", "Date": "Tue, 27 Mar 2007 19:36:42 +0000"}
        is_refused_as_of_version_2(fetch("GET", f"{api()}/{filled}/{KEY}", headers=headers))

    def test_the_client(self, alice, filled):
        old = alice.s3(signature_version="s3")
        assert code_of(old.get_object, Bucket=filled, Key=KEY)[:2] == (400, "InvalidRequest")


class TestPresigned:
    @pytest.fixture
    def s3(self, alice):
        return alice.s3(signature_version="s3v4")

    def test_get(self, s3, filled):
        url = s3.generate_presigned_url("get_object", {"Bucket": filled, "Key": KEY}, ExpiresIn=60)
        answer = fetch("GET", url)
        assert (answer.status, answer.data) == (200, b"content")
        assert answer.headers["Content-Type"] == "text/plain"

    def test_get_with_a_range_and_chosen_headers(self, s3, filled):
        params = {"Bucket": filled, "Key": KEY, "ResponseContentType": "text/html"}
        url = s3.generate_presigned_url("get_object", params, ExpiresIn=60)
        answer = fetch("GET", url, headers={"Range": "bytes=0-2"})
        assert (answer.status, answer.data, answer.headers["Content-Type"]) == (206, b"con", "text/html")

    def test_chosen_headers_that_no_answer_can_have(self, s3, filled):
        for value in ("a\r\nSet-Cookie: b", "\u2603"):
            params = {"Bucket": filled, "Key": KEY, "ResponseContentDisposition": value}
            url = s3.generate_presigned_url("get_object", params, ExpiresIn=60)
            assert code_in(fetch("GET", url)) == (400, "InvalidArgument")
            url = s3.generate_presigned_url("head_object", params, ExpiresIn=60)
            assert fetch("HEAD", url).status == 400

    def test_put(self, s3, bucket):
        url = s3.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "put"}, ExpiresIn=60)
        body = os.urandom(100_000)
        assert fetch("PUT", url, body=body).status == 200
        assert s3.get_object(Bucket=bucket, Key="put")["Body"].read() == body

    def test_holds_for_what_was_signed_only(self, s3, filled):
        url = s3.generate_presigned_url("get_object", {"Bucket": filled, "Key": KEY}, ExpiresIn=60)
        assert code_in(fetch("PUT", url, body=b"x")) == (403, "SignatureDoesNotMatch")
        assert code_in(fetch("GET", url + "&x=1")) == (403, "SignatureDoesNotMatch")
        assert code_in(fetch("GET", url.replace("/a%20b", "/z%20b"))) == (403, "SignatureDoesNotMatch")

    def test_expires(self, s3, filled):
        url = s3.generate_presigned_url("get_object", {"Bucket": filled, "Key": KEY}, ExpiresIn=1)
        time.sleep(2.1)
        assert code_in(fetch("GET", url)) == (403, "AccessDenied")


class TestEncryption:
    KEY = bytes(range(32))

    def test_with_the_gateways_key(self, s3, bucket):
        body = os.urandom(200_000)
        put = s3.put_object(Bucket=bucket, Key="k", Body=body, ServerSideEncryption="AES256")
        assert put["ServerSideEncryption"] == "AES256"
        got = s3.get_object(Bucket=bucket, Key="k", Range="bytes=65530-131080")
        assert (got["ServerSideEncryption"], got["Body"].read()) == ("AES256", body[65530:131081])

    def test_with_ones_own_key(self, s3, bucket):
        mine = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": self.KEY}
        if ca_bundle() is None:
            refused = code_of(s3.put_object, Bucket=bucket, Key="k", Body=b"x", **mine)
            assert refused[:2] == (400, "InvalidRequest"), "keys go over TLS only"
            return
        body = os.urandom(200_000)
        put = s3.put_object(Bucket=bucket, Key="k", Body=body, **mine)
        assert put["SSECustomerKeyMD5"] == base64.b64encode(hashlib.md5(self.KEY).digest()).decode()
        got = s3.get_object(Bucket=bucket, Key="k", Range="bytes=65530-131080", **mine)
        assert (got["SSECustomerAlgorithm"], got["Body"].read()) == ("AES256", body[65530:131081])
        assert code_of(s3.get_object, Bucket=bucket, Key="k")[:2] == (400, "InvalidRequest")
        other = {**mine, "SSECustomerKey": bytes(32)}
        assert code_of(s3.get_object, Bucket=bucket, Key="k", **other)[:2] == (403, "AccessDenied")
        s3.copy_object(
            Bucket=bucket, Key="open", CopySource=f"{bucket}/k", CopySourceSSECustomerAlgorithm="AES256", CopySourceSSECustomerKey=self.KEY
        )
        assert s3.get_object(Bucket=bucket, Key="open")["Body"].read() == body
