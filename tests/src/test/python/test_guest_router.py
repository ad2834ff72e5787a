# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""cloud-init's EC2 data source on a machine that serves itself what its virtual router says."""

import pathlib

from guest_tools import cloudinit as cloudinit
from guest_tools import ec2_source, variable
from guest_tools import paths as paths


def test_the_ec2_data_source(paths, monkeypatch):
    from cloudinit.sources import DataSourceEc2 as module

    monkeypatch.setattr(module, "identify_platform", lambda: "unknown")
    source = ec2_source(paths, variable("LANDBRIDGE_TEST_MACHINE_URL"))

    assert source._get_data(), "it finds its data"
    assert source.get_userdata_raw() == pathlib.Path(variable("LANDBRIDGE_TEST_MACHINE_USER_DATA")).read_bytes()
    assert source.get_instance_id() == "i-a1b2c3d4e5f647899"
    assert source.availability_zone == "us-east-1b"
    assert source.region == "us-east-1"
    assert source.get_public_ssh_keys() == ["ssh-ed25519 AAAA one", "ssh-ed25519 BBBB two"]
    assert source.metadata["local-hostname"] == "web-1"
    assert source.metadata["instance-type"] == "t2.micro"
    assert source.metadata["local-ipv4"] == "10.1.1.5"
