# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""What tests of guests' clients share: Debian's packages, unpacked, and facts from the environment."""

import os
import pathlib
import sys

import pytest

TOOLS = pathlib.Path(os.environ.get("LANDBRIDGE_TEST_GUEST_TOOLS", "/nonexistent"))


def variable(name: str) -> str:
    if name not in os.environ:
        pytest.skip(f"{name} is not set")
    return os.environ[name]


@pytest.fixture(scope="module")
def cloudinit():
    """cloud-init's own modules, from Debian's package."""
    packages = TOOLS / "usr/lib/python3/dist-packages"
    if not (packages / "cloudinit").is_dir():
        pytest.skip("no cloud-init: see .ci/unpack-debian")
    sys.path.append(str(packages))
    yield pytest.importorskip("cloudinit.sources")
    sys.path.remove(str(packages))


@pytest.fixture
def paths(cloudinit, tmp_path):
    helpers = pytest.importorskip("cloudinit.helpers")
    return helpers.Paths({"cloud_dir": str(tmp_path), "run_dir": str(tmp_path)})


def ec2_source(paths, url: str):
    """EC2's data source, asking there and nowhere else."""
    from cloudinit.sources import DataSourceEc2 as module

    configuration = {"datasource": {"Ec2": {"metadata_urls": [url], "max_wait": 10, "timeout": 5}}}
    source = module.DataSourceEc2(configuration, None, paths)
    source._fallback_interface = "eth0"
    return source
