# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Bodies in aws-chunked, signed chunk by chunk or not at all, as tests want them: also wrong."""

import dataclasses
import hashlib
import hmac
import re

from conftest import Account
from raw_http import Answer, Connection, signed

UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
SIGNED_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
NOTHING = hashlib.sha256(b"").hexdigest()


@dataclasses.dataclass(frozen=True)
class Chunked:
    """A body and what its head says of it."""

    form: str
    chunks: list[bytes]
    trailers: dict[str, str] = dataclasses.field(default_factory=dict)
    announced: str | None = None  # which trailers the head announces; those that come if not given
    length: int | None = None  # which length the head announces; that of the chunks if not given
    damage: int | None = None  # the signature of this chunk is another one; -1 is that of the trailers
    headers: dict[str, str] = dataclasses.field(default_factory=dict)

    def head(self) -> dict[str, str]:
        length = sum(map(len, self.chunks)) if self.length is None else self.length
        announced = ",".join(self.trailers) if self.announced is None else self.announced
        head = {
            "Content-Encoding": "aws-chunked",
            "Transfer-Encoding": "chunked",
            "x-amz-decoded-content-length": str(length),
            **self.headers,
        }
        return {**head, "x-amz-trailer": announced} if announced else head

    def body(self, account: Account, head: dict[str, str]) -> bytes:
        """The framed body under a head that has been signed."""
        is_signed = self.form != UNSIGNED_TRAILER
        chain = _Chain(account, head) if is_signed else None
        framed = b""
        for number, chunk in enumerate([*self.chunks, b""]):
            mark = f";chunk-signature={chain.chunk(chunk, number == self.damage)}" if chain else ""
            framed += f"{len(chunk):x}{mark}\r\n".encode() + chunk + (b"\r\n" if chunk else b"")
        framed += "".join(f"{name}:{value}\r\n" for name, value in self.trailers.items()).encode()
        if chain and self.trailers:
            framed += f"x-amz-trailer-signature:{chain.trailers(self.trailers, self.damage == -1)}\r\n".encode()
        return framed + b"\r\n"


class _Chain:
    """Signatures, each over the one before."""

    def __init__(self, account: Account, head: dict[str, str]):
        credential = re.search("Credential=([^,]+)", head["Authorization"]).group(1)
        self.scope = credential.partition("/")[2]
        self.time = head["x-amz-date"]
        self.previous = re.search("Signature=([0-9a-f]+)", head["Authorization"]).group(1)
        self.key = ("AWS4" + account.secret_key).encode()
        for part in self.scope.split("/"):
            self.key = hmac.digest(self.key, part.encode(), "sha256")

    def _next(self, kind: str, hashes: str, damaged: bool) -> str:
        text = f"AWS4-HMAC-SHA256-{kind}\n{self.time}\n{self.scope}\n{self.previous}\n{hashes}"
        self.previous = hmac.digest(self.key, text.encode(), "sha256").hex()
        return "0" * 64 if damaged else self.previous

    def chunk(self, content: bytes, damaged: bool) -> str:
        return self._next("PAYLOAD", f"{NOTHING}\n{hashlib.sha256(content).hexdigest()}", damaged)

    def trailers(self, trailers: dict[str, str], damaged: bool) -> str:
        text = "".join(f"{name}:{value}\n" for name, value in trailers.items())
        return self._next("TRAILER", hashlib.sha256(text.encode()).hexdigest(), damaged)


def put(account: Account, target: str, upload: Chunked) -> Answer:
    """Sends an object on a connection of its own, in pieces of HTTP that do not fit its chunks."""
    head = signed(account, "PUT", target, upload.head(), payload=upload.form)
    body = upload.body(account, head)
    with Connection() as connection:
        connection.send_head("PUT", target, head)
        for start in range(0, len(body), 5000):
            piece = body[start : start + 5000]
            connection.send(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        connection.send(b"0\r\n\r\n")
        return connection.answer("PUT")
