# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""s3cmd and s5cmd, each command its own process, and which of their ways to sign are understood."""

import json
import pathlib
import re
import urllib.parse

import pytest
from conftest import LITTER, REGION, api, ca_bundle, fetch, unique
from s3_tools import FILES, Tool, beside_python, files_in, keys_in
from s3_tools import folder as folder
from s3_tools import large as large

@pytest.fixture
def s3cmd(alice, tmp_path) -> Tool:
    endpoint = urllib.parse.urlsplit(api())
    settings = {
        "access_key": alice.access_key,
        "secret_key": alice.secret_key,
        "bucket_location": REGION,
        "host_base": endpoint.netloc,
        "host_bucket": endpoint.netloc,
        "use_https": endpoint.scheme == "https",
        "ca_certs_file": ca_bundle() or "",
    }
    config = tmp_path / "s3cmd.ini"
    config.write_text("[default]\n" + "".join(f"{name} = {value}\n" for name, value in settings.items()))
    return Tool(beside_python("s3cmd"), ["--config", str(config), "--no-progress"], {"HOME": str(tmp_path)})


@pytest.fixture
def s5cmd(alice, tmp_path) -> Tool:
    environment = {
        "HOME": str(tmp_path),
        "AWS_ACCESS_KEY_ID": alice.access_key,
        "AWS_SECRET_ACCESS_KEY": alice.secret_key,
        "AWS_REGION": REGION,
    }
    if ca_bundle():
        environment["AWS_CA_BUNDLE"] = ca_bundle()
    return Tool(beside_python("s5cmd"), ["--endpoint-url", api(), "--retry-count", "1"], environment)


def keep_alike(tool: Tool, s3, bucket: str, folder, back: pathlib.Path, everything: str, delete: str):
    """Keeps a folder and a bucket alike, both ways. The tools name a whole prefix and removal each in its own way."""
    there = f"s3://{bucket}/base/"
    tool("sync", f"{folder}/", there)
    assert tool("sync", f"{folder}/", there) == "", "nothing has changed"
    tool("sync", there + everything, f"{back}/")
    assert files_in(back) == FILES
    (folder / "one").unlink()
    tool("sync", delete, f"{folder}/", there)
    assert keys_in(s3, bucket) == {f"base/{name}" for name in FILES if name != "one"}


class TestS3cmd:
    def test_life_of_a_bucket(self, s3cmd, s3, folder, tmp_path):
        name = unique("s3cmd")
        LITTER.note_bucket(s3, name)
        assert s3cmd("mb", f"s3://{name}") == f"Bucket 's3://{name}/' created"
        assert f"s3://{name}" in s3cmd("ls")
        s3cmd("put", folder / "dir/two words", f"s3://{name}/dir/a b")
        assert re.search(rf"DIR +s3://{name}/dir/", s3cmd("ls", f"s3://{name}"))
        assert re.search(rf" 2 +s3://{name}/dir/a b", s3cmd("ls", "--recursive", f"s3://{name}"))
        assert re.match(rf"2 +1 objects s3://{name}/", s3cmd("du", f"s3://{name}"))
        s3cmd("get", f"s3://{name}/dir/a b", tmp_path / "back")
        assert (tmp_path / "back").read_bytes() == b"22"
        s3cmd("cp", f"s3://{name}/dir/a b", f"s3://{name}/copy")
        s3cmd("mv", f"s3://{name}/copy", f"s3://{name}/moved")
        assert keys_in(s3, name) == {"dir/a b", "moved"}
        assert "BucketNotEmpty" in s3cmd.error("rb", f"s3://{name}")
        s3cmd("rm", f"s3://{name}/moved")
        s3cmd("del", "--recursive", "--force", f"s3://{name}")
        s3cmd("rb", f"s3://{name}")
        assert f"s3://{name}" not in s3cmd("ls")

    def test_folders_are_kept_alike(self, s3cmd, s3, bucket, folder, tmp_path):
        keep_alike(s3cmd, s3, bucket, folder, tmp_path / "back", everything="", delete="--delete-removed")

    def test_a_large_file_by_parts(self, s3cmd, s3, bucket, large, tmp_path):
        s3cmd("put", "--multipart-chunk-size-mb=5", large, f"s3://{bucket}/large")
        assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-4"')
        s3cmd("get", f"s3://{bucket}/large", tmp_path / "back")
        assert (tmp_path / "back").read_bytes() == large.read_bytes()
        s3cmd("modify", "--add-header=x-amz-meta-colour:blue", f"s3://{bucket}/large")
        assert "x-amz-meta-colour: blue" in s3cmd("info", f"s3://{bucket}/large")

    def test_an_upload_that_was_left(self, s3cmd, s3, bucket):
        upload = s3.create_multipart_upload(Bucket=bucket, Key="left")["UploadId"]
        assert upload in s3cmd("multipart", f"s3://{bucket}")
        s3cmd("abortmp", f"s3://{bucket}/left", upload)
        assert upload not in s3cmd("multipart", f"s3://{bucket}")

    def test_lists_and_policies(self, s3cmd, s3, bucket, folder, tmp_path):
        s3cmd("put", folder / "one", f"s3://{bucket}/one")
        assert "AccessControlListNotSupported" in s3cmd.error("setacl", "--acl-public", f"s3://{bucket}/one")
        s3cmd("setownership", f"s3://{bucket}", "BucketOwnerPreferred")
        assert "BlockPublicAcls" in s3cmd.error("setacl", "--acl-public", f"s3://{bucket}/one")
        s3cmd("setblockpublicaccess", f"s3://{bucket}", "BlockPublicPolicy")
        s3cmd("setacl", "--acl-public", f"s3://{bucket}/one")
        assert re.search(r"ACL: +\*anon\*: READ", s3cmd("info", f"s3://{bucket}/one"))
        assert fetch("GET", f"{api()}/{bucket}/one").data == b"1\n"

        denied = {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject"}
        statement = {**denied, "Resource": f"arn:aws:s3:::{bucket}/no/*"}
        policy = tmp_path / "policy"
        policy.write_text(json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
        s3cmd("setpolicy", policy, f"s3://{bucket}")
        assert f"arn:aws:s3:::{bucket}/no/*" in s3cmd("info", f"s3://{bucket}")
        assert "AccessDenied" in s3cmd.error("put", folder / "one", f"s3://{bucket}/no/one")
        s3cmd("delpolicy", f"s3://{bucket}")
        s3cmd("put", folder / "one", f"s3://{bucket}/no/one")

    def test_settings_of_a_bucket(self, s3cmd, bucket):
        s3cmd("setversioning", f"s3://{bucket}", "enable")
        s3cmd("expire", "--expiry-days=3", f"s3://{bucket}")
        assert "<Days>3</Days>" in s3cmd("getlifecycle", f"s3://{bucket}")
        s3cmd("settagging", f"s3://{bucket}", "colour=blue")
        assert re.search(r"colour:\s*blue", s3cmd("gettagging", f"s3://{bucket}"))
        about = s3cmd("info", f"s3://{bucket}")
        assert f"Location:  {REGION}" in about
        assert "Versioning:Enabled" in about
        assert "Ownership: BucketOwnerEnforced" in about

    def test_its_signed_addresses_are_of_a_version_that_is_no_longer_taken(self, s3cmd, bucket, folder):
        s3cmd("put", folder / "one", f"s3://{bucket}/one")
        address = s3cmd("signurl", f"s3://{bucket}/one", "+600")
        assert "AWSAccessKeyId=" in address
        answer = fetch("GET", re.sub("^https?://[^/]+", api(), address))
        assert answer.status == 400
        assert b"<Code>InvalidRequest</Code>" in answer.data
        assert b"Please use AWS4-HMAC-SHA256." in answer.data


class TestS5cmd:
    def test_life_of_a_bucket(self, s5cmd, s3, folder, tmp_path):
        name = unique("s5cmd")
        LITTER.note_bucket(s3, name)
        s5cmd("mb", f"s3://{name}")
        assert f"s3://{name}" in s5cmd("ls")
        s5cmd("cp", folder / "dir/two words", f"s3://{name}/dir/a b")
        assert re.search(r"DIR +dir/", s5cmd("ls", f"s3://{name}"))
        assert re.search(r" 2 +dir/a b", s5cmd("ls", f"s3://{name}/*"))
        assert s5cmd("du", f"s3://{name}/*").startswith("2 bytes in 1 objects")
        assert s5cmd("cat", f"s3://{name}/dir/a b") == "22"
        assert json.loads(s5cmd("head", f"s3://{name}/dir/a b"))["size"] == 2
        s5cmd("cp", f"s3://{name}/dir/a b", f"s3://{name}/copy")
        s5cmd("mv", f"s3://{name}/copy", f"s3://{name}/moved")
        s5cmd("pipe", f"s3://{name}/piped", text="from the left")
        assert s5cmd("cat", f"s3://{name}/piped") == "from the left"
        assert keys_in(s3, name) == {"dir/a b", "moved", "piped"}
        assert "BucketNotEmpty" in s5cmd.error("rb", f"s3://{name}")
        s5cmd("rm", f"s3://{name}/*")
        s5cmd("rb", f"s3://{name}")
        assert f"s3://{name}" not in s5cmd("ls")

    def test_folders_are_kept_alike(self, s5cmd, s3, bucket, folder, tmp_path):
        keep_alike(s5cmd, s3, bucket, folder, tmp_path / "back", everything="*", delete="--delete")

    def test_a_large_file_by_parts_at_once(self, s5cmd, s3, bucket, large, tmp_path):
        s5cmd("cp", "--concurrency", 4, "--part-size", 5, large, f"s3://{bucket}/large")
        assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-4"')
        s5cmd("cp", "--concurrency", 4, "--part-size", 5, f"s3://{bucket}/large", tmp_path / "back")
        assert (tmp_path / "back").read_bytes() == large.read_bytes()

    def test_many_commands_at_once(self, s5cmd, s3, bucket, folder):
        def run(commands):
            return s5cmd("--numworkers", 64, "run", text="\n".join(commands))

        run(f"cp '{folder}/one' s3://{bucket}/many/{i}" for i in range(200))
        assert keys_in(s3, bucket) == {f"many/{i}" for i in range(200)}
        run(f"mv s3://{bucket}/many/{i} s3://{bucket}/moved/{i}" for i in range(200))
        assert keys_in(s3, bucket) == {f"moved/{i}" for i in range(200)}

    def test_versions(self, s5cmd, s3, bucket, folder):
        s5cmd("bucket-version", "--set", "Enabled", f"s3://{bucket}")
        assert '"Enabled"' in s5cmd("bucket-version", f"s3://{bucket}")
        for _ in range(2):
            s5cmd("cp", folder / "one", f"s3://{bucket}/k")
        s5cmd("rm", f"s3://{bucket}/k")
        assert len(s5cmd("ls", "--all-versions", f"s3://{bucket}/k").splitlines()) == 3
        s5cmd("rm", "--all-versions", f"s3://{bucket}/*")
        assert "Versions" not in s3.list_object_versions(Bucket=bucket)

    def test_signed_addresses(self, s5cmd, bucket, folder):
        s5cmd("cp", folder / "one", f"s3://{bucket}/a b")
        assert fetch("GET", s5cmd("presign", "--expire", "10m", f"s3://{bucket}/a b")).data == b"1\n"
