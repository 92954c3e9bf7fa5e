"""A started server with people in it, each with mattermostautodriver's client."""

import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import threading
import urllib.parse
from pathlib import Path

from mattermostautodriver import TypedDriver

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("MORTISE_BIN", ROOT / "target/debug/mortise"))
PASSWORD = "Correct-horse-9"
START_LIMIT_SECONDS = 60  # a debug build on a busy machine


class Server:
    """`mortise serve` on a free port, with empty folders of its own."""

    def __init__(self, env=None, args=()):
        self.folder = Path(tempfile.mkdtemp(prefix="mortise-clients-"))
        for name in ("client", "plugins"):
            (self.folder / name).mkdir()
        self._log = []
        self._drivers = []
        self._process = subprocess.Popen(
            [
                PROGRAM, "serve", "--listen", "127.0.0.1:0", "--data", self.folder / "data",
                "--client", self.folder / "client", "--plugins", self.folder / "plugins", *args,
            ],
            env={**os.environ, "RUST_LOG": "warn,server=info", **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._found = threading.Event()
        self.url = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self._found.wait(START_LIMIT_SECONDS) or self.url is None:
            self.stop()
            raise RuntimeError("the server did not listen:\n" + "".join(self._log))

    def _read(self):
        for line in self._process.stdout:
            self._log.append(line)
            found = re.search(r"listening on (http://[^\s/]+)", line)
            if found:
                self.url = found[1]
                self._found.set()
        self._found.set()

    def driver(self, login_id=None):
        """A client; signed in when somebody is named."""
        address = urllib.parse.urlsplit(self.url)
        driver = TypedDriver({
            "scheme": "http", "url": address.hostname, "port": address.port,
            "login_id": login_id, "password": PASSWORD, "max_retries": 0,
        })
        self._drivers.append(driver)
        if login_id:
            driver.login()
        return driver

    def stop(self):
        for driver in self._drivers:
            driver.client.client.close()
        self._process.terminate()
        self._process.wait(START_LIMIT_SECONDS)
        self._reader.join(START_LIMIT_SECONDS)
        self._process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def account(name):
    return {"username": name, "email": f"{name}@example.test", "password": PASSWORD}


def bundle(plugin_id="org.example.greeter", version="1.0.0", **manifest):
    """A plugin with a web part: `(file name, content)`, as the client takes files."""
    manifest = {
        "id": plugin_id, "version": version, "name": "Greeter", "description": "Greets.",
        "min_server_version": "9.0.0", "webapp": {"bundle_path": "webapp/main.js"}, **manifest,
    }
    files = {
        "plugin.json": json.dumps(manifest),
        "webapp/main.js": f"export function initialize() {{ return {json.dumps(version)}; }}\n",
    }
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz", format=tarfile.USTAR_FORMAT) as archive:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"{plugin_id}/{name}")
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return (f"{plugin_id}-{version}.tar.gz", content.getvalue())
