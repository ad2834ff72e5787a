# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""HTTPS with the gateway's own certificate: trusted by its CA file, and by nothing else."""

import os

import botocore.exceptions
import pytest
from conftest import Cli, api, client_config


@pytest.fixture(scope="module")
def ca_file() -> str:
    if "LANDBRIDGE_TEST_CA" not in os.environ:
        pytest.skip("no TLS: LANDBRIDGE_TEST_CA is not set")
    return os.environ["LANDBRIDGE_TEST_CA"]


def test_boto3_trusts_the_ca_file(alice, ca_file):
    ec2 = alice.session().client("ec2", endpoint_url=api(), verify=ca_file, config=client_config())
    assert ec2.describe_regions()["Regions"]


def test_boto3_refuses_without_it(alice, ca_file):
    ec2 = alice.session().client("ec2", endpoint_url=api(), config=client_config(retries={"total_max_attempts": 1}))
    with pytest.raises(botocore.exceptions.SSLError):
        ec2.describe_regions()


def test_the_command_line_trusts_the_ca_file(alice, ca_file, tmp_path):
    cli = Cli(alice, tmp_path, ca_bundle=ca_file)
    assert cli.text("ec2", "describe-regions", "--query", "Regions[0].RegionName")
    assert cli.text("sts", "get-caller-identity", "--query", "Account")
