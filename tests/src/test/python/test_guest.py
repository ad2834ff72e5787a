# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Guests' own clients against the metadata port: cloud-init's two data sources, botocore, Debian's ec2metadata.

The starter of these tests stands between them and the port and makes each request that of one
instance. One instance shows EC2's values, the other CloudStack's.
"""

import base64
import os
import re
import subprocess
import sys

import botocore.session
import botocore.utils
import pytest
from guest_tools import TOOLS, ec2_source, variable
from guest_tools import cloudinit as cloudinit
from guest_tools import paths as paths


class Guest:
    """An instance: where it finds its metadata, and what EC2 says of it to its owner."""

    def __init__(self, ec2, prefix: str):
        self.url = variable(f"{prefix}_URL").rstrip("/")
        self.machine = variable(f"{prefix}_MACHINE")
        self.id = variable(f"{prefix}_ID")
        reservation = ec2.describe_instances(InstanceIds=[self.id])["Reservations"][0]
        self.reservation_id = reservation["ReservationId"]
        self.instance = reservation["Instances"][0]
        self.mac = self.instance["NetworkInterfaces"][0]["MacAddress"]
        self.address = self.instance["PrivateIpAddress"]
        self.zone = self.instance["Placement"]["AvailabilityZone"]
        attribute = ec2.describe_instance_attribute(InstanceId=self.id, Attribute="userData")
        self.user_data = base64.b64decode(attribute["UserData"]["Value"])
        self.key = variable("LANDBRIDGE_TEST_GUEST_KEY")


@pytest.fixture(scope="module")
def guest(ec2):
    return Guest(ec2, "LANDBRIDGE_TEST_GUEST")


@pytest.fixture(scope="module")
def cloudstack_guest(ec2):
    return Guest(ec2, "LANDBRIDGE_TEST_CLOUDSTACK_GUEST")


def key_without_comment(key: str) -> str:
    return " ".join(key.split()[:2])


# EC2's data source asks for session tokens only on what it takes for AWS's own machines.
@pytest.mark.parametrize("platform", ["unknown", "aws"])
def test_the_ec2_data_source(guest, paths, monkeypatch, platform):
    from cloudinit.sources import DataSourceEc2 as module

    monkeypatch.setattr(module, "identify_platform", lambda: platform)
    monkeypatch.setattr(module.net, "get_interfaces_by_mac", lambda: {guest.mac: "eth0"})
    source = ec2_source(paths, guest.url)

    assert source._get_data(), "it finds its data"
    assert source._crawled_metadata["_metadata_api_version"] == "2021-03-23"
    assert source.get_userdata_raw() == guest.user_data
    assert source.get_instance_id() == guest.id
    assert source.availability_zone == guest.zone
    assert source.region == guest.zone[:-1]
    assert [key_without_comment(k) for k in source.get_public_ssh_keys()] == [guest.key]
    hostname = source.get_hostname()
    assert getattr(hostname, "hostname", hostname) == guest.instance["PrivateDnsName"].split(".")[0]
    assert source.network_config["ethernets"] == {
        "eth0": {"dhcp4": True, "dhcp6": False, "match": {"macaddress": guest.mac}, "set-name": "eth0"}
    }
    assert source.is_classic_instance() is False
    assert source.metadata["local-ipv4"] == guest.address
    assert bool(source._api_token) == (platform == "aws")
    if platform == "aws":
        assert source.identity["instanceId"] == guest.id
        assert source.identity["privateIp"] == guest.address


@pytest.mark.parametrize("shown", ["ec2", "cloudstack"])
def test_the_cloudstack_data_source(guest, cloudstack_guest, paths, monkeypatch, shown):
    from cloudinit.sources import DataSourceCloudStack as module

    mine = guest if shown == "ec2" else cloudstack_guest
    monkeypatch.setattr(module, "get_vr_address", lambda: "127.0.0.1")
    # The server of passwords is the virtual router's own, on another port.
    monkeypatch.setattr(module.CloudStackPasswordServerClient, "get_password", lambda self: None)
    configuration = {"datasource": {"CloudStack": {"max_wait": 10, "timeout": 5}}}
    source = module.DataSourceCloudStack(configuration, None, paths)
    source.metadata_address = mine.url + "/"

    assert source._get_data(), "it finds its data"
    assert source.get_userdata_raw() == mine.user_data
    assert source.get_instance_id() == (mine.id if shown == "ec2" else mine.machine)
    assert [key_without_comment(k) for k in source.get_public_ssh_keys()] == [mine.key]
    assert source.metadata["local-ipv4"] == mine.address
    assert source.metadata["local-hostname"]
    if shown == "cloudstack":
        assert source.availability_zone == mine.zone
        assert source.metadata["vm-id"] == mine.machine
        assert source.metadata["service-offering"]
        assert re.fullmatch(r"CloudStack-\{.+\}", source.metadata["cloud-identifier"])


def imds_settings(guest) -> dict:
    return {"timeout": 5, "num_attempts": 2, "base_url": guest.url + "/"}


def test_botocore_finds_no_role_and_no_error(guest):
    assert botocore.utils.InstanceMetadataFetcher(**imds_settings(guest)).retrieve_iam_role_credentials() == {}


def test_botocore_reads_with_a_token(guest):
    fetcher = botocore.utils.IMDSFetcher(**imds_settings(guest))
    token = fetcher._fetch_metadata_token()
    assert token, "IMDSv2 is there"
    answer = fetcher._get_request("latest/meta-data/instance-id", lambda _: False, token=token)
    assert answer.text == guest.id


def test_botocore_finds_the_region(guest, monkeypatch):
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", guest.url + "/")
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED", raising=False)
    provider = botocore.utils.IMDSRegionProvider(botocore.session.Session())
    assert provider.provide() == guest.zone[:-1]


@pytest.fixture
def options(ec2, guest):
    """Sets the guest's metadata options; they are as before afterwards."""
    yield lambda **changes: ec2.modify_instance_metadata_options(InstanceId=guest.id, **changes)
    ec2.modify_instance_metadata_options(InstanceId=guest.id, HttpTokens="optional", HttpEndpoint="enabled")


def test_botocore_reads_where_tokens_are_required(guest, options, monkeypatch):
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", guest.url + "/")
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED", raising=False)
    options(HttpTokens="required")
    fetcher = botocore.utils.IMDSFetcher(**imds_settings(guest))
    with pytest.raises(fetcher._RETRIES_EXCEEDED_ERROR_CLS):
        fetcher._get_request("latest/meta-data/instance-id", lambda answer: answer.status_code != 200, token=None)
    assert botocore.utils.IMDSRegionProvider(botocore.session.Session()).provide() == guest.zone[:-1]
    assert botocore.utils.InstanceMetadataFetcher(**imds_settings(guest)).retrieve_iam_role_credentials() == {}


def test_botocore_finds_nothing_where_the_endpoint_is_disabled(guest, options, monkeypatch):
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", guest.url + "/")
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED", raising=False)
    options(HttpEndpoint="disabled")
    assert botocore.utils.IMDSFetcher(**imds_settings(guest))._fetch_metadata_token() is None
    assert botocore.utils.IMDSRegionProvider(botocore.session.Session()).provide() is None
    assert botocore.utils.InstanceMetadataFetcher(**imds_settings(guest)).retrieve_iam_role_credentials() == {}
    options(HttpEndpoint="enabled")
    assert botocore.utils.IMDSRegionProvider(botocore.session.Session()).provide() == guest.zone[:-1]


def ec2metadata(guest, *options: str) -> bytes:
    """The program asks a fixed address for its token: the way there is a proxy for HTTP."""
    program = TOOLS / "usr/bin/ec2metadata"
    if not program.is_file():
        pytest.skip("no ec2metadata: see .ci/unpack-debian")
    done = subprocess.run(
        [sys.executable, str(program), "--url", guest.url + "/2009-04-04", *options],
        env={"PATH": os.environ["PATH"], "http_proxy": guest.url},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_ec2metadata_prints_its_keys(guest):
    options = ["ami-id", "instance-id", "instance-type", "local-ipv4", "mac", "reservation-id", "availability-zone"]
    printed = ec2metadata(guest, *("--" + option for option in options)).decode().splitlines()
    assert dict(zip(options, printed, strict=True)) == {
        "ami-id": guest.instance["ImageId"],
        "instance-id": guest.id,
        "instance-type": guest.instance["InstanceType"],
        "local-ipv4": guest.address,
        "mac": guest.mac,
        "reservation-id": guest.reservation_id,
        "availability-zone": guest.zone,
    }
    assert guest.key in ec2metadata(guest, "--public-keys").decode()
    assert ec2metadata(guest, "--region").decode().strip() == guest.zone[:-1]


def test_ec2metadata_prints_user_data_byte_for_byte(guest):
    assert ec2metadata(guest, "--user-data") == guest.user_data


def test_ec2metadata_prints_all_that_there_is(guest):
    printed = ec2metadata(guest).decode(errors="replace")
    lines = dict(line.split(": ", 1) for line in printed.splitlines() if re.match(r"[a-z0-9-]+: ", line))
    known = ["ami-launch-index", "ami-manifest-path", "instance-action", "local-hostname", "profile", "public-keys"]
    assert not [name for name in known if lines[name] == "unavailable"]
    assert {lines[name] for name in ("kernel-id", "ramdisk-id", "ancestor-ami-ids", "product-codes")} == {"unavailable"}
