"""A real PostgreSQL server for tests, started by them and ended with them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

APT = "apt-get install -y --no-install-recommends postgresql-15 postgresql-15-postgis-3"
_numbers = count(1)


def binaries():
    """Return the folder of the server's programs; a machine without any fails the tests and says what to install."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda file: int(file.parts[4]), reverse=True)
    found = newest or [Path(name) for name in [shutil.which("initdb")] if name]
    if not found:
        pytest.fail(f"the store's tests want a PostgreSQL server: {APT}")
    return found[0].parent


def owner(folder):
    """Return how to start a program as somebody whom the server lets run it: root may not."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def running_server():
    """Yield the folder of the socket of a running server."""
    programs, folder = binaries(), Path(tempfile.mkdtemp(prefix="dlpg-"))
    how = owner(folder)
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)}

    def run(*command):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
        subprocess.run([str(part) for part in command], check=True, cwd=folder, env=env, **quiet, **how)  # noqa: S603

    data, control = folder / "data", programs / "pg_ctl"
    run(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
    local = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
    run(control, "-D", data, "-w", "-l", folder / "log", "-o", f"{local} {quick}", "start")
    try:
        yield folder
    finally:
        run(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def new_database(folder):
    """Return the URL of a new, empty database."""
    name = f"kept{next(_numbers)}"
    with psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return f"postgresql://postgres@/{name}?host={folder}"
