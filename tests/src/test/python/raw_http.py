# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""HTTP/1.1 to S3 byte by byte: what is sent is what the test wrote, signed here with Signature Version 4."""

import dataclasses
import datetime
import hashlib
import hmac
import re
import socket
import ssl
import urllib.parse

from conftest import REGION, Account, api, ca_bundle

UNSIGNED = "UNSIGNED-PAYLOAD"


@dataclasses.dataclass(frozen=True)
class Answer:
    """What came back; the body is as long as the head says."""

    status: int
    headers: dict[str, str]
    body: bytes

    def element(self, name: str) -> str | None:
        """The text of an element of an error document."""
        found = re.search(rf"<{name}>([^<]*)</{name}>", self.body.decode())
        return found and found.group(1)

    @property
    def code(self) -> str | None:
        return self.element("Code")


class Connection:
    """One connection, on which requests may be sent before the answers are read."""

    def __init__(self, seconds: float = 30):
        self.endpoint = urllib.parse.urlsplit(api())
        plain = socket.create_connection((self.endpoint.hostname, self.endpoint.port), timeout=seconds)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = plain
        if self.endpoint.scheme == "https":
            context = ssl.create_default_context(cafile=ca_bundle())
            self.socket = context.wrap_socket(plain, server_hostname=self.endpoint.hostname)
        self.read = self.socket.makefile("rb")

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_):
        self.read.close()
        self.socket.close()

    def send(self, content: bytes):
        self.socket.sendall(content)

    def send_head(self, method: str, target: str, headers: dict[str, str]):
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        self.send("\r\n".join([*lines, "", ""]).encode())

    def answer(self, method: str = "GET") -> Answer:
        """The next answer; one to HEAD has no body, whatever its head says."""
        status = int(self.read.readline().split()[1])
        headers = {}
        while line := self.read.readline().strip().decode("latin-1"):
            name, value = line.split(":", 1)
            headers[name.lower()] = value.strip()
        bodiless = method == "HEAD" or status < 200 or status in (204, 304)
        return Answer(status, headers, b"" if bodiless else self._body(headers))

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return self.read.read(int(headers["content-length"]))
        body = b""
        while size := int(self.read.readline(), 16):
            body += self.read.read(size)
            self.read.readline()
        self.read.readline()
        return body

    def is_closed(self) -> bool:
        """Whether the other side sends nothing more; what it has sent is thrown away."""
        try:
            return self.read.read() is not None
        except ConnectionResetError:
            return True


def signed(
    account: Account,
    method: str,
    target: str,
    headers: dict[str, str] | None = None,
    payload: str = UNSIGNED,
    region: str = REGION,
) -> dict[str, str]:
    """The headers with a signature over all of them; the target is encoded as it shall be sent."""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    every = {
        "Host": urllib.parse.urlsplit(api()).netloc,
        "x-amz-date": now,
        "x-amz-content-sha256": payload,
        **(headers or {}),
    }
    lower = dict(sorted((name.lower(), value) for name, value in every.items()))
    names = ";".join(lower)
    path, _, query = target.partition("?")
    canonical = "\n".join([method, path, _sorted(query), *(f"{n}:{v}" for n, v in lower.items()), "", names, payload])
    scope = f"{now[:8]}/{region}/s3/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    key = ("AWS4" + account.secret_key).encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, f"AWS4-HMAC-SHA256\n{now}\n{scope}\n{digest}".encode(), "sha256").hex()
    credential = f"Credential={account.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
    return {**every, "Authorization": f"AWS4-HMAC-SHA256 {credential}"}


def _sorted(query: str) -> str:
    return "&".join(sorted(part if "=" in part else f"{part}=" for part in query.split("&") if part))


def exchange(
    account: Account,
    method: str,
    target: str,
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    **signing,
) -> Answer:
    """One signed request on a connection of its own."""
    every = {"Content-Length": str(len(body)), **(headers or {})}
    with Connection() as connection:
        connection.send_head(method, target, signed(account, method, target, every, **signing))
        connection.send(body)
        return connection.answer(method)
