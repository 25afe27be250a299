# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of one's own: X server, message bus and accessibility bus, gone with the test run."""

import ctypes
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import sys
import time

from .x11 import Display

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SCREEN = (1920, 1080)
PATIENCE = 20  # seconds for a server to start

# Reads the process groups that have been started, and ends those that are left when we are gone.
REAPER = """
import os, signal, sys
groups = [int(line) for line in sys.stdin]
for group in groups:
    try:
        os.killpg(group, signal.SIGKILL)
    except OSError:
        pass
"""
_reaper = None


def missing():
    """Why the tests cannot run here; nothing if they can."""
    for program in ("Xvfb", "dbus-daemon"):
        if not shutil.which(program):
            return f"{program} is not installed"
    if not any(os.access(path, os.X_OK) for path in LAUNCHERS):
        return "at-spi2-core is not installed"
    try:
        from gi.repository import Gio  # noqa: F401
    except ImportError:
        return "python3-gi is not installed for this Python"
    try:
        ctypes.CDLL("libX11.so.6")
        ctypes.CDLL("libXtst.so.6")
    except OSError as error:
        return str(error)
    return None


class Session:
    """Use as a context. `environment`: what programs on this desktop need."""

    def __init__(self, screen=SCREEN):
        self._screen = screen
        self._processes = []
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="clipscope-e2e-"))
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if key in ("PATH", "LD_LIBRARY_PATH", "OMP_WAIT_POLICY", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")
        }

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if getattr(self, "display", None):
            self.display.close()
        for process in reversed(self._processes):
            end(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self):
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700)
        home = self.folder / "desktop"
        home.mkdir()
        self.environment.update(
            HOME=str(home), XDG_RUNTIME_DIR=str(runtime), LANG="C.UTF-8", TMPDIR=str(self.folder),
            GSETTINGS_BACKEND="memory", NO_AT_BRIDGE="0")  # fmt: skip
        width, height = self._screen
        number = self._announced(
            lambda out: ["Xvfb", "-displayfd", str(out), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
                         "-noreset", "-dpi", "96"])  # fmt: skip
        self.environment["DISPLAY"] = f":{number}"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._announced(
            lambda out: ["dbus-daemon", "--session", "--nofork", f"--print-address={out}"])
        launcher = next(path for path in LAUNCHERS if os.access(path, os.X_OK))
        self._spawn([launcher, "--launch-immediately"])
        self.display = Display(self.environment["DISPLAY"], width, height)

    def _spawn(self, command, **options):
        process = start(command, self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        self._processes.append(process)
        return process

    def _announced(self, command):
        """Starts a server that writes where it is to a file descriptor, and returns that line."""
        read, write = os.pipe()
        try:
            process = self._spawn(command(write), pass_fds=[write])
            os.close(write)
            line, deadline = b"", time.monotonic() + PATIENCE
            while not line.endswith(b"\n"):
                ready, _, _ = select.select([read], [], [], max(0, deadline - time.monotonic()))
                piece = os.read(read, 4096) if ready else b""
                if not piece:
                    raise RuntimeError(f"{process.args[0]} did not start")
                line += piece
            return line.decode().strip()
        finally:
            os.close(read)


def start(command, environment, **options):
    """In a group of its own, so that what it starts can be ended with it; it dies with the tests."""
    global _reaper
    if _reaper is None:
        _reaper = subprocess.Popen([sys.executable, "-c", REAPER], stdin=subprocess.PIPE, start_new_session=True)
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True, **options)  # fmt: skip
    _reaper.stdin.write(f"{process.pid}\n".encode())
    _reaper.stdin.flush()
    return process


def end(process, patience=5):
    """Ends a process and all that it has started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
        except (ProcessLookupError, PermissionError):
            pass
        try:
            process.wait(patience)
            break
        except subprocess.TimeoutExpired:
            continue
