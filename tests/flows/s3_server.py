"""A real S3 server (moto) on this machine's loopback, for the tests of remote inboxes and outputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUCKET = "xa-hoa-lac-dong"
KEYS = {
    "AWS_ACCESS_KEY_ID": "khong-phai-khoa",
    "AWS_SECRET_ACCESS_KEY": "khong-phai-khoa",
    "AWS_DEFAULT_REGION": "ap-southeast-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@contextmanager
def s3_server() -> Iterator[dict[str, str]]:
    """A server with a bucket; gives the environment in which it is found, which stands here too."""
    from moto.server import ThreadedMotoServer
    from s3fs import S3FileSystem

    before = dict(os.environ)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = {**KEYS, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    os.environ.update(environment)
    S3FileSystem.clear_instance_cache()
    try:
        if not S3FileSystem().exists(BUCKET):  # all servers of one process have the same content
            S3FileSystem().mkdir(BUCKET, region_name=KEYS["AWS_DEFAULT_REGION"])
        yield environment
    finally:
        server.stop()
        S3FileSystem.clear_instance_cache()
        os.environ.clear()
        os.environ.update(before)


def put_folder(folder: Path, address: str) -> None:
    """Every file of a folder as an object below an address."""
    from s3fs import S3FileSystem

    for path in sorted(folder.rglob("*")):
        if path.is_file():
            S3FileSystem().put_file(str(path), f"{address.removeprefix('s3://')}/{path.relative_to(folder).as_posix()}")
