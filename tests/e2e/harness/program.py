# SPDX-License-Identifier: GPL-3.0-or-later
"""The program under test: started with a home of its own, watched, and ended."""

import os
import pathlib
import re
import subprocess
import tempfile
import time

from .atspi import Bus, Gone
from .session import end, start

TICKS = os.sysconf("SC_CLK_TCK")
POLL = 0.03


class TimedOut(AssertionError):
    pass


def wait_until(condition, timeout=20, what="the condition to hold"):
    """Asks again and again, and returns the first answer that counts as true."""
    deadline = time.monotonic() + timeout
    last = None
    while True:
        try:
            answer = condition()
            if answer:
                return answer
            last = answer
        except (Gone, LookupError) as error:
            last = error
        if time.monotonic() > deadline:
            raise TimedOut(f"waited {timeout} s for {what}; the last answer was {last!r}")
        time.sleep(POLL)


class Program:
    """`home`: a folder that stands for the user's; kept by the caller if one is given."""

    def __init__(self, session, binary, *arguments, home=None, variables=None, prefix=()):
        self.session = session
        self._bus = None
        self.home = pathlib.Path(home or tempfile.mkdtemp(prefix="home-", dir=session.folder))
        self.environment = {
            **session.environment,
            "HOME": str(self.home),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            **(variables or {}),
        }
        self.environment = {key: value for key, value in self.environment.items() if value is not None}
        self.log = pathlib.Path(tempfile.mkstemp(prefix="stderr-", dir=session.folder)[1])
        command = [*prefix, os.fspath(binary), *map(os.fspath, arguments)]
        self.started = time.monotonic()
        with open(self.log, "wb") as log:
            self._process = start(command, self.environment, stdout=log, stderr=log, cwd=self.home)

    @property
    def pid(self):
        return self._process.pid

    @property
    def running(self):
        return self._process.poll() is None

    @property
    def exit_code(self):
        return self._process.poll()

    @property
    def errors(self):
        """What the program has written to standard error, without the platform's own remarks."""
        remarks = re.compile(r"^(qt\.(qpa|accessibility)|QAccessible|QStandardPaths|libGL|MESA|dbus|\s*$)")
        lines = self.log.read_text("utf-8", "replace").splitlines()
        return "\n".join(line for line in lines if not remarks.search(line))

    def application(self, timeout=30):
        """The root of its accessible tree."""
        if self._bus is None:
            self._bus = Bus(self.session.environment["DBUS_SESSION_BUS_ADDRESS"])

        def look():
            if not self.running:
                raise AssertionError(f"the program ended with {self.exit_code}: {self.errors}")
            for node in self._bus.applications():
                try:
                    if self._bus.process_of(node.owner) == self.pid:
                        return node
                except Gone:
                    continue
            return None

        return wait_until(look, timeout, "the program to appear on the accessibility bus")

    def wait(self, timeout=20):
        """Its exit code."""
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise TimedOut(f"the program has not ended within {timeout} s") from None

    def end(self):
        if self._bus is not None:
            self._bus.close()
            self._bus = None
        if self.running:
            end(self._process)

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def cpu_share(self, seconds=1.0):
        """Of one core, over the next `seconds`."""
        before, start_at = self.cpu_seconds(), time.monotonic()
        time.sleep(seconds)
        return (self.cpu_seconds() - before) / (time.monotonic() - start_at)
