#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Makes s3.json from the service model of the installed botocore.

Usage: import.py [--check]

The result holds the facts of the wire and no prose: operations with method, path, query and status; shapes
with the place and the name of each member, required members, enumerations and sensitive members. Members keep
the order of the source, which is the order in documents; everything else is sorted, so that the same botocore
always gives the same bytes. With --check nothing is written; the exit status is 1 where the file differs from
what would be written.
"""
import gzip
import json
import pathlib
import sys

import botocore

HERE = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(botocore.__file__).resolve().parent / "data"
VERSION = "2006-03-01"
NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"
SCALARS = {
    "string": "string",
    "integer": "integer",
    "long": "long",
    "boolean": "boolean",
    "timestamp": "timestamp",
    "blob": "blob",
}
LOCATIONS = {"uri": "path", "querystring": "query", "header": "header", "headers": "prefix", "statusCode": "status"}
# Constants that the service takes and its model does not have: the S3 User Guide names them ("Canned ACL"). Those
# for an object's bucket leave a new bucket to its owner.
ADDED = {
    "BucketCannedACL": ["aws-exec-read", "bucket-owner-full-control", "bucket-owner-read", "log-delivery-write"]
}

# Enumerations that stay open: the regions of a cloud carry the names the cloud gives them.
OPEN = {"BucketLocationConstraint"}
# The roots of answers, which the source does not name. From the API reference, "Response Syntax" of each.
ROOTS = {
    "CompleteMultipartUpload": "CompleteMultipartUploadResult",
    "CreateMultipartUpload": "InitiateMultipartUploadResult",
    "CreateSession": "CreateSessionResult",
    "DeleteObjects": "DeleteResult",
    "GetBucketAccelerateConfiguration": "AccelerateConfiguration",
    "GetBucketAcl": "AccessControlPolicy",
    "GetBucketCors": "CORSConfiguration",
    "GetBucketLifecycleConfiguration": "LifecycleConfiguration",
    "GetBucketLocation": "LocationConstraint",
    "GetBucketLogging": "BucketLoggingStatus",
    "GetBucketNotificationConfiguration": "NotificationConfiguration",
    "GetBucketRequestPayment": "RequestPaymentConfiguration",
    "GetBucketTagging": "Tagging",
    "GetBucketVersioning": "VersioningConfiguration",
    "GetBucketWebsite": "WebsiteConfiguration",
    "GetObjectAcl": "AccessControlPolicy",
    "GetObjectAttributes": "GetObjectAttributesResponse",
    "GetObjectTagging": "Tagging",
    "ListBucketAnalyticsConfigurations": "ListBucketAnalyticsConfigurationResult",
    "ListBucketInventoryConfigurations": "ListInventoryConfigurationsResult",
    "ListBucketMetricsConfigurations": "ListMetricsConfigurationsResult",
    "ListBuckets": "ListAllMyBucketsResult",
    "ListDirectoryBuckets": "ListAllMyDirectoryBucketsResult",
    "ListMultipartUploads": "ListMultipartUploadsResult",
    "ListObjectVersions": "ListVersionsResult",
    "ListObjects": "ListBucketResult",
    "ListObjectsV2": "ListBucketResult",
    "ListParts": "ListPartsResult",
}
# Shapes whose names Java has taken; the new names are those of the AWS SDK for Java.
RENAMED = {"Error": "S3Error", "Object": "S3Object"}
# A member that is its element's text and has no element of its own.
TEXT = {("GetBucketLocationOutput", "LocationConstraint")}
# Members that are secret and that the source does not mark.
SENSITIVE = {"SessionCredentialValue", "SSECustomerKey", "CopySourceSSECustomerKey"}


def load():
    with gzip.open(DATA / "s3" / VERSION / "service-2.json.gz") as stream:
        return json.load(stream)


class Importer:
    def __init__(self, source):
        self.shapes = source["shapes"]
        self.found = {}

    def merged(self, ref):
        """A reference's own traits over those of the shape it names."""
        shape = self.shapes[ref["shape"]]
        return {**{k: shape[k] for k in ("locationName", "sensitive", "flattened", "timestampFormat") if k in shape}, **ref}

    def reference(self, ref):
        """The type of a reference: a scalar's name, a shape's name, a list of one of them, or a map of texts."""
        name = ref["shape"]
        shape = self.shapes[name]
        kind = shape["type"]
        if kind == "list":
            item = self.merged(shape["member"])
            result = {"list": self.reference(shape["member"]), "item": item.get("locationName", "member")}
            if self.merged(ref).get("flattened"):
                result["flattened"] = True
            return result
        if kind == "map":
            if {self.shapes[shape[part]["shape"]]["type"] for part in ("key", "value")} != {"string"}:
                raise SystemExit(f"{name}: no place for a map of this kind in the model")
            return "map"
        if kind == "structure":
            self.structure(name)
            return RENAMED.get(name, name)
        if kind == "string" and "enum" in shape and name not in OPEN:
            self.found[name] = {"enum": sorted({*shape["enum"], *ADDED.get(name, [])})}
            return name
        if kind in SCALARS:
            return SCALARS[kind]
        raise SystemExit(f"{name}: no place for a {kind} in the model")

    def structure(self, name):
        key = RENAMED.get(name, name)
        if key in self.found:
            return
        self.found[key] = {}
        shape = self.shapes[name]
        required = set(shape.get("required", ()))
        self.found[key] = {
            "members": {
                member: self.member(name, shape, member, ref, member in required)
                for member, ref in shape["members"].items()
                if not self.is_stream(shape, member, ref)
            }
        }

    def is_stream(self, shape, member, ref):
        """Whether the member is an object's content or a stream of events, which no shape holds."""
        target = self.shapes[ref["shape"]]
        return ref.get("streaming") or bool(target.get("eventstream")) or (
            shape.get("payload") == member and target["type"] == "blob"
        )

    def stream_of(self, ref):
        shape = self.shapes[ref["shape"]]
        return any(self.is_stream(shape, m, r) for m, r in shape["members"].items())

    def member(self, shape_name, shape, name, ref, required):
        traits = self.merged(ref)
        location = LOCATIONS.get(traits.get("location"))
        if shape.get("payload") == name:
            location = "payload"
        elif ref.get("xmlAttribute"):
            location = "attribute"
        elif (shape_name, name) in TEXT:
            location = "text"
        result = {"type": self.reference(ref)}
        if location:
            result["in"] = location
        if traits.get("locationName", name) != name:
            result["wire"] = traits["locationName"]
        if result["type"] == "timestamp" and self.is_http_date(traits, location):
            result["httpDate"] = True
        if required:
            result["required"] = True
        if traits.get("idempotencyToken"):
            result["token"] = True
        if traits.get("sensitive") or ref["shape"] in SENSITIVE:
            result["sensitive"] = True
        return result

    @staticmethod
    def is_http_date(traits, location):
        default = "rfc822" if location == "header" else "iso8601"
        return traits.get("timestampFormat", default) == "rfc822"

    def operation(self, name, source):
        uri, _, query = source["http"]["requestUri"].partition("?")
        target = {"/": "service", "/{Bucket}": "bucket", "/{Bucket}/{Key+}": "object"}.get(uri)
        http = {"method": source["http"]["method"], "target": target or "service"}
        if target is None:
            http["path"] = uri
        if query:
            http["query"] = query
        needs = self.required_in_query(source["input"])
        if needs:
            http["needs"] = needs
        if source["http"].get("responseCode", 200) != 200:
            http["status"] = source["http"]["responseCode"]
        result = {"http": http, "input": self.reference(source["input"])}
        if "output" in source:
            result["output"] = self.reference(source["output"])
            result.update(self.root(name, source["output"]))
            if self.stream_of(source["output"]):
                result["responseStream"] = True
        if self.stream_of(source["input"]):
            result["requestStream"] = True
        if source.get("httpChecksum", {}).get("requestChecksumRequired"):
            result["checksum"] = True
        return result

    def required_in_query(self, ref):
        shape = self.shapes[ref["shape"]]
        return sorted(
            r["locationName"] for m, r in shape["members"].items()
            if m in shape.get("required", ()) and r.get("location") == "querystring"
        )

    def root(self, name, ref):
        """The root of the answer's document, where its members stand in one."""
        shape = self.shapes[ref["shape"]]
        in_document = any("location" not in r for m, r in shape["members"].items())
        if "payload" in shape or not in_document:
            return {}
        return {"root": ROOTS.get(name, ref["shape"])}


def tell_apart(operations, source):
    """Gives operations that method, path and query do not tell apart what does: a header, or x-id."""
    groups = {}
    for name, operation in operations.items():
        groups.setdefault(json.dumps(operation["http"], sort_keys=True), []).append(name)
    for names in (names for names in groups.values() if len(names) > 1):
        for name in names:
            shape = source["shapes"][source["operations"][name]["input"]["shape"]]
            headers = [
                r["locationName"] for m, r in shape["members"].items()
                if m in shape.get("required", ()) and r.get("location") == "header"
            ]
            if headers:
                operations[name]["http"]["header"] = headers[0]
            elif name != min((n for n in names), key=len):
                operations[name]["http"]["query"] = f"x-id={name}"


def convert():
    source = load()
    importer = Importer(source)
    operations = {}
    others = {}
    for name, operation in sorted(source["operations"].items()):
        # An operation that a newer one of the same method, path and query stands for.
        if operation.get("deprecated"):
            others[name] = "deprecated"
        else:
            operations[name] = importer.operation(name, operation)
    tell_apart(operations, source)
    unknown = sorted(set(ROOTS) - set(operations))
    if unknown:
        raise SystemExit(f"no operations: {unknown}")
    return {
        "source": f"botocore {botocore.__version__}",
        "api": {"name": "s3", "protocol": "rest-xml", "version": VERSION, "namespace": NAMESPACE},
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
    content = text(convert())
    json.loads(content)
    file = HERE / "s3.json"
    if "--check" not in sys.argv[1:]:
        file.write_text(content)
    elif file.read_text() != content:
        raise SystemExit(f"{file.name} differs from botocore {botocore.__version__}")


if __name__ == "__main__":
    main()
