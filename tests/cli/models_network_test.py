# SPDX-License-Identifier: GPL-3.0-or-later
"""clipscope models fetch over HTTP, from a server in this process."""

import http.server
import os
import pty
import re
import signal
import subprocess
import threading
import time
import unittest

from cli_case import PROGRAM, environment
from model_store_case import ModelStoreCase, sha256


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves `server.files`; stops half way through those in `server.slow` until `server.go` is set."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        data = self.server.files.get(self.path)
        self.server.asked.append((self.path, self.headers.get("Range")))
        if data is None:
            self.send_error(404)
            return
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        start = int(wanted[1]) if wanted else 0
        self.send_response(206 if wanted else 200)
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.send_header("ETag", '"' + sha256(data)[:16] + '"')
        self.end_headers()
        middle = (start + len(data)) // 2
        self.wfile.write(data[start:middle])
        self.wfile.flush()
        if self.path in self.server.slow:
            self.server.half.set()
            self.server.go.wait(60)
        try:
            self.wfile.write(data[middle:])
        except ConnectionError:
            pass  # the program was interrupted

    def log_message(self, *_):
        pass


class Fetch(ModelStoreCase):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.files, self.server.asked, self.server.slow = {"/tiny.safetensors": self.weights}, [], set()
        self.server.half, self.server.go = threading.Event(), threading.Event()
        thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.addCleanup(self.server.go.set)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.url = self.base + "/tiny.safetensors"
        self.catalogue([self.entry("tiny", self.url)])

    def start(self, **streams):
        process = subprocess.Popen(
            [PROGRAM, "models", "fetch", "tiny"], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            env={**environment(self.folder), "CLIPSCOPE_MANIFEST": str(self.manifest)}, **streams)  # fmt: skip
        self.addCleanup(process.stdout.close)
        if process.stderr:
            self.addCleanup(process.stderr.close)
        return process

    def start_half(self, **streams):
        """Starts a download that hangs in the middle."""
        self.server.slow.add("/tiny.safetensors")
        process = self.start(**streams)
        self.assertTrue(self.server.half.wait(60))
        return process

    def part(self):
        return self.models / ".partial" / "tiny" / "tiny.safetensors.part"

    def wait_for_part(self):
        end = time.monotonic() + 60
        while not (self.part().exists() and self.part().stat().st_size > 0) and time.monotonic() < end:
            time.sleep(0.02)
        self.assertGreater(self.part().stat().st_size, 0)

    def test_a_model_arrives_and_works(self):
        output, error = self.succeed("models", "fetch", "tiny")
        self.assertEqual(error, "")
        self.assertIn(f"from {self.url}", output)
        self.assertIn("as published", output)
        self.assertEqual(self.installed().read_bytes(), self.weights)
        self.assertEqual(self.json("info", "tiny")["activation"], "quick_gelu")
        self.assertFalse((self.models / ".partial").exists())

    def test_the_next_mirror_is_tried(self):
        self.catalogue([self.entry("tiny", self.base + "/gone/tiny.safetensors", self.url)])
        self.assertEqual(self.json("fetch", "tiny")["source"], self.url)

    def test_a_cached_file_that_is_wrong_is_fetched_anew(self):
        self.cache(self.weights[:100])
        self.assertEqual(self.json("fetch", "tiny")["source"], self.url)

    def test_wrong_bytes_are_refused(self):
        self.server.files["/tiny.safetensors"] = self.weights[:-1] + b"\x01"
        self.refuse(1, sha256(self.weights), "models", "fetch", "tiny")
        self.assertFalse((self.models / "tiny").exists())

    def test_a_file_that_is_no_checkpoint_is_refused(self):
        self.server.files["/tiny.safetensors"] = b"PK, but not really"
        self.catalogue([self.entry("tiny", self.url, checksum="")])
        self.refuse(1, "is not the model", "models", "fetch", "tiny")
        self.assertFalse((self.models / "tiny").exists())

    def test_a_missing_file_is_named(self):
        self.server.files.clear()
        self.refuse(1, r"127\.0\.0\.1.*404", "models", "fetch", "tiny")

    def test_an_optional_config_may_be_missing(self):
        entry = self.entry("tiny", self.url)
        entry["files"].append({"name": "config.json", "urls": [self.base + "/config.json"], "optional": True})
        self.catalogue([entry])
        self.succeed("models", "fetch", "tiny")
        self.assertTrue((self.models / "tiny" / "clipscope.json").exists())
        self.assertFalse((self.models / "tiny" / "config.json").exists())

    def test_ctrl_c_keeps_the_part_and_the_same_command_continues(self):
        process = self.start_half(stderr=subprocess.PIPE)
        self.wait_for_part()
        sent = time.monotonic()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), 130)
        self.assertLess(time.monotonic() - sent, 10)
        self.assertRegex(process.stderr.read(), rb"\Aclipscope: interrupted; .*'clipscope models fetch tiny' continues there\n\Z")
        kept = self.part().stat().st_size
        self.assertEqual(self.part().read_bytes(), self.weights[:kept])
        self.assertTrue(self.json("list")["available"][0]["unfinished"])
        self.server.go.set()
        self.succeed("models", "fetch", "tiny")
        self.assertEqual(self.server.asked[-1], ("/tiny.safetensors", f"bytes={kept}-"))
        self.assertEqual(self.installed().read_bytes(), self.weights)

    def test_an_unfinished_download_can_be_removed(self):
        process = self.start_half(stderr=subprocess.PIPE)
        self.wait_for_part()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), 130)
        self.succeed("models", "remove", "tiny", "--yes")
        self.assertEqual(list(self.models.iterdir()), [])

    def test_two_programs_do_not_fetch_the_same_model(self):
        process = self.start_half(stderr=subprocess.PIPE)
        self.refuse(1, "being downloaded by another program", "models", "fetch", "tiny")
        self.server.go.set()
        self.assertEqual(process.wait(60), 0, process.stderr.read())
        self.assertEqual(self.installed().read_bytes(), self.weights)

    def test_a_terminal_shows_how_far_it_is(self):
        screen, terminal = pty.openpty()
        self.addCleanup(os.close, screen)
        process = self.start_half(stderr=terminal)
        os.close(terminal)
        shown, end = b"", time.monotonic() + 60
        while b"%" not in shown and time.monotonic() < end:
            shown += os.read(screen, 4096)
        total = f"{len(self.weights) / 1e6:.1f}".encode()
        self.assertRegex(shown, rb"downloading \[#*\.+\] \d\.\d/" + re.escape(total) + rb" MB, \d+ %")
        self.server.go.set()
        self.assertEqual(process.wait(60), 0)


if __name__ == "__main__":
    unittest.main()
