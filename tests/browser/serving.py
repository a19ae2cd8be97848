"""A `dateline serve` that runs beside the tests: started, stopped and started again on the same port."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

COMMAND = (sys.executable, "-c", "from dateline.cli.main import main; main()")
PATIENCE = 60  # seconds until a server that was started answers, on a machine that has other work


def dateline(*words):
    """Run a command to its end; it must not fail."""
    subprocess.run([*COMMAND, *map(str, words)], check=True, capture_output=True, timeout=300)  # noqa: S603  (our own words)


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def await_that(holds):
    """Wait until something holds; it must within PATIENCE."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it did not come to hold"
        time.sleep(0.1)


@dataclass
class Server:
    """One server on one store; `token` is the owner's of the present run, empty where there are users or the public reads."""

    db: Path
    options: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    token: str = ""
    process: subprocess.Popen | None = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def page(self, path="/", token=None):
        """Return the address of a page, with a token: the owner's unless another is given, none for an empty one."""
        shown = self.token if token is None else token
        return f"{self.address}{path}#token={shown}" if shown else self.address + path

    def start(self):
        command = [*COMMAND, "serve", "--db", str(self.db), "--port", str(self.port), *self.options]
        env = os.environ | {"PYTHONUNBUFFERED": "1", "DATELINE_API_RATE": "0"}
        with self.db.with_suffix(f".{self.port}.log").open("a") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=env)  # noqa: S603
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+?:\d+\S*?(?:#token=(\S+))?\s", line)
        if not found:
            self.stop()
            raise AssertionError(f"the server said {line!r} in place of its address")
        self.token = found[1] or ""
        self._await()
        return self

    def get(self, path, **query):
        """Return what the API answers."""
        with urlopen(f"{self.address}/api/v1{quote(path)}?{urlencode(query, doseq=True)}", timeout=30) as answer:  # noqa: S310  (our own address)
            return json.load(answer)

    def incidents(self, **query):
        """Return the summaries of its incidents, at most 500."""
        return self.get("/incidents", limit=500, **query)["items"]

    def _await(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urlopen(f"{self.address}/api/v1/status", timeout=5):  # noqa: S310
                    return
            except (URLError, ConnectionError):
                time.sleep(0.1)
        raise AssertionError(f"the server on {self.port} did not answer within {PATIENCE} s")

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.process = None
