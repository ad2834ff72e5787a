# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Websites of buckets: set up with boto3, read as a browser does."""

import json
import urllib.parse

import pytest
from conftest import api, code_of, fetch, unique

DOMAIN = "s3-website.localhost"


@pytest.fixture
def site(s3, bucket) -> str:
    s3.delete_public_access_block(Bucket=bucket)
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    for key in ("index.html", "docs/index.html", "a b/ü.html", "error.html"):
        s3.put_object(Bucket=bucket, Key=key, Body=f"<p>{key}</p>".encode(), ContentType="text/html")
    configure(s3, bucket, IndexDocument={"Suffix": "index.html"}, ErrorDocument={"Key": "error.html"})
    return bucket


def configure(s3, bucket, **website):
    s3.put_bucket_website(Bucket=bucket, WebsiteConfiguration=website)


def host(bucket: str) -> str:
    return f"{bucket}.{DOMAIN}:{urllib.parse.urlsplit(api()).port}"


def visit(bucket, path="/", method="GET", **headers):
    return fetch(method, api() + path, headers={"Host": host(bucket), **headers}, redirect=False)


class TestPages:
    def test_the_index_and_its_folders(self, site):
        for path, shown in (
            ("/", b"<p>index.html</p>"),
            ("/docs/", b"<p>docs/index.html</p>"),
            ("/docs/index.html?Action=x", b"<p>docs/index.html</p>"),
            ("/a%20b/%C3%BC.html", "<p>a b/ü.html</p>".encode()),
        ):
            answer = visit(site, path)
            assert (answer.status, answer.data) == (200, shown)
            assert answer.headers["Content-Type"] == "text/html"

    def test_a_head(self, site):
        answer = visit(site, "/docs/", "HEAD")
        assert (answer.status, answer.data, answer.headers["Content-Length"]) == (200, b"", "22")

    def test_a_folder_without_its_slash(self, site):
        answer = visit(site, "/docs")
        assert (answer.status, answer.headers["Location"]) == (302, "/docs/")

    def test_conditions_and_ranges(self, site):
        etag = visit(site).headers["ETag"]
        assert visit(site, **{"If-None-Match": etag}).status == 304
        part = visit(site, Range="bytes=0-2")
        assert (part.status, part.data) == (206, b"<p>")

    def test_an_object_that_leads_elsewhere(self, s3, site):
        s3.put_object(Bucket=site, Key="old", WebsiteRedirectLocation="/docs/")
        assert s3.head_object(Bucket=site, Key="old")["WebsiteRedirectLocation"] == "/docs/"
        answer = visit(site, "/old")
        assert (answer.status, answer.headers["Location"], answer.data) == (301, "/docs/", b"")
        refused = code_of(s3.put_object, Bucket=site, Key="old", WebsiteRedirectLocation="docs")
        assert refused[:2] == (400, "InvalidRedirectLocation")


class TestErrors:
    def test_the_page_of_the_bucket(self, site):
        # Who may not list the bucket does not learn that there is no such object.
        answer = visit(site, "/none")
        assert (answer.status, answer.data) == (403, b"<p>error.html</p>")
        assert visit(site, "/none", Range="bytes=900-").status == 403

    def test_a_missing_object_where_everybody_may_list(self, s3, site):
        statement = {
            "Effect": "Allow",
            "Principal": "*",
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": [f"arn:aws:s3:::{site}", f"arn:aws:s3:::{site}/*"],
        }
        s3.put_bucket_policy(Bucket=site, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
        assert visit(site, "/none").status == 404
        s3.delete_object(Bucket=site, Key="error.html")
        own = visit(site, "/<none>")
        assert own.status == 404
        assert own.headers["Content-Type"].startswith("text/html")
        assert own.headers["x-amz-error-code"] == "NoSuchKey"
        assert b"<li>Code: NoSuchKey</li>" in own.data
        assert visit(site, "/none", "HEAD").data == b""

    def test_a_private_page(self, s3, site):
        s3.delete_bucket_policy(Bucket=site)
        answer = visit(site)
        assert (answer.status, answer.headers["x-amz-error-code"]) == (403, "AccessDenied")

    def test_a_bucket_without_a_website(self, bucket):
        answer = visit(bucket)
        assert (answer.status, answer.headers["x-amz-error-code"]) == (404, "NoSuchWebsiteConfiguration")
        answer = visit(unique("none"))
        assert (answer.status, answer.headers["x-amz-error-code"]) == (404, "NoSuchBucket")

    def test_pages_are_read_only(self, site):
        answer = visit(site, "/x", "PUT")
        assert (answer.status, answer.headers["x-amz-error-code"]) == (405, "MethodNotAllowed")


class TestRedirects:
    def test_of_all_requests(self, s3, site):
        configure(s3, site, RedirectAllRequestsTo={"HostName": "example.com", "Protocol": "https"})
        answer = visit(site, "/a/b")
        assert (answer.status, answer.headers["Location"]) == (301, "https://example.com/a/b")

    def test_by_rules(self, s3, site):
        rules = [
            {"Condition": {"KeyPrefixEquals": "old/"}, "Redirect": {"ReplaceKeyPrefixWith": "docs/"}},
            {
                "Condition": {"HttpErrorCodeReturnedEquals": "403"},
                "Redirect": {"HostName": "help.example.com", "HttpRedirectCode": "302", "ReplaceKeyWith": "found"},
            },
        ]
        configure(s3, site, IndexDocument={"Suffix": "index.html"}, RoutingRules=rules)
        scheme = api().partition(":")[0]
        answer = visit(site, "/old/x")
        assert (answer.status, answer.headers["Location"]) == (301, f"{scheme}://{host(site)}/docs/x")
        answer = visit(site, "/none")
        assert (answer.status, answer.headers["Location"]) == (302, f"{scheme}://help.example.com/found")

    def test_the_configuration_is_shown_and_removed(self, s3, site):
        assert s3.get_bucket_website(Bucket=site)["ErrorDocument"] == {"Key": "error.html"}
        s3.delete_bucket_website(Bucket=site)
        assert code_of(s3.get_bucket_website, Bucket=site)[:2] == (404, "NoSuchWebsiteConfiguration")
        assert visit(site).status == 404
