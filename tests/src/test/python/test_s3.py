# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Buckets and objects with boto3 and the aws command line, over plain HTTP and over TLS."""

import hashlib
import os
import random

import botocore.awsrequest
import botocore.exceptions
import pytest
from botocore.config import Config
from conftest import Cli, api, fetch, unique

CA = os.environ.get("LANDBRIDGE_TEST_CA")


@pytest.fixture(scope="module")
def s3(alice):
    return alice.session().client(
        "s3",
        endpoint_url=api(),
        verify=CA,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"total_max_attempts": 2, "mode": "standard"}),
    )


@pytest.fixture()
def bucket(s3):
    name = unique("bucket")
    s3.create_bucket(Bucket=name)
    yield name
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=name):
        for version in page.get("Versions", []) + page.get("DeleteMarkers", []):
            s3.delete_object(Bucket=name, Key=version["Key"], VersionId=version["VersionId"])
    for page in s3.get_paginator("list_multipart_uploads").paginate(Bucket=name):
        for upload in page.get("Uploads", []):
            s3.abort_multipart_upload(Bucket=name, Key=upload["Key"], UploadId=upload["UploadId"])
    s3.delete_bucket(Bucket=name)


def content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def refused(call, **arguments) -> tuple[int, str]:
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        call(**arguments)
    answer = caught.value.response
    return answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"]


def test_life_of_a_bucket(s3):
    name = unique("life")
    assert refused(s3.head_bucket, Bucket=name) == (404, "404")
    s3.create_bucket(Bucket=name)
    assert s3.head_bucket(Bucket=name)["BucketRegion"] == "us-east-1"
    assert name in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    assert s3.get_bucket_location(Bucket=name)["LocationConstraint"] is None
    s3.put_object(Bucket=name, Key="k", Body=b"")
    assert refused(s3.delete_bucket, Bucket=name) == (409, "BucketNotEmpty")
    s3.delete_object(Bucket=name, Key="k")
    upload = s3.create_multipart_upload(Bucket=name, Key="left")["UploadId"]
    s3.upload_part(Bucket=name, Key="left", UploadId=upload, PartNumber=1, Body=b"p" * 100_000)
    s3.delete_bucket(Bucket=name)
    assert refused(s3.list_objects_v2, Bucket=name) == (404, "NoSuchBucket")


def test_bucket_of_another_account(s3, bob, bucket):
    other = bob.session().client("s3", endpoint_url=api(), verify=CA)
    assert refused(other.create_bucket, Bucket=bucket) == (409, "BucketAlreadyExists")
    assert refused(other.list_objects_v2, Bucket=bucket) == (403, "AccessDenied")
    assert refused(other.put_object, Bucket=bucket, Key="k", Body=b"x") == (403, "AccessDenied")
    assert bucket not in [it["Name"] for it in other.list_buckets()["Buckets"]]


@pytest.mark.parametrize("size", [0, 1, 16 * 1024, 16 * 1024 + 1, 300_000, 9 * 1024 * 1024 + 3])
def test_object_comes_back_as_it_was(s3, bucket, size):
    body = content(size)
    put = s3.put_object(
        Bucket=bucket, Key="a b+%/c", Body=body, ContentType="text/x-test", Metadata={"colour": "blue"}, CacheControl="no-store"
    )
    assert put["ETag"] == f'"{hashlib.md5(body).hexdigest()}"'
    got = s3.get_object(Bucket=bucket, Key="a b+%/c", ChecksumMode="ENABLED")
    assert got["Body"].read() == body
    assert got["ContentLength"] == size
    assert (got["ContentType"], got["CacheControl"], got["Metadata"]) == ("text/x-test", "no-store", {"colour": "blue"})
    assert got["ChecksumCRC32"] == put["ChecksumCRC32"]
    assert s3.head_object(Bucket=bucket, Key="a b+%/c")["ContentLength"] == size


@pytest.mark.parametrize("algorithm", ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"])
def test_checksums_are_kept(s3, bucket, algorithm):
    put = s3.put_object(Bucket=bucket, Key="k", Body=b"some text", ChecksumAlgorithm=algorithm)
    head = s3.head_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
    assert head[f"Checksum{algorithm}"] == put[f"Checksum{algorithm}"]


def test_wrong_checksum_stores_nothing(s3, bucket):
    assert refused(s3.put_object, Bucket=bucket, Key="k", Body=b"x", ChecksumSHA256="A" * 43 + "=")[1] == "BadDigest"
    assert refused(s3.put_object, Bucket=bucket, Key="k", Body=b"x", ContentMD5="1B2M2Y8AsgTpgAmY7PhCfg==")[1] == "BadDigest"
    assert refused(s3.get_object, Bucket=bucket, Key="k") == (404, "NoSuchKey")


def test_ranges_and_conditions(s3, bucket):
    body = content(100_000)
    etag = s3.put_object(Bucket=bucket, Key="k", Body=body)["ETag"]
    ranged = s3.get_object(Bucket=bucket, Key="k", Range="bytes=10-19")
    assert (ranged["Body"].read(), ranged["ContentRange"]) == (body[10:20], "bytes 10-19/100000")
    assert s3.get_object(Bucket=bucket, Key="k", Range="bytes=-5")["Body"].read() == body[-5:]
    assert refused(s3.get_object, Bucket=bucket, Key="k", Range="bytes=100000-") == (416, "InvalidRange")
    assert refused(s3.get_object, Bucket=bucket, Key="k", IfNoneMatch=etag)[0] == 304
    assert refused(s3.get_object, Bucket=bucket, Key="k", IfMatch='"other"') == (412, "PreconditionFailed")
    assert refused(s3.put_object, Bucket=bucket, Key="k", Body=b"", IfNoneMatch="*") == (412, "PreconditionFailed")
    s3.put_object(Bucket=bucket, Key="k", Body=b"new", IfMatch=etag)
    assert refused(s3.put_object, Bucket=bucket, Key="k", Body=b"", IfMatch=etag) == (412, "PreconditionFailed")


def test_lists_in_pages(s3, bucket):
    keys = ["a", "a/1", "a/2", "b//c", "b/./d", "b/../e", "c+%20", "Z", "é", "\U0001f600"]
    for key in keys:
        s3.put_object(Bucket=bucket, Key=key, Body=b"")
    in_order = sorted(keys, key=lambda key: key.encode())
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 3})
    assert [entry["Key"] for page in pages for entry in page["Contents"]] == in_order
    rolled = s3.list_objects_v2(Bucket=bucket, Delimiter="/")
    assert [prefix["Prefix"] for prefix in rolled["CommonPrefixes"]] == ["a/", "b/"]
    older = s3.get_paginator("list_objects").paginate(Bucket=bucket, Delimiter="/", PaginationConfig={"PageSize": 1})
    assert [prefix["Prefix"] for page in older for prefix in page.get("CommonPrefixes", [])] == ["a/", "b/"]


def test_copies(s3, bucket):
    s3.put_object(Bucket=bucket, Key="from me", Body=b"text", Metadata={"a": "1"}, Tagging="t=1")
    s3.copy_object(Bucket=bucket, Key="same", CopySource={"Bucket": bucket, "Key": "from me"})
    assert s3.head_object(Bucket=bucket, Key="same")["Metadata"] == {"a": "1"}
    assert s3.head_object(Bucket=bucket, Key="same")["TagCount"] == 1
    s3.copy_object(
        Bucket=bucket, Key="other", CopySource={"Bucket": bucket, "Key": "from me"}, MetadataDirective="REPLACE", Metadata={"b": "2"}
    )
    assert s3.head_object(Bucket=bucket, Key="other")["Metadata"] == {"b": "2"}
    itself = {"Bucket": bucket, "Key": "same", "CopySource": {"Bucket": bucket, "Key": "same"}}
    assert refused(s3.copy_object, **itself) == (400, "InvalidRequest")
    missing = {"Bucket": bucket, "Key": "x", "CopySource": {"Bucket": bucket, "Key": "missing"}}
    assert refused(s3.copy_object, **missing) == (404, "NoSuchKey")


def test_upload_in_parts(s3, bucket, tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(content(20_000_000))
    s3.upload_file(str(source), bucket, "big")
    s3.download_file(bucket, "big", str(target))
    assert target.read_bytes() == source.read_bytes()
    assert s3.get_object(Bucket=bucket, Key="big")["Body"].read() == source.read_bytes()
    part = s3.head_object(Bucket=bucket, Key="big", PartNumber=3)
    assert (part["PartsCount"], part["ContentLength"]) == (3, 20_000_000 - 2 * 8 * 1024 * 1024)

    upload = s3.create_multipart_upload(Bucket=bucket, Key="parts")["UploadId"]
    copied = s3.upload_part_copy(
        Bucket=bucket,
        Key="parts",
        UploadId=upload,
        PartNumber=1,
        CopySource={"Bucket": bucket, "Key": "big"},
        CopySourceRange="bytes=0-5999999",
    )["CopyPartResult"]["ETag"]
    sent = s3.upload_part(Bucket=bucket, Key="parts", UploadId=upload, PartNumber=2, Body=b"end")["ETag"]
    assert [p["PartNumber"] for p in s3.list_parts(Bucket=bucket, Key="parts", UploadId=upload)["Parts"]] == [1, 2]
    complete = {"Bucket": bucket, "Key": "parts", "UploadId": upload}
    backwards = {"Parts": [{"PartNumber": 2, "ETag": sent}, {"PartNumber": 1, "ETag": copied}]}
    assert refused(s3.complete_multipart_upload, MultipartUpload=backwards, **complete) == (400, "InvalidPartOrder")
    wrong = {"Parts": [{"PartNumber": 1, "ETag": sent}]}
    assert refused(s3.complete_multipart_upload, MultipartUpload=wrong, **complete) == (400, "InvalidPart")
    right = {"Parts": [{"PartNumber": 1, "ETag": copied}, {"PartNumber": 2, "ETag": sent}]}
    assert s3.complete_multipart_upload(MultipartUpload=right, **complete)["ETag"].endswith('-2"')
    assert s3.get_object(Bucket=bucket, Key="parts")["Body"].read() == source.read_bytes()[:6_000_000] + b"end"
    assert refused(s3.list_parts, Bucket=bucket, Key="parts", UploadId=upload) == (404, "NoSuchUpload")


def test_versions(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"0")
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    first = s3.put_object(Bucket=bucket, Key="k", Body=b"1")["VersionId"]
    marker = s3.delete_object(Bucket=bucket, Key="k")
    assert marker["DeleteMarker"]
    assert refused(s3.get_object, Bucket=bucket, Key="k") == (404, "NoSuchKey")
    assert refused(s3.get_object, Bucket=bucket, Key="k", VersionId=marker["VersionId"]) == (405, "MethodNotAllowed")
    assert s3.get_object(Bucket=bucket, Key="k", VersionId=first)["Body"].read() == b"1"
    assert s3.get_object(Bucket=bucket, Key="k", VersionId="null")["Body"].read() == b"0"
    s3.delete_object(Bucket=bucket, Key="k", VersionId=marker["VersionId"])
    assert s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"1"
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
    assert s3.put_object(Bucket=bucket, Key="k", Body=b"2")["VersionId"] == "null"
    assert len(s3.list_object_versions(Bucket=bucket)["Versions"]) == 2


def test_deletes_of_many(s3, bucket):
    for key in "abc":
        s3.put_object(Bucket=bucket, Key=key, Body=b"")
    deleted = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "a"}, {"Key": "b"}, {"Key": "missing"}]})
    assert [entry["Key"] for entry in deleted["Deleted"]] == ["a", "b", "missing"]
    assert [entry["Key"] for entry in s3.list_objects_v2(Bucket=bucket)["Contents"]] == ["c"]


def test_presigned(s3, bucket):
    import urllib3

    http = urllib3.PoolManager(ca_certs=CA)
    put = s3.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "k"}, ExpiresIn=60)
    assert http.request("PUT", put, body=b"presigned").status == 200
    get = s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "k", "ResponseContentType": "text/x"})
    answer = http.request("GET", get)
    assert (answer.data, answer.headers["Content-Type"]) == (b"presigned", "text/x")
    assert http.request("GET", f"{api()}/{bucket}/k").status == 403


def test_what_is_not_there_is_named(s3, bucket):
    assert refused(s3.get_bucket_replication, Bucket=bucket) == (501, "NotImplemented")


def test_command_line(alice, bucket, tmp_path):
    cli = Cli(alice, tmp_path, ca_bundle=CA)
    tree = tmp_path / "tree"
    (tree / "sub").mkdir(parents=True)
    (tree / "one.txt").write_text("1")
    (tree / "sub" / "two.txt").write_bytes(content(9_000_000))
    cli.text("s3", "sync", str(tree), f"s3://{bucket}/tree")
    assert "sub/two.txt" in cli.text("s3", "ls", f"s3://{bucket}/tree/", "--recursive")
    back = tmp_path / "back"
    cli.text("s3", "sync", f"s3://{bucket}/tree", str(back))
    assert (back / "sub" / "two.txt").read_bytes() == (tree / "sub" / "two.txt").read_bytes()
    assert cli.text("s3", "sync", str(tree), f"s3://{bucket}/tree") == ""
    cli.text("s3", "cp", f"s3://{bucket}/tree/one.txt", f"s3://{bucket}/copy.txt")
    cli.text("s3", "mv", f"s3://{bucket}/copy.txt", f"s3://{bucket}/moved.txt")
    cli.text("s3", "rm", f"s3://{bucket}", "--recursive")
    assert cli.text("s3", "ls", f"s3://{bucket}") == ""
    made = unique("made")
    cli.text("s3", "mb", f"s3://{made}")
    cli.text("s3", "rb", f"s3://{made}")


def test_tags(s3, bucket):
    assert refused(s3.get_bucket_tagging, Bucket=bucket) == (404, "NoSuchTagSet")
    tags = [{"Key": "team", "Value": "blue"}]
    s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": tags})
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == tags
    s3.delete_bucket_tagging(Bucket=bucket)
    assert refused(s3.get_bucket_tagging, Bucket=bucket) == (404, "NoSuchTagSet")

    s3.put_object(Bucket=bucket, Key="k", Body=b"", Tagging="a=1&b=2")
    assert len(s3.get_object_tagging(Bucket=bucket, Key="k")["TagSet"]) == 2
    s3.put_object_tagging(Bucket=bucket, Key="k", Tagging={"TagSet": tags})
    assert s3.get_object_tagging(Bucket=bucket, Key="k")["TagSet"] == tags
    s3.delete_object_tagging(Bucket=bucket, Key="k")
    assert s3.get_object_tagging(Bucket=bucket, Key="k")["TagSet"] == []
    assert refused(s3.get_object_tagging, Bucket=bucket, Key="missing") == (404, "NoSuchKey")


def test_policy_decides(s3, bob, bucket):
    import json

    other = bob.session().client("s3", endpoint_url=api(), verify=CA)
    account = bob.session().client("sts", endpoint_url=api(), verify=CA).get_caller_identity()["Account"]
    s3.put_object(Bucket=bucket, Key="open/k", Body=b"shared")
    s3.put_object(Bucket=bucket, Key="closed/k", Body=b"own")
    assert refused(s3.get_bucket_policy, Bucket=bucket) == (404, "NoSuchBucketPolicy")

    def policy(*statements):
        return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})

    allow = {
        "Effect": "Allow",
        "Principal": {"AWS": account},
        "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": f"arn:aws:s3:::{bucket}/open/*",
    }
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
    s3.put_bucket_policy(Bucket=bucket, Policy=policy(allow, deny))
    assert json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"][0] == allow
    assert s3.get_bucket_policy_status(Bucket=bucket)["PolicyStatus"]["IsPublic"] is False
    assert other.get_object(Bucket=bucket, Key="open/k")["Body"].read() == b"shared"
    other.put_object(Bucket=bucket, Key="open/of-bob", Body=b"x")
    assert refused(other.get_object, Bucket=bucket, Key="closed/k") == (403, "AccessDenied")
    assert refused(other.get_object, Bucket=bucket, Key="open/missing") == (403, "AccessDenied")
    assert refused(s3.delete_object, Bucket=bucket, Key="open/k") == (403, "AccessDenied")
    refusals = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "open/k"}]})["Errors"]
    assert [refusal["Code"] for refusal in refusals] == ["AccessDenied"]

    public = {**allow, "Principal": "*"}
    assert refused(s3.put_bucket_policy, Bucket=bucket, Policy=policy(public)) == (403, "AccessDenied")
    assert refused(s3.put_bucket_policy, Bucket=bucket, Policy="{}") == (400, "MalformedPolicy")
    s3.delete_public_access_block(Bucket=bucket)
    s3.put_bucket_policy(Bucket=bucket, Policy=policy(public))
    import urllib3

    http = urllib3.PoolManager(ca_certs=CA)
    assert http.request("GET", f"{api()}/{bucket}/open/k").data == b"shared"
    assert http.request("GET", f"{api()}/{bucket}/closed/k").status == 403
    s3.delete_bucket_policy(Bucket=bucket)
    assert http.request("GET", f"{api()}/{bucket}/open/k").status == 403


def test_locks(s3):
    import datetime

    name = unique("locked")
    s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=True)
    assert s3.get_bucket_versioning(Bucket=name)["Status"] == "Enabled"
    version = s3.put_object(Bucket=name, Key="k", Body=b"1")["VersionId"]
    until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
    s3.put_object_retention(Bucket=name, Key="k", Retention={"Mode": "GOVERNANCE", "RetainUntilDate": until})
    assert s3.get_object_retention(Bucket=name, Key="k")["Retention"]["Mode"] == "GOVERNANCE"
    assert refused(s3.delete_object, Bucket=name, Key="k", VersionId=version) == (403, "AccessDenied")
    s3.put_object_legal_hold(Bucket=name, Key="k", LegalHold={"Status": "ON"})
    bypass = {"Bucket": name, "Key": "k", "VersionId": version, "BypassGovernanceRetention": True}
    assert refused(s3.delete_object, **bypass) == (403, "AccessDenied")
    s3.put_object_legal_hold(Bucket=name, Key="k", LegalHold={"Status": "OFF"})
    assert s3.get_object_legal_hold(Bucket=name, Key="k")["LegalHold"]["Status"] == "OFF"
    s3.delete_object(**bypass)
    rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}
    s3.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": rule})
    assert s3.get_object_lock_configuration(Bucket=name)["ObjectLockConfiguration"]["Rule"] == rule
    locked = s3.put_object(Bucket=name, Key="k2", Body=b"2", ContentMD5="yB5yjZ1ML2NvBn+JzBSGLA==")["VersionId"]
    assert s3.head_object(Bucket=name, Key="k2")["ObjectLockMode"] == "GOVERNANCE"
    s3.delete_object(Bucket=name, Key="k2", VersionId=locked, BypassGovernanceRetention=True)
    s3.delete_bucket(Bucket=name)


def test_encryption(s3, bucket):
    assert refused(s3.get_bucket_encryption, Bucket=bucket) == (404, "ServerSideEncryptionConfigurationNotFoundError")
    body = content(100_000)
    assert s3.put_object(Bucket=bucket, Key="own", Body=body, ServerSideEncryption="AES256")["ServerSideEncryption"] == "AES256"
    assert s3.get_object(Bucket=bucket, Key="own", Range="bytes=70000-70009")["Body"].read() == body[70000:70010]
    rules = [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}, "BucketKeyEnabled": False}]
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": rules})
    assert s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"] == rules
    assert s3.put_object(Bucket=bucket, Key="default", Body=body)["ServerSideEncryption"] == "aws:kms"
    got = s3.get_object(Bucket=bucket, Key="default")
    assert (got["Body"].read(), got["ServerSideEncryption"]) == (body, "aws:kms")
    s3.delete_bucket_encryption(Bucket=bucket)
    assert "ServerSideEncryption" not in s3.put_object(Bucket=bucket, Key="plain", Body=body)

    key = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": "k" * 32}
    if CA is None:
        assert refused(s3.put_object, Bucket=bucket, Key="c", Body=body, **key) == (400, "InvalidRequest")
    else:
        s3.put_object(Bucket=bucket, Key="c", Body=body, **key)
        assert s3.get_object(Bucket=bucket, Key="c", **key)["Body"].read() == body
        assert refused(s3.get_object, Bucket=bucket, Key="c") == (400, "InvalidRequest")
        assert refused(s3.get_object, Bucket=bucket, Key="c", **{**key, "SSECustomerKey": "x" * 32})[0] == 403


def test_other_origins_ask_before(s3, bucket):
    def ask(origin):
        url = f"{api()}/{bucket}/a%20key"
        headers = {"Origin": origin, "Access-Control-Request-Method": "PUT"}
        return s3._endpoint.http_session.send(botocore.awsrequest.AWSPreparedRequest("OPTIONS", url, headers, b"", False))

    assert ask("https://a.example").status_code == 403
    rule = {"AllowedOrigins": ["https://*.example"], "AllowedMethods": ["PUT"], "MaxAgeSeconds": 60}
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [rule]})
    allowed = ask("https://a.example")
    assert allowed.status_code == 200
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://a.example"
    assert allowed.headers["Access-Control-Max-Age"] == "60"
    assert ask("https://a.test").status_code == 403


def test_a_script_of_another_origin_sees_what_went_wrong(s3, bucket):
    rule = {"AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["GET", "HEAD", "POST"]}
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [rule]})
    app = {"Origin": "https://app.example.com"}
    refused = fetch("GET", f"{api()}/{bucket}/none", headers=app)
    wrongly_signed = fetch("GET", f"{api()}/{bucket}/none", headers={**app, "Authorization": "AWS4-HMAC-SHA256 x"})
    form = fetch("POST", f"{api()}/{bucket}", fields={"key": "k", "file": ("f", b"x")}, headers=app)
    for answer in (refused, wrongly_signed, form):
        assert answer.status in (400, 403)
        assert answer.headers["Access-Control-Allow-Origin"] == "https://app.example.com"
        assert "Origin" in answer.headers["Vary"]
    other = fetch("GET", f"{api()}/{bucket}/none", headers={"Origin": "https://else.where"})
    assert "Access-Control-Allow-Origin" not in other.headers
    assert "Origin" in other.headers["Vary"]
    deleted = fetch("DELETE", f"{api()}/{bucket}/none", headers=app)
    assert "Access-Control-Allow-Origin" not in deleted.headers, "no rule allows the method"
