# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Encryption at rest with the gateway's keys, with boto3: what is asked for, what a bucket has for all, unknown keys."""

import pytest
from conftest import code_of

CONTENT = b"content that nobody may find on the disk " * 1000


def default(algorithm, **key) -> dict:
    return {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": algorithm, **key}}]}


def key_of(s3, bucket) -> str:
    """The ARN of the key that is used when none is named."""
    return s3.put_object(Bucket=bucket, Key="probe", Body=b"", ServerSideEncryption="aws:kms")["SSEKMSKeyId"]


def test_comes_back_as_it_was_and_says_how_it_is_kept(s3, bucket):
    for asked, answered in (({}, None), ({"ServerSideEncryption": "AES256"}, "AES256")):
        put = s3.put_object(Bucket=bucket, Key="k", Body=CONTENT, **asked)
        got = s3.get_object(Bucket=bucket, Key="k")
        assert put.get("ServerSideEncryption") == got.get("ServerSideEncryption") == answered
        assert got["Body"].read() == CONTENT
        part = s3.get_object(Bucket=bucket, Key="k", Range="bytes=17000-17099")
        assert part["Body"].read() == CONTENT[17000:17100]


def test_with_a_key_by_its_arn_and_by_its_id(s3, bucket):
    arn = key_of(s3, bucket)
    for name in (arn, arn.rpartition("/")[2], "alias/aws/s3"):
        put = s3.put_object(
            Bucket=bucket, Key="k", Body=CONTENT, ServerSideEncryption="aws:kms", SSEKMSKeyId=name
        )
        assert (put["ServerSideEncryption"], put["SSEKMSKeyId"]) == ("aws:kms", arn)
        assert s3.get_object(Bucket=bucket, Key="k")["Body"].read() == CONTENT


def test_a_key_that_is_not_there(s3, bucket):
    arn = key_of(s3, bucket)
    for name in ("alias/none", "00000000-0000-4000-8000-000000000000", arn[:-4] + "0000"):
        put = {"Bucket": bucket, "Key": "k", "ServerSideEncryption": "aws:kms", "SSEKMSKeyId": name}
        assert code_of(s3.put_object, Body=b"x", **put)[:2] == (400, "KMS.NotFoundException")
        assert code_of(s3.create_multipart_upload, **put)[:2] == (400, "KMS.NotFoundException")
    assert code_of(s3.head_object, Bucket=bucket, Key="k")[0] == 404


def test_a_key_without_the_encryption_that_has_keys(s3, bucket):
    arn = key_of(s3, bucket)
    for more in ({}, {"ServerSideEncryption": "AES256"}):
        refused = code_of(s3.put_object, Bucket=bucket, Key="k", Body=b"x", SSEKMSKeyId=arn, **more)
        assert refused[:2] == (400, "InvalidArgument")
    assert code_of(s3.head_object, Bucket=bucket, Key="k")[0] == 404


def test_what_a_bucket_has_for_all(s3, bucket):
    arn = key_of(s3, bucket)
    assert code_of(s3.get_bucket_encryption, Bucket=bucket)[:2] == (
        404,
        "ServerSideEncryptionConfigurationNotFoundError",
    )
    configuration = default("aws:kms", KMSMasterKeyID=arn)
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration=configuration)
    kept = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"][0]
    assert kept["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": arn}
    put = s3.put_object(Bucket=bucket, Key="k", Body=CONTENT)
    assert (put["ServerSideEncryption"], put["SSEKMSKeyId"]) == ("aws:kms", arn)
    own = s3.put_object(Bucket=bucket, Key="own", Body=b"x", ServerSideEncryption="AES256")
    assert own["ServerSideEncryption"] == "AES256"
    copy = s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "own"})
    assert copy["ServerSideEncryption"] == "aws:kms"
    s3.delete_bucket_encryption(Bucket=bucket)
    assert "ServerSideEncryption" not in s3.put_object(Bucket=bucket, Key="k", Body=b"x")


@pytest.mark.parametrize("configuration", [default("aws:kms:dsse"), default("AES256", KMSMasterKeyID="x"), {"Rules": []}])
def test_configurations_that_are_refused(s3, bucket, configuration):
    status, _, _ = code_of(
        s3.put_bucket_encryption, Bucket=bucket, ServerSideEncryptionConfiguration=configuration
    )
    assert status in (400, 501)
    assert code_of(s3.get_bucket_encryption, Bucket=bucket)[0] == 404
