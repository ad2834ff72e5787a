# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""The embedded cloud's own API with a public CloudStack client, unchanged, in JSON and in XML."""

import os
import xml.etree.ElementTree as ElementTree

import pytest
from conftest import Account, poll, unique

cs = pytest.importorskip("cs", reason="the CloudStack client `cs` is not installed")


def native() -> str:
    if "LANDBRIDGE_TEST_NATIVE" not in os.environ:
        pytest.skip("no native API: LANDBRIDGE_TEST_NATIVE is not set")
    return os.environ["LANDBRIDGE_TEST_NATIVE"]


def client(account: Account, **options) -> "cs.CloudStack":
    return cs.CloudStack(
        endpoint=native(), key=account.access_key, secret=account.secret_key, poll_interval=0.1, **options
    )


@pytest.fixture
def cloud(alice):
    return client(alice)


def test_lists_what_there_is(cloud):
    zones = cloud.listZones(fetch_list=True)
    assert zones and all(z["allocationstate"] == "Enabled" for z in zones)
    offerings = {o["name"] for o in cloud.listServiceOfferings(fetch_list=True)}
    assert "t2.micro" in offerings
    assert cloud.listTemplates(templatefilter="executable", fetch_list=True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_life_of_a_virtual_machine(alice, method):
    cloud = client(alice, method=method)
    name = unique("native")
    zone = next(z for z in cloud.listZones(fetch_list=True) if z["securitygroupsenabled"])
    template = next(
        t
        for t in cloud.listTemplates(templatefilter="executable", zoneid=zone["id"], fetch_list=True)
        if "windows" not in t["ostypename"].lower()
    )
    offering = next(o for o in cloud.listServiceOfferings(fetch_list=True) if o["name"] == "t2.micro")
    deployed = cloud.deployVirtualMachine(
        serviceofferingid=offering["id"],
        templateid=template["id"],
        zoneid=zone["id"],
        name=name,
        # Not `~`: this client signs it as RFC 3986 has it, which CloudStack itself refuses.
        displayname="a * b + c & ü",
        fetch_result=True,
    )["virtualmachine"]
    assert (deployed["state"], deployed["displayname"]) == ("Running", "a * b + c & ü")
    listed = cloud.listVirtualMachines(name=name)
    assert listed["count"] == 1 and listed["virtualmachine"][0]["id"] == deployed["id"]
    tagged = cloud.createTags(
        resourcetype="UserVm", resourceids=deployed["id"], tags=[{"key": "use", "value": "native"}], fetch_result=True
    )
    assert tagged["success"]
    assert cloud.listTags(resourceid=deployed["id"])["tag"][0]["value"] == "native"
    stopped = cloud.stopVirtualMachine(id=deployed["id"], fetch_result=True)["virtualmachine"]
    assert stopped["state"] == "Stopped"
    cloud.destroyVirtualMachine(id=deployed["id"], expunge=True, fetch_result=True)
    assert cloud.listVirtualMachines(name=name) == {}


def test_errors_carry_cloudstacks_codes(alice, cloud):
    with pytest.raises(cs.CloudStackApiException) as caught:
        cloud.startVirtualMachine(id="11111111-2222-3333-4444-555555555555")
    assert caught.value.response.status_code == 431
    assert caught.value.error["errorcode"] == 431
    with pytest.raises(cs.CloudStackApiException) as caught:
        client(Account("x", alice.access_key, "wrong")).listZones()
    assert caught.value.response.status_code == 401
    with pytest.raises(cs.CloudStackApiException) as caught:
        cloud.listHosts()
    assert caught.value.response.status_code == 432, "an admin's command"


def test_xml_says_the_same_as_json(cloud):
    root = ElementTree.fromstring(cloud.listZones(json=False))
    assert root.tag == "listzonesresponse" and root.get("cloud-stack-version")
    json_zones = cloud.listZones()
    assert int(root.findtext("count")) == json_zones["count"]
    assert [z.findtext("id") for z in root.findall("zone")] == [z["id"] for z in json_zones["zone"]]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_job_in_xml(alice, method):
    cloud = client(alice, method=method)
    volume = {
        "name": unique("xml"),
        "zoneid": cloud.listZones(fetch_list=True)[0]["id"],
        "diskofferingid": next(o["id"] for o in cloud.listDiskOfferings(fetch_list=True) if o["iscustomized"]),
        "size": 1,
    }
    submitted = ElementTree.fromstring(cloud.createVolume(json=False, **volume))
    assert submitted.tag == "createvolumeresponse"
    job = submitted.findtext("jobid")

    def end():
        return ElementTree.fromstring(cloud.queryAsyncJobResult(jobid=job, json=False))

    ended = poll(end, lambda answer: answer.findtext("jobstatus") != "0")
    made = ended.find("jobresult/volume")
    assert (made.findtext("id"), made.findtext("name")) == (submitted.findtext("id"), volume["name"])
    assert cloud.deleteVolume(id=made.findtext("id"))["success"]
    empty = ElementTree.fromstring(cloud.listVolumes(keyword=volume["name"], json=False))
    assert list(empty) == [], "an empty list has no elements"


def test_errors_in_xml(cloud):
    with pytest.raises(cs.CloudStackApiException) as caught:
        cloud.startVirtualMachine(id="11111111-2222-3333-4444-555555555555", json=False)
    root = ElementTree.fromstring(caught.value.error)
    assert (root.tag, root.findtext("errorcode")) == ("startvirtualmachineresponse", "431")


def test_an_empty_list_is_an_empty_object(cloud):
    assert cloud.listVirtualMachines(keyword=unique("nothing")) == {}
