# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Owners of buckets and others with boto3: lists of new buckets, conditions of policies, requesters that pay, policies that lock out."""

import json

import botocore.exceptions
import pytest
from conftest import api, code_of, fetch, unique


@pytest.fixture(scope="module")
def others(bob):
    return bob.s3()


def put_policy(s3, bucket, effect="Allow", principal="*", action="s3:GetObject", resource="/*", **condition):
    statement = {
        "Effect": effect,
        "Principal": principal,
        "Action": action,
        "Resource": f"arn:aws:s3:::{bucket}{resource}",
    }
    if condition:
        statement["Condition"] = condition
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


@pytest.fixture
def filled(s3, bucket) -> str:
    s3.put_object(Bucket=bucket, Key="k", Body=b"content")
    s3.delete_public_access_block(Bucket=bucket)
    return bucket


class TestListsOfNewBuckets:
    def test_a_list_needs_an_ownership_that_allows_it(self, s3):
        name = unique("acl")
        assert code_of(s3.create_bucket, Bucket=name, ACL="log-delivery-write")[:2] == (
            400,
            "InvalidBucketAclWithObjectOwnership",
        )
        s3.create_bucket(Bucket=name, ACL="private")

    def test_a_list_for_objects_is_ignored(self, s3):
        name = unique("acl")
        s3.create_bucket(Bucket=name, ACL="bucket-owner-full-control")
        other = unique("acl")
        s3.create_bucket(Bucket=other, ACL="bucket-owner-read", ObjectOwnership="ObjectWriter")
        grants = s3.get_bucket_acl(Bucket=other)["Grants"]
        assert [g["Permission"] for g in grants] == ["FULL_CONTROL"]

    def test_a_canned_list(self, s3):
        name = unique("acl")
        s3.create_bucket(Bucket=name, ACL="log-delivery-write", ObjectOwnership="BucketOwnerPreferred")
        grants = s3.get_bucket_acl(Bucket=name)["Grants"]
        assert {g["Permission"] for g in grants} == {"FULL_CONTROL", "WRITE", "READ_ACP"}
        rules = s3.get_bucket_ownership_controls(Bucket=name)["OwnershipControls"]["Rules"]
        assert rules == [{"ObjectOwnership": "BucketOwnerPreferred"}]

    def test_grants_in_headers(self, s3, others):
        other = others.list_buckets()["Owner"]["ID"]
        name = unique("acl")
        s3.create_bucket(Bucket=name, GrantRead=f'id="{other}"', ObjectOwnership="ObjectWriter")
        assert others.list_objects_v2(Bucket=name)["KeyCount"] == 0
        assert code_of(others.put_object, Bucket=name, Key="k", Body=b"x")[:2] == (403, "AccessDenied")

    def test_a_public_list_is_refused(self, s3):
        refused = code_of(s3.create_bucket, Bucket=unique("acl"), ACL="public-read", ObjectOwnership="ObjectWriter")
        assert refused[:2] == (400, "InvalidBucketAclWithBlockPublicAccessError")


class TestConditions:
    def test_how_a_request_is_signed(self, bob, s3, others, filled):
        put_policy(s3, filled, StringEquals={"s3:authType": "REST-HEADER", "s3:signatureversion": "AWS4-HMAC-SHA256"})
        assert others.get_object(Bucket=filled, Key="k")["Body"].read() == b"content"
        url = bob.s3(signature_version="s3v4").generate_presigned_url("get_object", {"Bucket": filled, "Key": "k"}, ExpiresIn=60)
        assert fetch("GET", url).status == 403
        assert fetch("GET", f"{api()}/{filled}/k").status == 403

    def test_how_old_a_signature_is(self, s3, others, filled):
        put_policy(s3, filled, NumericLessThan={"s3:signatureAge": "600000"})
        assert others.get_object(Bucket=filled, Key="k")["Body"].read() == b"content"
        assert fetch("GET", f"{api()}/{filled}/k").status == 403, "no signature has no age"
        put_policy(s3, filled, NumericGreaterThan={"s3:signatureAge": "600000"})
        assert code_of(others.get_object, Bucket=filled, Key="k")[0] == 403

    def test_how_a_connection_is_secured(self, s3, filled):
        put_policy(s3, filled, NumericGreaterThanEquals={"s3:TlsVersion": "1.2"})
        secured = fetch("GET", f"{api()}/{filled}/k").status == 200
        assert secured == api().startswith("https")
        put_policy(s3, filled, Bool={"aws:SecureTransport": "false"})
        in_clear = fetch("GET", f"{api()}/{filled}/k").status == 200
        assert in_clear == api().startswith("http:")

    def test_tags_that_a_document_brings(self, s3, others, filled):
        put_policy(s3, filled, action="s3:PutObjectTagging", StringEquals={"s3:RequestObjectTag/colour": "red"})
        red, blue = ({"TagSet": [{"Key": "colour", "Value": value}]} for value in ("red", "blue"))
        others.put_object_tagging(Bucket=filled, Key="k", Tagging=red)
        assert code_of(others.put_object_tagging, Bucket=filled, Key="k", Tagging=blue)[0] == 403

    def test_what_no_request_has_is_refused(self, s3, filled):
        for key in ("s3:LocationConstraint", "aws:PrincipalTag/team", "s3:DataAccessPointArn"):
            with pytest.raises(botocore.exceptions.ClientError) as caught:
                put_policy(s3, filled, StringEquals={key: "x"})
            assert caught.value.response["Error"]["Code"] == "MalformedPolicy"


class TestPartsOfUploads:
    """Parts and the end of an upload count as the request that began it: they do not say again how the object is to be."""

    def upload(self, s3, bucket, **begun):
        upload = {"Bucket": bucket, "Key": "parts", **begun}
        named = {"Bucket": bucket, "Key": "parts", "UploadId": s3.create_multipart_upload(**upload)["UploadId"]}
        part = s3.upload_part(**named, PartNumber=1, Body=b"first")
        copy = s3.upload_part_copy(**named, PartNumber=1, CopySource=f"{bucket}/k")["CopyPartResult"]
        assert part["ETag"] != copy["ETag"]
        s3.complete_multipart_upload(**named, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": copy["ETag"]}]})

    def test_encryption_that_a_policy_wants(self, s3, filled):
        put_policy(s3, filled, "Deny", action="s3:PutObject", Null={"s3:x-amz-server-side-encryption": "true"})
        assert code_of(s3.create_multipart_upload, Bucket=filled, Key="parts")[:2] == (403, "AccessDenied")
        self.upload(s3, filled, ServerSideEncryption="AES256")
        assert s3.head_object(Bucket=filled, Key="parts")["ServerSideEncryption"] == "AES256"

    def test_a_list_that_a_policy_wants(self, s3, filled):
        wanted = {"s3:x-amz-acl": "bucket-owner-full-control"}
        put_policy(s3, filled, "Deny", action="s3:PutObject", StringNotEquals=wanted)
        assert code_of(s3.create_multipart_upload, Bucket=filled, Key="parts")[0] == 403
        self.upload(s3, filled, ACL="bucket-owner-full-control")

    def test_tags_that_a_policy_wants(self, s3, filled):
        put_policy(s3, filled, "Deny", action="s3:PutObject", StringNotEquals={"s3:RequestObjectTag/colour": "red"})
        assert code_of(s3.create_multipart_upload, Bucket=filled, Key="parts", Tagging="colour=blue")[0] == 403
        self.upload(s3, filled, Tagging="colour=red")

    def test_who_began_an_upload_sees_and_ends_it(self, s3, others, filled):
        put_policy(s3, filled, action="s3:PutObject")
        mine = {"Bucket": filled, "Key": "m"}
        mine["UploadId"] = others.create_multipart_upload(**mine)["UploadId"]
        others.upload_part(**mine, PartNumber=1, Body=b"x")
        assert len(others.list_parts(**mine)["Parts"]) == 1
        others.abort_multipart_upload(**mine)
        theirs = {"Bucket": filled, "Key": "m"}
        theirs["UploadId"] = s3.create_multipart_upload(**theirs)["UploadId"]
        assert code_of(others.list_parts, **theirs)[:2] == (403, "AccessDenied")
        assert code_of(others.abort_multipart_upload, **theirs)[:2] == (403, "AccessDenied")
        s3.abort_multipart_upload(**theirs)


class TestRequestersThatPay:
    @pytest.fixture
    def paid(self, s3, filled) -> str:
        put_policy(s3, filled, action=["s3:GetObject", "s3:GetObjectTagging", "s3:PutObject"])
        s3.put_bucket_request_payment(Bucket=filled, RequestPaymentConfiguration={"Payer": "Requester"})
        return filled

    def test_the_setting_is_shown(self, s3, paid):
        assert s3.get_bucket_request_payment(Bucket=paid)["Payer"] == "Requester"

    def test_the_owner_asks_as_ever(self, s3, paid):
        got = s3.get_object(Bucket=paid, Key="k")
        assert "RequestCharged" not in got

    def test_others_say_that_they_know(self, others, paid):
        assert code_of(others.get_object, Bucket=paid, Key="k")[:2] == (403, "AccessDenied")
        assert code_of(others.put_object, Bucket=paid, Key="n", Body=b"x")[:2] == (403, "AccessDenied")
        assert others.get_object(Bucket=paid, Key="k", RequestPayer="requester")["RequestCharged"] == "requester"
        put = others.put_object(Bucket=paid, Key="n", Body=b"x", RequestPayer="requester")
        assert put["RequestCharged"] == "requester"

    def test_an_address_that_was_signed(self, bob, paid):
        signing = bob.s3(signature_version="s3v4")
        asked = {"Bucket": paid, "Key": "k"}
        assert fetch("GET", signing.generate_presigned_url("get_object", asked)).status == 403
        knowing = signing.generate_presigned_url("get_object", {**asked, "RequestPayer": "requester"})
        answer = fetch("GET", knowing)
        if answer.status == 403:  # signed as a header: it is sent as one
            answer = fetch("GET", knowing, headers={"x-amz-request-payer": "requester"})
        assert (answer.status, answer.headers["x-amz-request-charged"]) == (200, "requester")

    def test_nobody_is_refused(self, paid):
        answer = fetch("GET", f"{api()}/{paid}/k", headers={"x-amz-request-payer": "requester"})
        assert answer.status == 403

    def test_a_copy_pays_for_its_source(self, others, paid):
        mine = unique("mine")
        others.create_bucket(Bucket=mine)
        source = {"Bucket": paid, "Key": "k"}
        assert code_of(others.copy_object, Bucket=mine, Key="c", CopySource=source)[0] == 403
        copied = others.copy_object(Bucket=mine, Key="c", CopySource=source, RequestPayer="requester")
        assert copied["RequestCharged"] == "requester"


def test_a_policy_that_locks_everybody_out_can_be_mended(s3, others, bucket):
    put_policy(s3, bucket, "Deny", action="s3:*", resource="")
    assert code_of(s3.list_objects_v2, Bucket=bucket)[:2] == (403, "AccessDenied")
    assert code_of(s3.get_bucket_acl, Bucket=bucket)[:2] == (403, "AccessDenied")
    assert code_of(others.delete_bucket_policy, Bucket=bucket)[:2] == (403, "AccessDenied")
    assert "Deny" in s3.get_bucket_policy(Bucket=bucket)["Policy"]
    s3.delete_bucket_policy(Bucket=bucket)
    assert s3.list_objects_v2(Bucket=bucket)["KeyCount"] == 0
