# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""The aws command line's own S3 commands, each its own process."""

import os

import pytest
from conftest import LITTER, unique

MIB = 1024 * 1024


@pytest.fixture
def aws(cli):
    """Runs `aws s3 ...`, which must succeed, and answers what it printed."""

    def run(*arguments: str) -> str:
        done = cli.run("s3", *arguments)
        assert done.returncode == 0, f"aws s3 {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout.strip()

    return run


def test_life_of_a_bucket(aws, cli, s3, tmp_path):
    name = unique("cli")
    LITTER.note_bucket(s3, name)
    assert aws("mb", f"s3://{name}") == f"make_bucket: {name}"
    assert name in aws("ls")
    there = tmp_path / "there"
    there.write_bytes(b"content")
    aws("cp", str(there), f"s3://{name}/dir/a b")
    assert cli.run("s3", "rb", f"s3://{name}").returncode != 0, "it is not empty"
    assert aws("ls", f"s3://{name}").split() == ["PRE", "dir/"]
    assert aws("ls", f"s3://{name}/dir/").split()[2:] == ["7", "a", "b"]
    assert aws("cp", f"s3://{name}/dir/a b", "-") == "content"
    aws("mv", f"s3://{name}/dir/a b", f"s3://{name}/moved")
    aws("rm", f"s3://{name}/moved")
    assert aws("rb", f"s3://{name}") == f"remove_bucket: {name}"
    assert name not in aws("ls")


def test_large_files_by_parts(aws, s3, bucket, tmp_path):
    there, back = tmp_path / "there", tmp_path / "back"
    there.write_bytes(os.urandom(17 * MIB + 5))
    aws("cp", "--no-progress", str(there), f"s3://{bucket}/large")
    assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-3"')
    aws("cp", "--no-progress", f"s3://{bucket}/large", f"s3://{bucket}/copy")
    aws("cp", "--no-progress", f"s3://{bucket}/copy", str(back))
    assert back.read_bytes() == there.read_bytes()


def test_folders_are_kept_alike(aws, s3, bucket, tmp_path):
    there, back = tmp_path / "there", tmp_path / "back"
    files = {"one": b"1", "dir/two words": b"22", "dir/ü/three+": os.urandom(100_000), "dir/empty": b""}
    for name, content in files.items():
        (there / name).parent.mkdir(parents=True, exist_ok=True)
        (there / name).write_bytes(content)
    aws("sync", str(there), f"s3://{bucket}/base")
    assert aws("sync", str(there), f"s3://{bucket}/base") == "", "nothing has changed"
    aws("sync", f"s3://{bucket}/base", str(back))
    assert {str(p.relative_to(back)): p.read_bytes() for p in back.rglob("*") if p.is_file()} == files

    (there / "one").unlink()
    (there / "new").write_bytes(b"new")
    aws("sync", "--delete", str(there), f"s3://{bucket}/base")
    listed = {o["Key"] for o in s3.list_objects_v2(Bucket=bucket, Prefix="base/")["Contents"]}
    assert listed == {f"base/{name}" for name in files if name != "one"} | {"base/new"}
    aws("rm", "--recursive", f"s3://{bucket}/base/dir")
    assert [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]] == ["base/new"]


def test_commands_of_the_api(cli, bucket, tmp_path):
    there = tmp_path / "there"
    there.write_bytes(b"content")
    tag = cli.text("s3api", "put-object", "--bucket", bucket, "--key", "k", "--body", str(there), "--query", "ETag")
    assert cli.text("s3api", "head-object", "--bucket", bucket, "--key", "k", "--query", "ETag") == tag
    assert cli.error("s3api", "get-object", "--bucket", bucket, "--key", "none", str(tmp_path / "none")) == "NoSuchKey"
    again = ("s3api", "put-object", "--bucket", bucket, "--key", "k", "--body", str(there), "--if-none-match", "*")
    assert cli.error(*again) == "PreconditionFailed"
    assert cli.text("s3api", "list-objects-v2", "--bucket", bucket, "--query", "Contents[].Key") == "k"


def test_removing_a_bucket_by_force(aws, s3, bucket):
    for i in range(3):
        s3.put_object(Bucket=bucket, Key=f"k{i}", Body=b"x")
    assert f"remove_bucket: {bucket}" in aws("rb", "--force", f"s3://{bucket}")
