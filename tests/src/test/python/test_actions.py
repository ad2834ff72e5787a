# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Every action that botocore knows for EC2 is answered with something true: a result, or a typed refusal."""

import concurrent.futures
import re

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.httpsession
import pytest
from conftest import REGION, api

NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/"


def all_actions() -> list[str]:
    return sorted(boto3.Session().client("ec2", region_name=REGION).meta.service_model.operation_names)


def post(account, body: str) -> tuple[int, str]:
    """A signed form post whose fields are ours: no client checks them first."""
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    request = botocore.awsrequest.AWSRequest("POST", api() + "/", headers=headers, data=body)
    credentials = botocore.credentials.Credentials(account.access_key, account.secret_key)
    botocore.auth.SigV4Auth(credentials, "ec2", REGION).add_auth(request)
    answer = botocore.httpsession.URLLib3Session().send(request.prepare())
    return answer.status_code, answer.content.decode()


def code_in(document: str) -> str:
    found = re.search(r"<Code>([^<]+)</Code>", document)
    return found.group(1) if found else ""


@pytest.fixture(scope="module")
def answers(bob) -> dict[str, tuple[int, str]]:
    """What an account without resources of its own is answered to each action without parameters."""
    names = all_actions()
    assert len(names) > 600
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        bodies = [f"Action={name}&Version=2016-11-15" for name in names]
        return dict(zip(names, pool.map(lambda body: post(bob, body), bodies), strict=True))


def test_no_action_ends_in_an_internal_error(answers):
    assert {name: answer for name, answer in answers.items() if answer[0] >= 500} == {}


def test_no_action_is_unknown(answers):
    assert [name for name, answer in answers.items() if code_in(answer[1]) == "InvalidAction"] == []


def test_each_answer_is_a_document_of_ec2(answers):
    for name, (status, document) in answers.items():
        if status == 200:
            assert f'<{name}Response xmlns="{NAMESPACE}">' in document, name
            assert re.search(r"<requestId>[^<]+</requestId>", document), name
        else:
            assert re.search(r"<Response><Errors><Error><Code>.+</Code><Message>.+</Message>", document), name
            assert re.search(r"<RequestID>[^<]+</RequestID>", document), name


def test_refusals_are_typed(answers):
    codes = {code_in(document) for status, document in answers.values() if status != 200}
    assert codes <= {
        "InvalidParameterCombination",
        "InvalidParameterValue",
        "InvalidRequest",
        "MissingParameter",
        "UnsupportedOperation",
    }


@pytest.mark.parametrize(
    "name",
    [
        "DescribeSpotInstanceRequests",
        "DescribeReservedInstances",
        "DescribeHosts",
        "DescribeFlowLogs",
        "DescribeVpcEndpoints",
        "DescribeTransitGateways",
        "DescribeVpcPeeringConnections",
        "DescribeCapacityReservations",
    ],
)
def test_reads_of_what_the_cloud_has_not_are_empty(answers, name):
    status, document = answers[name]
    assert status == 200, document
    assert "<item>" not in document


@pytest.mark.parametrize(
    "name", ["RequestSpotInstances", "AllocateHosts", "CreateFleet", "CreateTransitGateway", "CreateVpcPeeringConnection"]
)
def test_writes_of_what_the_cloud_has_not_are_refused(answers, name):
    assert answers[name][0] == 400
    assert code_in(answers[name][1]) == "UnsupportedOperation"


def test_unknown_action(alice):
    status, document = post(alice, "Action=MakeCoffee&Version=2016-11-15")
    assert (status, code_in(document)) == (400, "InvalidAction")
    assert "The action MakeCoffee is not valid for this web service." in document


def test_missing_action(alice):
    status, document = post(alice, "Version=2016-11-15")
    assert (status, code_in(document)) == (400, "MissingAction")


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ("NoSuchParameter=1", "UnknownParameter"),
        ("InstanceId.1.Nested=i-0123456789abcdef0", "UnknownParameter"),
        ("InstanceId.0=i-0123456789abcdef0", "InvalidParameterValue"),
        ("InstanceId.x=i-0123456789abcdef0", "InvalidParameterValue"),
        ("InstanceId.99999999=i-0123456789abcdef0", "InvalidParameterValue"),
        ("MaxResults=many", "InvalidParameterValue"),
        ("DryRun=perhaps", "InvalidParameterValue"),
    ],
)
def test_bad_parameters_are_named(alice, parameters, code):
    status, document = post(alice, "Action=DescribeInstances&Version=2016-11-15&" + parameters)
    assert (status, code_in(document)) == (400, code), document
    assert parameters.split("=")[0].split(".")[0] in document
