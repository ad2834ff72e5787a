# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""rclone and restic, each command its own process: what people keep copies of their files with."""

import json
import re

import pytest
from conftest import LITTER, REGION, api, ca_bundle, fetch, unique
from s3_tools import FILES, Tool, files_in, keys_in, unpacked
from s3_tools import folder as folder
from s3_tools import large as large


def environment(alice, home) -> dict[str, str]:
    return {
        "HOME": str(home),
        "AWS_ACCESS_KEY_ID": alice.access_key,
        "AWS_SECRET_ACCESS_KEY": alice.secret_key,
        "AWS_DEFAULT_REGION": REGION,
    }


@pytest.fixture
def rclone(alice, tmp_path) -> Tool:
    settings = {"type": "s3", "provider": "Other", "env_auth": "true", "endpoint": api(), "region": REGION}
    # Before 1.61 each object is sent with a list of its own otherwise, which new buckets do not take.
    settings["acl"] = "bucket-owner-full-control"
    config = tmp_path / "rclone.conf"
    config.write_text("[s3]\n" + "".join(f"{name} = {value}\n" for name, value in settings.items()))
    trust = ["--ca-cert", ca_bundle()] if ca_bundle() else []
    return Tool(unpacked("rclone"), ["--config", str(config), "--retries", "1", *trust], environment(alice, tmp_path))


@pytest.fixture
def restic(alice, tmp_path, s3) -> Tool:
    """The first call makes the bucket."""
    name = unique("restic")
    LITTER.note_bucket(s3, name)
    trust = ["--cacert", ca_bundle()] if ca_bundle() else []
    arguments = ["--repo", f"s3:{api()}/{name}/copies", "--cache-dir", str(tmp_path / "cache"), *trust]
    return Tool(unpacked("restic"), arguments, environment(alice, tmp_path) | {"RESTIC_PASSWORD": "for a test"})


class TestRclone:
    def test_life_of_a_bucket(self, rclone, s3, folder):
        name = unique("rclone")
        LITTER.note_bucket(s3, name)
        rclone("mkdir", f"s3:{name}")
        assert name in rclone("lsf", "s3:")
        rclone("copy", folder, f"s3:{name}/base")
        assert keys_in(s3, name) == {f"base/{key}" for key in FILES}
        assert json.loads(rclone("size", "--json", f"s3:{name}"))["count"] == len(FILES)
        assert rclone("cat", f"s3:{name}/base/dir/two words") == "22"
        rclone("moveto", f"s3:{name}/base/one", f"s3:{name}/moved")
        rclone("delete", f"s3:{name}/base")
        assert keys_in(s3, name) == {"moved"}
        rclone("purge", f"s3:{name}")
        assert name not in rclone("lsf", "s3:")

    def test_folders_are_kept_alike(self, rclone, s3, bucket, folder, tmp_path):
        there = f"s3:{bucket}/base"
        rclone("sync", folder, there)
        rclone("check", folder, there)
        before = s3.list_objects_v2(Bucket=bucket)["Contents"]
        rclone("sync", folder, there)
        assert s3.list_objects_v2(Bucket=bucket)["Contents"] == before, "nothing is sent that has not changed"
        rclone("sync", there, tmp_path / "back")
        assert files_in(tmp_path / "back") == FILES
        (folder / "one").unlink()
        rclone("sync", folder, there)
        assert keys_in(s3, bucket) == {f"base/{name}" for name in FILES if name != "one"}

    def test_a_large_file_by_parts(self, rclone, s3, bucket, large, tmp_path):
        rclone("copyto", "--s3-upload-cutoff", "5M", "--s3-chunk-size", "5M", large, f"s3:{bucket}/large")
        assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-4"')
        rclone("copyto", "--s3-copy-cutoff", "6M", f"s3:{bucket}/large", f"s3:{bucket}/copy")
        rclone("copyto", f"s3:{bucket}/copy", tmp_path / "back")
        assert (tmp_path / "back").read_bytes() == large.read_bytes()

    def test_signed_addresses(self, rclone, bucket, folder):
        rclone("copy", folder, f"s3:{bucket}")
        assert fetch("GET", rclone("link", "--expire", "10m", f"s3:{bucket}/dir/two words")).data == b"22"

    def test_versions(self, rclone, s3, bucket, folder):
        assert rclone("backend", "versioning", f"s3:{bucket}", "Enabled") == "Enabled"
        for _ in range(2):
            rclone("copyto", "--ignore-times", folder / "one", f"s3:{bucket}/one")
        rclone("delete", f"s3:{bucket}")
        assert len(rclone("ls", "--s3-versions", f"s3:{bucket}").splitlines()) == 2
        rclone("backend", "cleanup-hidden", f"s3:{bucket}")
        assert "Versions" not in s3.list_object_versions(Bucket=bucket)


class TestRestic:
    def test_life_of_a_copy(self, restic, folder, large, tmp_path):
        restic("init")
        (folder / "large").write_bytes(large.read_bytes())
        restic("backup", folder)
        (folder / "one").unlink()
        restic("backup", folder)
        first, second = (each["id"] for each in json.loads(restic("snapshots", "--json")))
        restic("check", "--read-data")
        restic("restore", first, "--target", tmp_path / "back")
        back = files_in(tmp_path / "back" / folder.relative_to("/"))
        assert back == FILES | {"large": large.read_bytes()}
        restic("forget", first, "--prune")
        assert [each["id"] for each in json.loads(restic("snapshots", "--json"))] == [second]
        assert re.search("no errors were found", restic("check"))

    def test_a_wrong_password_is_told_from_a_place_where_nothing_is(self, restic):
        assert "Is there a repository" in restic.error("snapshots")
        restic("init")
        restic.environment["RESTIC_PASSWORD"] = "another"
        assert "wrong password" in restic.error("snapshots")
