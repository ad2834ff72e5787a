# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Events of buckets, as boto3 asks for them and as a webhook gets them."""

import contextlib
import hashlib
import hmac
import http.server
import json
import os
import threading
import urllib.parse

import pytest
from conftest import code_of, poll

NAME = "events"
QUEUE = f"arn:aws:sqs:us-east-1:000000000000:{NAME}"
TOPIC = f"arn:aws:sns:us-east-1:000000000000:{NAME}"
FUNCTION = f"arn:aws:lambda:us-east-1:000000000000:function:{NAME}"


def address() -> urllib.parse.SplitResult:
    """Where the gateway posts events to."""
    for webhook in os.environ.get("LANDBRIDGE_S3_WEBHOOKS", "").split(","):
        name, _, url = webhook.partition("=")
        if name == NAME:
            return urllib.parse.urlsplit(url)
    pytest.skip(f"no webhook: LANDBRIDGE_S3_WEBHOOKS of the gateway does not name {NAME}")


class Receiver:
    """Keeps the messages about one bucket, and who sent them."""

    def __init__(self):
        self.messages = []
        self.signed = []
        self.broken = 0

    def take(self, body: bytes, signature: str) -> int:
        if self.broken:
            self.broken -= 1
            return 503
        secret = os.environ["LANDBRIDGE_S3_WEBHOOK_SECRET"].encode()
        expected = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
        self.signed.append(hmac.compare_digest(expected, signature))
        self.messages.append(json.loads(body))
        return 204

    def tests(self, bucket):
        return [m for m in self.messages if m.get("Event") == "s3:TestEvent" and m["Bucket"] == bucket]

    def records(self, bucket):
        records = [record for m in self.messages for record in m.get("Records", [])]
        return [r for r in records if r["s3"]["bucket"]["name"] == bucket]

    def told(self, bucket) -> list[tuple[str, str]]:
        """What happened to which key."""
        return [
            (r["eventName"], urllib.parse.unquote_plus(r["s3"]["object"]["key"])) for r in self.records(bucket)
        ]

    @contextlib.contextmanager
    def listening(self):
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(receiver.take(body, self.headers.get("Landbridge-Signature", "")))
                self.end_headers()

            def log_message(self, *arguments):
                pass

        server = http.server.HTTPServer((address().hostname, address().port), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


@pytest.fixture
def receiver():
    with Receiver().listening() as receiver:
        yield receiver


def configure(s3, bucket, events, **rule):
    s3.put_bucket_notification_configuration(
        Bucket=bucket,
        NotificationConfiguration={"QueueConfigurations": [{"QueueArn": QUEUE, "Events": events, **rule}]},
    )


def keys(prefix="", suffix=""):
    rules = [{"Name": "prefix", "Value": prefix}, {"Name": "suffix", "Value": suffix}]
    return {"Key": {"FilterRules": rules}}


def test_a_new_destination_gets_a_test_event(s3, bucket, receiver):
    configure(s3, bucket, ["s3:ObjectCreated:*"])
    (message,) = poll(lambda: receiver.tests(bucket), bool)
    assert message["Service"] == "Amazon S3"
    assert message["RequestId"]
    assert all(receiver.signed)


def test_objects_that_are_written_and_deleted(s3, bucket, receiver):
    configure(s3, bucket, ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:ObjectTagging:*"], Id="all")
    tag = s3.put_object(Bucket=bucket, Key="in/a b+c.txt", Body=b"content")["ETag"]
    s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "in/a b+c.txt"})
    upload = s3.create_multipart_upload(Bucket=bucket, Key="parts")["UploadId"]
    part = s3.upload_part(Bucket=bucket, Key="parts", UploadId=upload, PartNumber=1, Body=b"x" * 1000)
    s3.complete_multipart_upload(
        Bucket=bucket,
        Key="parts",
        UploadId=upload,
        MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]},
    )
    s3.put_object_tagging(Bucket=bucket, Key="copy", Tagging={"TagSet": [{"Key": "a", "Value": "1"}]})
    s3.delete_object_tagging(Bucket=bucket, Key="copy")
    s3.delete_object(Bucket=bucket, Key="copy")
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "parts"}], "Quiet": True})
    told = poll(lambda: receiver.told(bucket), lambda told: len(told) >= 7)
    assert told == [
        ("ObjectCreated:Put", "in/a b+c.txt"),
        ("ObjectCreated:Copy", "copy"),
        ("ObjectCreated:CompleteMultipartUpload", "parts"),
        ("ObjectTagging:Put", "copy"),
        ("ObjectTagging:Delete", "copy"),
        ("ObjectRemoved:Delete", "copy"),
        ("ObjectRemoved:Delete", "parts"),
    ]
    records = receiver.records(bucket)
    first = records[0]
    assert first["eventVersion"] == "2.1"
    assert first["s3"]["configurationId"] == "all"
    assert first["s3"]["object"]["size"] == 7
    assert first["s3"]["object"]["eTag"] == tag.strip('"')
    sequence = [record["s3"]["object"]["sequencer"] for record in records]
    assert sequence == sorted(sequence)


def test_a_versioned_bucket_tells_of_markers(s3, bucket, receiver):
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    configure(s3, bucket, ["s3:ObjectRemoved:*"])
    version = s3.put_object(Bucket=bucket, Key="k", Body=b"x")["VersionId"]
    marker = s3.delete_object(Bucket=bucket, Key="k")["VersionId"]
    s3.delete_object(Bucket=bucket, Key="k", VersionId=version)
    records = poll(lambda: receiver.records(bucket), lambda records: len(records) >= 2)
    assert [(r["eventName"], r["s3"]["object"]["versionId"]) for r in records] == [
        ("ObjectRemoved:DeleteMarkerCreated", marker),
        ("ObjectRemoved:Delete", version),
    ]


def test_what_the_lifecycle_deletes(s3, bucket, receiver):
    configure(s3, bucket, ["s3:LifecycleExpiration:*"])
    s3.put_object(Bucket=bucket, Key="old", Body=b"x")
    expire = {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 1}}
    s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": [expire]})
    (record,) = poll(lambda: receiver.records(bucket), bool)
    assert record["eventName"] == "LifecycleExpiration:Delete"
    assert record["s3"]["object"]["key"] == "old"
    assert record["userIdentity"]["principalId"] == "s3.amazonaws.com"


def test_only_the_keys_and_events_that_a_rule_is_for(s3, bucket, receiver):
    configure(s3, bucket, ["s3:ObjectCreated:Put"], Filter=keys("in/", ".jpg"))
    for key in ("in/a.txt", "out/a.jpg", "in/a.jpg"):
        s3.put_object(Bucket=bucket, Key=key, Body=b"x")
    s3.copy_object(Bucket=bucket, Key="in/copy.jpg", CopySource={"Bucket": bucket, "Key": "in/a.jpg"})
    s3.put_object(Bucket=bucket, Key="in/last.jpg", Body=b"x")
    told = poll(lambda: receiver.told(bucket), lambda told: len(told) >= 2)
    assert told == [("ObjectCreated:Put", "in/a.jpg"), ("ObjectCreated:Put", "in/last.jpg")]


def test_topics_and_functions_are_webhooks_too(s3, bucket, receiver):
    s3.put_bucket_notification_configuration(
        Bucket=bucket,
        NotificationConfiguration={
            "TopicConfigurations": [{"TopicArn": TOPIC, "Events": ["s3:ObjectCreated:*"], "Filter": keys("t/")}],
            "LambdaFunctionConfigurations": [
                {"LambdaFunctionArn": FUNCTION, "Events": ["s3:ObjectCreated:*"], "Filter": keys("f/")}
            ],
        },
    )
    s3.put_object(Bucket=bucket, Key="t/1", Body=b"x")
    s3.put_object(Bucket=bucket, Key="f/1", Body=b"x")
    told = poll(lambda: receiver.told(bucket), lambda told: len(told) >= 2)
    assert told == [("ObjectCreated:Put", "t/1"), ("ObjectCreated:Put", "f/1")]
    assert len(receiver.tests(bucket)) == 1, "functions get no test event"


def test_a_receiver_that_was_away_gets_all_in_order(s3, bucket):
    configure(s3, bucket, ["s3:ObjectCreated:*"])
    for i in range(5):
        s3.put_object(Bucket=bucket, Key=f"k{i}", Body=b"x")
    receiver = Receiver()
    receiver.broken = 1
    with receiver.listening():
        told = poll(lambda: receiver.told(bucket), lambda told: len(told) >= 5)
    assert told == [("ObjectCreated:Put", f"k{i}") for i in range(5)]


def test_nobody_is_told_after_the_rules_are_gone(s3, bucket, receiver):
    configure(s3, bucket, ["s3:ObjectCreated:*"])
    s3.put_object(Bucket=bucket, Key="told", Body=b"x")
    s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={})
    s3.put_object(Bucket=bucket, Key="untold", Body=b"x")
    configure(s3, bucket, ["s3:ObjectCreated:*"])
    s3.put_object(Bucket=bucket, Key="again", Body=b"x")
    told = poll(lambda: receiver.told(bucket), lambda told: len(told) >= 2)
    assert told == [("ObjectCreated:Put", "told"), ("ObjectCreated:Put", "again")]


def test_what_no_webhook_is_named_by_is_refused(s3, bucket):
    def put(**configuration):
        return code_of(
            s3.put_bucket_notification_configuration, Bucket=bucket, NotificationConfiguration=configuration
        )

    def queue(arn, events=("s3:ObjectCreated:*",)):
        return {"QueueArn": arn, "Events": list(events)}

    assert put(QueueConfigurations=[queue(QUEUE + "-other")]) == (
        400,
        "InvalidArgument",
        "Unable to validate the following destination configurations",
    )
    for rule in (queue(TOPIC), queue("queue"), queue(QUEUE, ["s3:LifecycleTransition"])):
        assert put(QueueConfigurations=[rule])[:2] == (400, "InvalidArgument")
    assert put(QueueConfigurations=[queue(QUEUE), queue(QUEUE)])[:2] == (400, "InvalidArgument")
    assert put(EventBridgeConfiguration={})[:2] == (501, "NotImplemented")
    assert "QueueConfigurations" not in s3.get_bucket_notification_configuration(Bucket=bucket)
