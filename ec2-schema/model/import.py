#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Makes ec2.json and sts.json from the service models of the installed botocore.

Usage: import.py [--check]

The result holds the facts of the wire and no prose: operations, shapes, names on the wire in both directions,
required members, enumerations, idempotency tokens and sensitive members. Members keep the order of the source,
everything else is sorted, so that the same botocore always gives the same bytes. With --check nothing is
written; the exit status is 1 where a file differs from what would be written.
"""
import gzip
import json
import pathlib
import sys

import botocore

HERE = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(botocore.__file__).resolve().parent / "data"
READS = ("Describe", "Get", "List", "Search")
SCALARS = {
    "string": "string",
    "character": "string",
    "integer": "integer",
    "long": "long",
    "boolean": "boolean",
    "double": "double",
    "float": "double",
    "timestamp": "timestamp",
    "blob": "blob",
}
# Enumerations that stay open: values outside the API's list are legal here.
OPEN = {
    # Service offerings become instance types, and an operator gives them names of their own.
    "InstanceType",
    # A cloud's graphics cards carry the names the cloud gives them.
    "AcceleratorName",
    # Older attributes such as max-instances are asked for and answered as ever, but no longer listed.
    "AccountAttributeName",
    # The operating systems and the like of a marketplace that does not exist here; free text in older versions.
    "RIProductDescription",
}
# Values that EC2 writes otherwise than its model says.
SPELT = {"PlatformValues": {"Windows": "windows"}}
# Members that are secret and that the source does not mark.
SENSITIVE = {"tokenType"}
# The source leaves out the closing slash that EC2 answers with.
NAMESPACES = {"ec2": "http://ec2.amazonaws.com/doc/2016-11-15/"}


def load(service, version):
    with gzip.open(DATA / service / version / "service-2.json.gz") as stream:
        return json.load(stream)


def read_actions():
    """The actions in scope: name -> whether only the empty answer is wanted."""
    actions = {}
    for line in (HERE / "actions.txt").read_text().splitlines():
        words = line.split("#")[0].split()
        if words:
            actions[words[0]] = words[1:] == ["empty"]
    return actions


class Importer:
    def __init__(self, source, protocol):
        self.shapes = source["shapes"]
        self.protocol = protocol
        self.found = {}

    def reference(self, ref):
        """The type of a reference, as a scalar's name, a shape's name, or a list of one of them."""
        name = ref["shape"]
        shape = self.shapes[name]
        kind = shape["type"]
        if kind == "list":
            item = self.merged(shape["member"])
            result = {"list": self.reference(shape["member"]), "item": item.get("locationName", "member")}
            if shape.get("flattened"):
                result["flattened"] = True
            return result
        if kind == "structure":
            self.structure(name)
            return capitalised(name)
        if kind == "string" and "enum" in shape and name not in OPEN:
            spelt = SPELT.get(name, {})
            self.found[capitalised(name)] = {"enum": sorted({spelt.get(value, value) for value in shape["enum"]})}
            return capitalised(name)
        if kind in SCALARS:
            return SCALARS[kind]
        raise SystemExit(f"{name}: no place for a {kind} in the model")

    def merged(self, ref):
        """A reference's own traits over those of the shape it names."""
        shape = self.shapes[ref["shape"]]
        return {**{k: shape[k] for k in ("locationName", "sensitive") if k in shape}, **ref}

    def structure(self, name):
        key = capitalised(name)
        if key in self.found:
            return
        self.found[key] = {}
        shape = self.shapes[name]
        required = set(shape.get("required", ()))
        self.found[key] = {"members": {m: self.member(m, r, m in required) for m, r in shape["members"].items()}}

    def member(self, name, ref, required):
        traits = self.merged(ref)
        location = traits.get("locationName")
        result = {"type": self.reference(ref)}
        query = traits.get("queryName") if self.protocol == "ec2" else None
        if query is None and location:
            query = capitalised(location) if self.protocol == "ec2" else location
        if query is None:
            query = capitalised(name) if self.protocol == "ec2" else name
        if query != name:
            result["query"] = query
        if location and location != name:
            result["xml"] = location
        if required:
            result["required"] = True
        if traits.get("idempotencyToken"):
            result["token"] = True
        if traits.get("sensitive") or ref["shape"] in SENSITIVE:
            result["sensitive"] = True
        return result

    def operation(self, name, source, empty):
        result = {"input": self.reference(source["input"]) if "input" in source else None}
        if empty:
            result["empty"] = self.empty_lists(source["output"])
        elif "output" in source:
            result["output"] = self.reference(source["output"])
        return {k: v for k, v in result.items() if v is not None}

    def empty_lists(self, ref):
        members = self.shapes[ref["shape"]]["members"]
        lists = {m: self.merged(r) for m, r in members.items() if self.shapes[r["shape"]]["type"] == "list"}
        return {m: traits.get("locationName", m) for m, traits in lists.items()}


def capitalised(name):
    return name[:1].upper() + name[1:]


def convert(service, version, protocol, actions):
    source = load(service, version)
    importer = Importer(source, protocol)
    operations = {}
    others = {}
    for name, operation in sorted(source["operations"].items()):
        if actions is None or name in actions:
            operations[name] = importer.operation(name, operation, actions is not None and actions[name])
        else:
            others[name] = "read" if name.startswith(READS) else "write"
    missing = sorted(set(actions or ()) - set(operations))
    if missing:
        raise SystemExit(f"actions.txt names what {service} {version} does not have: {missing}")
    namespace = NAMESPACES.get(service, source["metadata"]["xmlNamespace"])
    return {
        "source": f"botocore {botocore.__version__}",
        "api": {"name": service, "protocol": protocol, "version": version, "namespace": namespace},
        "operations": operations,
        "others": others,
        "shapes": dict(sorted(importer.found.items())),
    }


def text(model):
    """JSON with one member, operation or enumeration a line."""
    def block(entries, render):
        return ",\n".join(f"  {json.dumps(k)}: {render(v)}" for k, v in entries.items())

    def shape(value):
        if "enum" in value:
            return json.dumps(value)
        members = ",\n".join(f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in value["members"].items())
        return '{"members": {' + (f"\n{members}\n  " if members else "") + "}}"

    return (
        f'{{\n"source": {json.dumps(model["source"])},\n"api": {json.dumps(model["api"])},\n'
        f'"operations": {{\n{block(model["operations"], json.dumps)}\n}},\n'
        f'"others": {{\n{block(model["others"], json.dumps)}\n}},\n'
        f'"shapes": {{\n{block(model["shapes"], shape)}\n}}\n}}\n'
    )


def main():
    check = "--check" in sys.argv[1:]
    differs = False
    for file, model in (
        ("ec2.json", convert("ec2", "2016-11-15", "ec2", read_actions())),
        ("sts.json", convert("sts", "2011-06-15", "query", None)),
    ):
        content = text(model)
        json.loads(content)
        if not check:
            (HERE / file).write_text(content)
        elif (HERE / file).read_text() != content:
            print(f"{file} differs from {model['source']}")
            differs = True
    raise SystemExit(1 if differs else 0)


if __name__ == "__main__":
    main()
