#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: forward.py COMMAND...

Runs a command for which the Docker engine is one that is reached over the network: DOCKER_HOST names a port here, and all that
comes there is passed on to the engine of the docker command's own context. Ends with the command's status, or with 99 where
nobody came.
"""

import os
import socket
import subprocess
import sys
import threading
import urllib.parse


def own_engine():
    """unix://PATH or tcp://HOST:PORT."""
    ask = ["docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]
    return urllib.parse.urlsplit(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())


def connected(engine):
    if engine.scheme != "unix":
        return socket.create_connection((engine.hostname, engine.port))
    to_it = socket.socket(socket.AF_UNIX)
    to_it.connect(engine.path)
    return to_it


def pour(source, target):
    """Passes on all bytes, then their end: an answer may go on when all was asked."""
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # one of them has gone


def forward(client, engine):
    with client, connected(engine) as to_it:
        back = threading.Thread(target=pour, args=(to_it, client))
        back.start()
        pour(client, to_it)
        back.join()


def serve(listener, engine, came):
    while True:
        client = listener.accept()[0]
        came.append(True)
        threading.Thread(target=forward, args=(client, engine), daemon=True).start()


def main():
    came = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener, own_engine(), came), daemon=True).start()
        far = os.environ | {"DOCKER_HOST": f"tcp://127.0.0.1:{listener.getsockname()[1]}"}
        status = subprocess.run(sys.argv[1:], check=False, env=far).returncode
    return status if came else 99


if __name__ == "__main__":
    sys.exit(main())
