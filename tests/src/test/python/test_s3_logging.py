# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Access logs of buckets: set up with boto3, written by the gateway, read as objects."""

import json
import re
import shlex
import urllib.parse

import pytest
from conftest import api, code_of, fetch, poll, unique


@pytest.fixture
def bucket(s3) -> str:
    """A bucket whose log has been written to its end when the buckets are removed."""
    name = unique("bucket")
    s3.create_bucket(Bucket=name)
    yield name
    logging = s3.get_bucket_logging(Bucket=name).get("LoggingEnabled")
    if logging:
        last = unique("last")
        assert code_of(s3.head_object, Bucket=name, Key=last)[0] == 404
        s3.put_bucket_logging(Bucket=name, BucketLoggingStatus={})
        poll(lambda: lines(s3, logging["TargetBucket"]), lambda seen: any(line[7] == last for line in seen))


@pytest.fixture
def logs(s3, bucket) -> str:
    """The bucket that logs go to; its policy lets their writer in."""
    name = unique("logs")
    s3.create_bucket(Bucket=name)
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "logging.s3.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{name}/*",
        "Condition": {"ArnLike": {"aws:SourceArn": f"arn:aws:s3:::{bucket}"}},
    }
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    return name


def log_to(s3, bucket, target, prefix="b/", **more):
    enabled = {"TargetBucket": target, "TargetPrefix": prefix, **more}
    s3.put_bucket_logging(Bucket=bucket, BucketLoggingStatus={"LoggingEnabled": enabled})


def lines(s3, target) -> list[list[str]]:
    """All entries, each as its fields; the time is one field."""
    found = []
    for entry in s3.list_objects_v2(Bucket=target).get("Contents", []):
        text = s3.get_object(Bucket=target, Key=entry["Key"])["Body"].read().decode()
        found += [shlex.split(re.sub(r"\[([^]]*)\]", r'"\1"', line)) for line in text.splitlines()]
    return found


def of(found, operation) -> list[list[str]]:
    return [line for line in found if line[6] == operation]


def test_every_request_is_told(s3, alice, bucket, logs):
    log_to(s3, bucket, logs)
    s3.put_object(Bucket=bucket, Key="a b", Body=b"content")
    s3.get_object(Bucket=bucket, Key="a b", Range="bytes=0-2")["Body"].read()
    assert code_of(s3.get_object, Bucket=bucket, Key="none")[0] == 404
    assert fetch("GET", f"{api()}/{bucket}/a%20b", headers={"Referer": "http://r/", "User-Agent": "u a"}).status == 403
    signing = alice.s3(signature_version="s3v4")
    assert fetch("GET", signing.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "a b"})).status == 200
    form = signing.generate_presigned_post(bucket, "form")
    assert fetch("POST", form["url"], fields={**form["fields"], "file": ("f", b"x")}).status == 204

    found = poll(lambda: lines(s3, logs), lambda seen: of(seen, "REST.POST.OBJECT"))
    assert all(line[1] == bucket for line in found)
    (put,) = of(found, "REST.PUT.OBJECT")
    assert (put[4].startswith("arn:aws:iam::"), put[7], put[9], put[12]) == (True, "a+b", "200", "7")
    assert put[8] == f"PUT /{bucket}/a%20b HTTP/1.1"
    part, missing, nobody, presigned = of(found, "REST.GET.OBJECT")
    assert (part[9], part[11], part[12]) == ("206", "3", "7")
    assert missing[9:11] == ["404", "NoSuchKey"]
    assert (nobody[4], nobody[9], nobody[10], nobody[15], nobody[16]) == ("-", "403", "AccessDenied", "http://r/", "u a")
    assert (presigned[19], presigned[21]) == ("SigV4", "QueryString")
    signature = re.search("X-Amz-Signature=([^& ]*)", presigned[8]).group(1)
    assert signature == "-", "whoever reads the log does not get in by it"
    assert (put[23].startswith("TLSv1")) == api().startswith("https")


def test_a_website_is_told(s3, bucket, logs):
    log_to(s3, bucket, logs)
    s3.put_bucket_website(Bucket=bucket, WebsiteConfiguration={"IndexDocument": {"Suffix": "index.html"}})
    port = urllib.parse.urlsplit(api()).port
    assert fetch("GET", api() + "/x", headers={"Host": f"{bucket}.s3-website.localhost:{port}"}).status == 403
    found = poll(lambda: lines(s3, logs), lambda seen: of(seen, "WEBSITE.GET.OBJECT"))
    assert of(found, "WEBSITE.GET.OBJECT")[0][7:11] == ["x", "GET /x HTTP/1.1", "403", "AccessDenied"]


def test_keys_by_day(s3, bucket, logs):
    log_to(s3, bucket, logs, "p/", TargetObjectKeyFormat={"PartitionedPrefix": {"PartitionDateSource": "DeliveryTime"}})
    s3.head_bucket(Bucket=bucket)
    objects = poll(lambda: s3.list_objects_v2(Bucket=logs).get("Contents", []), lambda seen: seen)
    day = r"\d{4}/\d\d/\d\d/\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d-[0-9A-F]{16}"
    assert re.fullmatch(rf"p/\d{{12}}/[a-z0-9-]+/{bucket}/{day}", objects[0]["Key"])


def test_the_setting_is_shown_and_ended(s3, bucket, logs):
    assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket=bucket)
    log_to(s3, bucket, logs)
    assert s3.get_bucket_logging(Bucket=bucket)["LoggingEnabled"]["TargetBucket"] == logs
    s3.put_bucket_logging(Bucket=bucket, BucketLoggingStatus={})
    assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket=bucket)


def test_a_target_that_cannot_be_is_refused(s3, bob, bucket):
    def refused(target):
        enabled = {"TargetBucket": target, "TargetPrefix": ""}
        status = {"LoggingEnabled": enabled}
        return code_of(s3.put_bucket_logging, Bucket=bucket, BucketLoggingStatus=status)[:2]

    others = unique("others")
    bob.s3().create_bucket(Bucket=others)
    closed = unique("closed")
    s3.create_bucket(Bucket=closed, ObjectOwnership="ObjectWriter")
    for target in (unique("none"), others, closed):
        assert refused(target) == (400, "InvalidTargetBucketForLogging")


def test_the_end_of_a_bucket_is_told(s3):
    source, target = unique("source"), unique("logs")
    s3.create_bucket(Bucket=target, ACL="log-delivery-write", ObjectOwnership="BucketOwnerPreferred")
    s3.create_bucket(Bucket=source)
    log_to(s3, source, target)
    s3.put_object(Bucket=source, Key="k", Body=b"x")
    assert code_of(s3.delete_bucket, Bucket=source)[:2] == (409, "BucketNotEmpty")
    s3.delete_object(Bucket=source, Key="k")
    s3.delete_bucket(Bucket=source)
    found = poll(lambda: lines(s3, target), lambda seen: len(of(seen, "REST.DELETE.BUCKET")) == 2)
    refused, deleted = of(found, "REST.DELETE.BUCKET")
    assert refused[9:11] == ["409", "BucketNotEmpty"]
    assert (deleted[1], deleted[8], deleted[9]) == (source, f"DELETE /{source} HTTP/1.1", "204")


def test_a_list_lets_the_writer_in(s3, bucket):
    name = unique("logs")
    s3.create_bucket(Bucket=name, ACL="log-delivery-write", ObjectOwnership="BucketOwnerPreferred")
    log_to(s3, bucket, name)
    s3.head_bucket(Bucket=bucket)
    assert poll(lambda: lines(s3, name), lambda seen: of(seen, "REST.HEAD.BUCKET"))
