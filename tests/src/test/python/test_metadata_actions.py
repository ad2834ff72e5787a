# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""User data and the options of the metadata service, as clients of EC2 set and read them."""

import base64
import gzip
import os

import pytest
from conftest import WAIT, code_of, linux_image

KIB = 1024

MULTIPART = b"""\
Content-Type: multipart/mixed; boundary="==part=="\r
MIME-Version: 1.0\r
\r
--==part==\r
Content-Type: text/x-shellscript; charset="us-ascii"\r
\r
#!/bin/sh\r
--==part==--\r
"""


@pytest.fixture(scope="module")
def ec2(alice):
    return alice.ec2()


@pytest.fixture
def no_defaults(ec2):
    """The account's defaults, which the test may change; they are as before afterwards."""
    yield
    ec2.modify_instance_metadata_defaults(
        HttpTokens="no-preference",
        HttpPutResponseHopLimit=-1,
        HttpEndpoint="no-preference",
        InstanceMetadataTags="no-preference",
        HttpTokensEnforced="no-preference",
    )


def launch(ec2, **more) -> dict:
    request = dict(ImageId=linux_image(ec2), InstanceType="t2.nano", MinCount=1, MaxCount=1, **more)
    return ec2.run_instances(**request)["Instances"][0]


def options_of(ec2, instance: str) -> dict:
    seen = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    return seen["MetadataOptions"]


def user_data(ec2, instance: str) -> bytes | None:
    value = ec2.describe_instance_attribute(InstanceId=instance, Attribute="userData")["UserData"].get("Value")
    return None if value is None else base64.b64decode(value)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(os.urandom(32 * KIB), id="32 KiB of random bytes"),
        pytest.param(gzip.compress(os.urandom(20 * KIB)), id="gzip of more than EC2's 16 KB"),
        pytest.param(bytes(range(256)), id="every byte"),
        pytest.param(MULTIPART, id="multipart"),
        pytest.param(b"#!/bin/sh\necho \xc3\xa4\n", id="script"),
    ],
)
def test_user_data_comes_back_byte_for_byte(ec2, data):
    instance = launch(ec2, UserData=data)["InstanceId"]
    assert user_data(ec2, instance) == data


def test_user_data_of_a_stopped_instance_is_changed(ec2):
    instance = launch(ec2, UserData="first")["InstanceId"]
    ec2.get_waiter("instance_running").wait(InstanceIds=[instance], WaiterConfig=WAIT)
    assert code_of(ec2.modify_instance_attribute, InstanceId=instance, UserData={"Value": b"x"})[1] == (
        "IncorrectInstanceState"
    )
    ec2.stop_instances(InstanceIds=[instance])
    ec2.get_waiter("instance_stopped").wait(InstanceIds=[instance], WaiterConfig=WAIT)
    data = os.urandom(30 * KIB)
    ec2.modify_instance_attribute(InstanceId=instance, UserData={"Value": data})
    assert user_data(ec2, instance) == data


def test_more_user_data_than_the_cloud_takes_is_refused_with_both_sizes(ec2):
    status, code, message = code_of(launch, ec2, UserData=os.urandom(48 * KIB + 1))
    assert (status, code) == (400, "InvalidParameterValue")
    assert "49152 bytes (65536 characters" in message
    assert "49153 bytes (65540 characters" in message


def test_an_account_has_no_defaults_at_first(ec2, no_defaults):
    assert ec2.get_instance_metadata_defaults()["AccountLevel"] == {"ManagedBy": "account"}


def test_defaults_hold_for_instances_that_say_nothing(ec2, no_defaults):
    before = launch(ec2)["InstanceId"]
    assert ec2.modify_instance_metadata_defaults(
        HttpTokens="required", HttpPutResponseHopLimit=2, InstanceMetadataTags="enabled"
    )["Return"]
    assert ec2.get_instance_metadata_defaults()["AccountLevel"] == {
        "HttpTokens": "required",
        "HttpPutResponseHopLimit": 2,
        "InstanceMetadataTags": "enabled",
        "ManagedBy": "account",
    }

    silent = launch(ec2)
    assert silent["MetadataOptions"]["HttpTokens"] == "required"
    seen = options_of(ec2, silent["InstanceId"])
    assert (seen["HttpTokens"], seen["HttpPutResponseHopLimit"]) == ("required", 2)
    assert seen["InstanceMetadataTags"] == "enabled"

    outspoken = launch(ec2, MetadataOptions={"HttpTokens": "optional", "HttpEndpoint": "disabled"})
    seen = options_of(ec2, outspoken["InstanceId"])
    assert (seen["HttpTokens"], seen["HttpEndpoint"], seen["HttpPutResponseHopLimit"]) == ("optional", "disabled", 2)

    assert options_of(ec2, before)["HttpTokens"] == "optional", "instances that were there do not change"


def test_defaults_are_one_accounts_own(ec2, bob, no_defaults):
    ec2.modify_instance_metadata_defaults(HttpTokens="required")
    assert "HttpTokens" not in bob.ec2().get_instance_metadata_defaults()["AccountLevel"]


def test_enforced_tokens_are_required_of_every_launch(ec2, no_defaults):
    instance = launch(ec2, MetadataOptions={"HttpTokens": "required"})["InstanceId"]
    ec2.modify_instance_metadata_defaults(HttpTokensEnforced="enabled")
    assert code_of(launch, ec2)[1] == "UnsupportedOperation"
    launch(ec2, MetadataOptions={"HttpTokens": "required"})
    assert code_of(ec2.modify_instance_metadata_options, InstanceId=instance, HttpTokens="optional")[1] == (
        "UnsupportedOperation"
    )


def test_defaults_that_make_no_sense_are_refused(ec2, no_defaults):
    modify = ec2.modify_instance_metadata_defaults
    assert code_of(modify, HttpPutResponseHopLimit=65)[1] == "InvalidParameterValue"
    assert code_of(modify, HttpTokens="perhaps")[1] == "InvalidParameterValue"
    assert code_of(modify)[1] == "InvalidParameterCombination"


def test_images_have_no_default(ec2):
    image = linux_image(ec2)
    status, code, message = code_of(ec2.modify_image_attribute, ImageId=image, ImdsSupport={"Value": "v2.0"})
    assert (status, code) == (400, "UnsupportedOperation")
    assert "ModifyImageAttribute" in message
    status, code, message = code_of(ec2.register_image, Name="any", ImdsSupport="v2.0")
    assert (status, code) == (400, "UnsupportedOperation")
    assert "RegisterImage" in message
    seen = ec2.describe_images(ImageIds=[image])["Images"][0]
    assert "ImdsSupport" not in seen
