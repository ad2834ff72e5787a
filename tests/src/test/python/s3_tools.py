# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""What tests of other people's S3 tools share: how a command is run, and files to send."""

import os
import pathlib
import subprocess
import sys

import pytest

MIB = 1024 * 1024
FILES = {"one": b"1\n", "dir/two words": b"22", "dir/ü/three+": b"3" * 100_000}


class Tool:
    """A command with the arguments that each of its calls has."""

    def __init__(self, command: pathlib.Path, arguments: list[str], environment: dict[str, str]):
        self.command = command
        self.arguments = arguments
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **environment}

    def run(self, *arguments, text: str | None = None) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.command, *self.arguments, *map(str, arguments)],
            env=self.environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def __call__(self, *arguments, text: str | None = None) -> str:
        """What a call that must succeed prints."""
        done = self.run(*arguments, text=text)
        assert done.returncode == 0, f"{self.command.name} {arguments}: {done.stdout}{done.stderr}"
        return done.stdout.strip()

    def error(self, *arguments) -> str:
        """What a call that must fail says."""
        done = self.run(*arguments)
        assert done.returncode != 0, f"{self.command.name} {arguments} succeeded: {done.stdout}"
        return done.stderr


def beside_python(name: str) -> pathlib.Path:
    """A command of requirements.txt."""
    command = pathlib.Path(sys.executable).with_name(name)
    if not command.exists():
        pytest.skip(f"no {name} beside {sys.executable}: see requirements.txt")
    return command


def unpacked(name: str) -> pathlib.Path:
    """A command of Debian's package of that name."""
    tools = pathlib.Path(os.environ.get("LANDBRIDGE_TEST_S3_TOOLS", pathlib.Path(__file__).parents[4] / "target/s3-tools"))
    command = tools / "usr/bin" / name
    if not command.exists():
        pytest.skip(f"no {command}: see .ci/unpack-debian")
    return command


@pytest.fixture
def folder(tmp_path) -> pathlib.Path:
    """A folder with FILES."""
    base = tmp_path / "there"
    for name, content in FILES.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_bytes(content)
    return base


def files_in(folder: pathlib.Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def keys_in(s3, bucket: str) -> set[str]:
    return {o["Key"] for o in s3.list_objects_v2(Bucket=bucket).get("Contents", [])}


@pytest.fixture
def large(tmp_path) -> pathlib.Path:
    file = tmp_path / "large"
    file.write_bytes(os.urandom(17 * MIB + 5))
    return file
