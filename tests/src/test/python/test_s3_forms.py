# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Uploads by the forms of browsers: signed with boto3, and as anybody may write them."""

import base64
import json
import os
import re
import urllib.parse

import pytest
from conftest import api, code_of, fetch, unique


@pytest.fixture(scope="module")
def s3(alice):
    return alice.s3(signature_version="s3v4")


def post(form: dict, content=b"content", file_name="a photo.png", headers=None, more=()):
    """Sends a form as a browser does: its fields in their order, the file after them."""
    fields = [*form["fields"].items(), ("file", (file_name, content, "image/png")), *more]
    return fetch("POST", form["url"], fields=fields, headers=headers or {})


def code_in(answer) -> tuple[int, str, str]:
    text = answer.data.decode()
    return (
        answer.status,
        re.search("<Code>([^<]+)</Code>", text).group(1),
        re.search("<Message>([^<]*)</Message>", text).group(1).replace("&quot;", '"'),
    )


def element(answer, name: str) -> str:
    return re.search(f"<{name}>([^<]*)</{name}>", answer.data.decode()).group(1)


class TestSigned:
    def test_is_stored_and_answered_204(self, s3, bucket):
        content = os.urandom(300_000)
        answer = post(s3.generate_presigned_post(bucket, "photos/a b+ü.png"), content)
        assert (answer.status, answer.data) == (204, b"")
        got = s3.get_object(Bucket=bucket, Key="photos/a b+ü.png")
        assert got["Body"].read() == content
        assert (got["ETag"], got["ContentType"]) == (answer.headers["ETag"], "binary/octet-stream")
        assert answer.headers["Location"] == f"{api()}/{bucket}/photos%2Fa%20b%2B%C3%BC.png"

    def test_the_name_of_the_file_enters_the_key(self, s3, bucket):
        form = s3.generate_presigned_post(bucket, "user/eric/${filename}")
        assert post(form, file_name="C:\\pictures\\me.png").status == 204
        assert s3.head_object(Bucket=bucket, Key="user/eric/me.png")["ContentLength"] == 7

    def test_fields_are_the_objects_headers(self, s3, bucket):
        fields = {
            "Content-Type": "text/plain",
            "Cache-Control": "max-age=60",
            "x-amz-meta-colour": "grün",
            "x-amz-storage-class": "STANDARD_IA",
            "x-amz-server-side-encryption": "AES256",
            "tagging": "<Tagging><TagSet><Tag><Key>a b</Key><Value>c&#61;d</Value></Tag></TagSet></Tagging>",
        }
        form = s3.generate_presigned_post(bucket, "k", fields, [{name: value} for name, value in fields.items()])
        answer = post(form)
        assert (answer.status, answer.headers["x-amz-server-side-encryption"]) == (204, "AES256")
        got = s3.head_object(Bucket=bucket, Key="k")
        assert (got["ContentType"], got["CacheControl"], got["StorageClass"]) == ("text/plain", "max-age=60", "STANDARD_IA")
        assert got["ServerSideEncryption"] == "AES256"
        assert got["Metadata"]["colour"] == "=?UTF-8?B?Z3LDvG4=?="
        assert s3.get_object_tagging(Bucket=bucket, Key="k")["TagSet"] == [{"Key": "a b", "Value": "c=d"}]

    def test_status_200_and_201(self, s3, bucket):
        for status in ("200", "201"):
            fields = {"success_action_status": status}
            answer = post(s3.generate_presigned_post(bucket, "a/b", fields, [fields]))
            assert answer.status == int(status)
        assert element(answer, "Location") == f"{api()}/{bucket}/a%2Fb"
        assert (element(answer, "Bucket"), element(answer, "Key")) == (bucket, "a/b")
        assert element(answer, "ETag").replace("&quot;", '"') == answer.headers["ETag"]

    def test_a_redirect(self, s3, bucket):
        fields = {"success_action_redirect": "http://127.0.0.1:9/done?x=1"}
        answer = post(s3.generate_presigned_post(bucket, "a/b", fields, [fields]))
        assert answer.status == 303
        told = urllib.parse.urlsplit(answer.headers["Location"])
        assert (told.netloc, told.path) == ("127.0.0.1:9", "/done")
        assert urllib.parse.parse_qs(told.query) == {
            "x": ["1"],
            "bucket": [bucket],
            "key": ["a/b"],
            "etag": [answer.headers["ETag"]],
        }

    def test_versions_are_named(self, s3, bucket):
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        answer = post(s3.generate_presigned_post(bucket, "k"))
        assert answer.headers["x-amz-version-id"] == s3.head_object(Bucket=bucket, Key="k")["VersionId"]

    def test_checksums_of_the_file(self, s3, bucket):
        right = {"x-amz-checksum-crc32": "wc2vMQ=="}
        wrong = post(s3.generate_presigned_post(bucket, "k", right, [right]), b"other")
        assert code_in(wrong)[:2] == (400, "BadDigest")
        assert code_of(s3.head_object, Bucket=bucket, Key="k")[0] == 404


class TestPolicies:
    def test_what_the_policy_does_not_say_is_refused(self, s3, bucket):
        form = s3.generate_presigned_post(bucket, "k")
        form["fields"]["x-amz-meta-a"] = "b"
        assert code_in(post(form)) == (403, "AccessDenied", "Invalid according to Policy: Extra input fields: x-amz-meta-a")

    def test_a_condition_that_does_not_hold(self, s3, bucket):
        form = s3.generate_presigned_post(bucket, "mine/${filename}", None, [["starts-with", "$key", "mine/"]])
        form["fields"]["key"] = "yours/x"
        status, code, message = code_in(post(form))
        assert (status, code) == (403, "AccessDenied")
        assert message.startswith('Invalid according to Policy: Policy Condition failed: ["starts-with", "$key", "mine/"]')

    def test_a_field_of_the_page_that_may_hold_anything(self, s3, bucket):
        """As Plupload has it."""
        form = s3.generate_presigned_post(bucket, "k", None, [["starts-with", "$name", ""], ["starts-with", "$chunk", "1"]])
        form["fields"] |= {"name": "a photo.png", "chunk": "1"}
        assert post(form).status == 204
        form["fields"]["chunk"] = "2"
        assert code_in(post(form))[:2] == (403, "AccessDenied")

    def test_another_bucket(self, s3, bucket):
        other = unique("other")
        s3.create_bucket(Bucket=other)
        form = s3.generate_presigned_post(bucket, "k")
        form["url"] = form["url"].replace(bucket, other)
        assert code_in(post(form))[:2] == (403, "AccessDenied")

    def test_an_expired_policy(self, s3, bucket):
        form = s3.generate_presigned_post(bucket, "k", ExpiresIn=-10)
        assert code_in(post(form)) == (403, "AccessDenied", "Invalid according to Policy: Policy expired.")

    def test_the_size_of_the_file(self, s3, bucket):
        form = s3.generate_presigned_post(bucket, "k", None, [["content-length-range", 5, 100_000]])
        assert code_in(post(form, b"1234"))[:2] == (400, "EntityTooSmall")
        assert code_in(post(form, bytes(100_001)))[:2] == (400, "EntityTooLarge")
        assert code_of(s3.head_object, Bucket=bucket, Key="k")[0] == 404, "nothing is stored"
        assert post(form, bytes(100_000)).status == 204

    def test_a_changed_policy_is_not_signed(self, s3, bucket):
        form = s3.generate_presigned_post(bucket, "k")
        policy = json.loads(base64.b64decode(form["fields"]["policy"]))
        policy["expiration"] = "2099-01-01T00:00:00Z"
        form["fields"]["policy"] = base64.b64encode(json.dumps(policy).encode()).decode()
        assert code_in(post(form))[:2] == (403, "SignatureDoesNotMatch")

    def test_signed_twice(self, s3, bucket):
        url = s3.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "k"}, ExpiresIn=60)
        form = s3.generate_presigned_post(bucket, "k")
        form["url"] += "?" + url.partition("?")[2]
        assert code_in(post(form))[0] in (400, 403)
        assert code_of(s3.head_object, Bucket=bucket, Key="k")[0] == 404

    def test_another_account_is_held_to_the_bucket(self, bob, bucket):
        form = bob.s3(signature_version="s3v4").generate_presigned_post(bucket, "k")
        assert code_in(post(form)) == (403, "AccessDenied", "Access Denied")


class TestRaw:
    def test_nobody_posts_to_a_private_bucket(self, bucket):
        form = {"url": f"{api()}/{bucket}", "fields": {"key": "k"}}
        assert code_in(post(form)) == (403, "AccessDenied", "Access Denied")

    def test_anybody_posts_where_the_policy_lets_them(self, s3, bucket):
        s3.delete_public_access_block(Bucket=bucket)
        statement = {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:PutObject",
            "Resource": f"arn:aws:s3:::{bucket}/drop/*",
            "Condition": {"StringEquals": {"aws:UserAgent": "a browser"}},
        }
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
        form = {"url": f"{api()}/{bucket}/", "fields": {"key": "drop/${filename}", "success_action_status": "201"}}
        browser = {"User-Agent": "a browser"}
        answer = post(form, headers=browser)
        assert (answer.status, element(answer, "Key")) == (201, "drop/a photo.png")
        assert post(form).status == 403
        form["fields"]["key"] = "elsewhere"
        assert post(form, headers=browser).status == 403

    def test_what_follows_the_file_is_ignored(self, s3, bucket):
        form = s3.generate_presigned_post(bucket, "k")
        assert post(form, more=[("submit", "Upload"), ("acl", "public-read")]).status == 204

    def test_a_form_without_a_key_or_a_file(self, s3, bucket):
        assert code_in(post({"url": f"{api()}/{bucket}", "fields": {}}))[:2] == (400, "InvalidArgument")
        answer = fetch("POST", f"{api()}/{bucket}", fields={"key": "k"})
        assert code_in(answer)[:2] == (400, "InvalidArgument")

    @pytest.mark.parametrize("name, value", [("a", "b\r\nSet-Cookie: c"), ("a b", "c"), ("é", "c")])
    def test_a_field_that_no_header_can_hold(self, s3, bucket, name, value):
        fields = {f"x-amz-meta-{name}": value}
        form = s3.generate_presigned_post(bucket, "k", fields, [fields])
        assert code_in(post(form))[:2] == (400, "InvalidArgument")
        assert code_of(s3.head_object, Bucket=bucket, Key="k")[0] == 404

    def test_a_bucket_that_is_not_there(self, s3):
        form = s3.generate_presigned_post(unique("none"), "k")
        assert code_in(post(form))[:2] == (404, "NoSuchBucket")
