# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Where the gateway is and who calls it: facts that the starter of these tests puts into the environment."""

import copy
import dataclasses
import os
import pathlib
import re
import subprocess
import sys
import time
import uuid

import boto3
import botocore.config
import botocore.exceptions
import pytest
import urllib3
from litter import WAIT as WAIT
from litter import Litter


@dataclasses.dataclass(frozen=True)
class Account:
    """One caller of the gateway."""

    name: str
    access_key: str
    secret_key: str

    @staticmethod
    def named(name: str) -> "Account":
        prefix = f"LANDBRIDGE_TEST_{name.upper()}"
        if f"{prefix}_ACCESS_KEY" not in os.environ:
            pytest.skip(f"no account {name}: {prefix}_ACCESS_KEY is not set")
        return Account(name, os.environ[f"{prefix}_ACCESS_KEY"], os.environ[f"{prefix}_SECRET_KEY"])

    def session(self) -> boto3.Session:
        return boto3.Session(self.access_key, self.secret_key, region_name=REGION)

    def ec2(self, **config):
        return LITTER.watch(self.session().client("ec2", endpoint_url=api(), config=client_config(**config)))

    def s3(self, **config):
        """A client of S3; over TLS it trusts the gateway's CA file."""
        settings = client_config(s3={"addressing_style": "path"}, **config)
        return LITTER.watch_buckets(
            self.session().client("s3", endpoint_url=api(), verify=ca_bundle(), config=settings)
        )

    def resource(self):
        made = self.session().resource("ec2", endpoint_url=api(), config=client_config())
        LITTER.watch(made.meta.client)
        return made


REGION = os.environ.get("LANDBRIDGE_TEST_REGION", "us-east-1")

LITTER = Litter()


def api() -> str:
    """The endpoint of the API port."""
    if "LANDBRIDGE_TEST_API" not in os.environ:
        pytest.skip("no gateway: LANDBRIDGE_TEST_API is not set")
    return os.environ["LANDBRIDGE_TEST_API"]


def ca_bundle() -> str | None:
    """The file to trust over TLS; none over plain HTTP."""
    return os.environ.get("LANDBRIDGE_TEST_CA")


def fetch(method: str, url: str, **arguments) -> urllib3.BaseHTTPResponse:
    """One request without any SDK: what a browser or curl would send."""
    with urllib3.PoolManager(ca_certs=ca_bundle(), retries=False) as pool:
        return pool.request(method, url, **arguments)


def client_config(**config) -> botocore.config.Config:
    settings = {"retries": {"mode": "standard", "total_max_attempts": 3}, **config}
    return botocore.config.Config(**settings)


def unique(prefix: str) -> str:
    return f"{prefix}-{uuid.uuid4().hex[:10]}"


def code_of(call, *args, **kwargs) -> tuple[int, str, str]:
    """Status, code and message of the error that the call ends in."""
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        call(*args, **kwargs)
    answer = caught.value.response
    assert answer["ResponseMetadata"]["RequestId"], "an error names its request"
    return (
        answer["ResponseMetadata"]["HTTPStatusCode"],
        answer["Error"]["Code"],
        answer["Error"]["Message"],
    )


def poll(read, until, seconds=60.0):
    """Reads until the condition holds and answers what was read."""
    deadline = time.monotonic() + seconds
    while True:
        seen = read()
        if until(seen):
            return seen
        assert time.monotonic() < deadline, f"not reached within {seconds} s: {seen}"
        time.sleep(0.2)


def linux_image(ec2) -> str:
    images = ec2.describe_images(
        Filters=[
            {"Name": "is-public", "Values": ["true"]},
            {"Name": "architecture", "Values": ["x86_64"]},
            {"Name": "state", "Values": ["available"]},
        ]
    )["Images"]
    return next(i["ImageId"] for i in images if "Platform" not in i)


class Cli:
    """The real aws command line, run as its own process."""

    def __init__(self, account: Account, home, ca_bundle: str | None = None, endpoint: str | None = None):
        self.account = account
        self.endpoint = endpoint or api()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "AWS_ACCESS_KEY_ID": account.access_key,
            "AWS_SECRET_ACCESS_KEY": account.secret_key,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "2",
            "AWS_PAGER": "",
        }
        if ca_bundle:
            self.environment["AWS_CA_BUNDLE"] = ca_bundle

    def with_late_clock(self) -> "Cli":
        """The same on a machine whose clock is twenty minutes behind."""
        late = copy.copy(self)
        late.environment = {**self.environment, "PYTHONPATH": str(pathlib.Path(__file__).parent / "late_clock")}
        return late

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "awscli", "--endpoint-url", self.endpoint, *arguments]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )

    def text(self, *arguments: str) -> str:
        """What a call that must succeed prints as text."""
        done = self.run(*arguments, "--output", "text")
        assert done.returncode == 0, f"aws {' '.join(arguments)}: {done.stderr}"
        if arguments[1] in ("run-instances", "create-volume", "create-snapshot"):
            LITTER.note_printed(self.account.ec2(), done.stdout)
        return done.stdout.strip()

    def error(self, *arguments: str) -> str:
        """The AWS error code of a call that must fail."""
        done = self.run(*arguments)
        assert done.returncode != 0, f"aws {' '.join(arguments)} succeeded: {done.stdout}"
        found = re.search(r"An error occurred \(([^)]+)\)", done.stderr)
        assert found, f"aws {' '.join(arguments)}: {done.stderr}"
        return found.group(1)


@pytest.fixture(autouse=True)
def machines_left_behind():
    """Runs after each test, and before the fixtures that several tests share are torn down."""
    yield
    LITTER.sweep_machines()
    LITTER.sweep_buckets()


@pytest.fixture(scope="session", autouse=True)
def rest_left_behind():
    yield
    LITTER.sweep_rest()


@pytest.fixture(scope="session")
def alice() -> Account:
    return Account.named("alice")


@pytest.fixture(scope="session")
def bob() -> Account:
    return Account.named("bob")


@pytest.fixture(scope="session")
def admin() -> Account:
    return Account.named("admin")


@pytest.fixture(scope="module")
def ec2(alice):
    return alice.ec2()


@pytest.fixture(scope="module")
def s3(alice):
    return alice.s3()


@pytest.fixture
def bucket(s3) -> str:
    """A new bucket of alice's, removed with all that is in it."""
    name = unique("bucket")
    s3.create_bucket(Bucket=name)
    return name


@pytest.fixture(scope="module")
def cli(alice, tmp_path_factory) -> Cli:
    return Cli(alice, tmp_path_factory.mktemp("home"), ca_bundle=ca_bundle())
