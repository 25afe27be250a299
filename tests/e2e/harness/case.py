# SPDX-License-Identifier: GPL-3.0-or-later
"""Base classes of the tests: a desktop for all of them, a program for each class."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from .files import BINARY, ROOT, resnet, vit, write_model
from .program import Program, wait_until
from .session import Session
from .window import Window

TEST_LIMIT = 150  # seconds; a test that takes longer hangs
STRICT = os.environ.get("CLIPSCOPE_E2E_STRICT") == "1"
PATIENCE = 10  # how many times its limit a measured time may take on a busy machine
HELPER = os.environ.get("CLIPSCOPE_E2E_HELPER", str(ROOT / "build" / "release" / "bin" / "clipscope_exchange"))
LOGS = pathlib.Path(os.environ.get("CLIPSCOPE_E2E_LOGS", ROOT / "build" / "logs" / "e2e"))

measurements = []  # (criterion, what, value, limit, unit)
_session = None


def session():
    global _session
    if _session is None:
        _session = Session().__enter__()
    return _session


def close_session():
    global _session
    if _session is not None:
        _session.__exit__()
        _session = None


def tiny_model(family):
    """A model folder of random weights ("resnet" or "vit") that runs in milliseconds."""
    folder = session().folder / f"tiny-{family}"
    return folder if folder.exists() else write_model(folder, {"resnet": resnet, "vit": vit}[family]())


class Case(unittest.TestCase):
    """Has a folder of its own; never hangs; keeps what helps to understand a failure."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="test-", dir=session().folder))
        self.display = session().display
        self._programs = []
        self.addCleanup(self._end_programs)
        signal.signal(signal.SIGALRM, self._on_alarm)
        signal.alarm(TEST_LIMIT)
        self.addCleanup(signal.alarm, 0)

    def _on_alarm(self, *_):
        raise AssertionError(f"the test took more than {TEST_LIMIT} s")

    def _end_programs(self):
        for program in self._programs:
            program.end()

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def start(self, *arguments, **options):
        """A program of this test's own."""
        program = Program(session(), BINARY, *arguments, **options)
        self._programs.append(program)
        return program

    def open_window(self, *arguments, **options):
        return Window(self.start(*arguments, **options))

    def exchange(self, *arguments):
        """The helper that offers things to drag and owns or reads the clipboard."""
        if not os.access(HELPER, os.X_OK):
            self.skipTest(f"{HELPER} is not built")
        helper = Program(session(), HELPER, *arguments)
        self._programs.append(helper)
        wait_until(lambda: "ready" in helper.log.read_text(), 10, "the exchange helper")
        return helper

    def command(self, *arguments, prefix=(), timeout=120, variables=None):
        """Runs the program as a command, without a display."""
        environment = {k: v for k, v in session().environment.items() if k != "DISPLAY"}
        environment.update(HOME=str(self.folder), **(variables or {}))
        return subprocess.run(
            [*prefix, BINARY, *map(os.fspath, arguments)], cwd=self.folder, env=environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)  # fmt: skip

    def measure(self, what, value, limit, unit="s", patience=PATIENCE):
        """Notes how long something took. Beyond its limit only a patient multiple fails: the machine
        may be busy; CLIPSCOPE_E2E_STRICT=1 makes the limit itself the bound."""
        criterion = criterion_of(self._testMethodName) or "-"
        measurements.append((criterion, what, value, limit, unit))
        self.assertLessEqual(value, limit if STRICT else limit * patience, what)


class WindowCase(Case):
    """The tests of a class share one window; one that fails takes its program with it."""

    ARGUMENTS = ()
    MODEL = "resnet"  # a tiny one; None: the one that ships
    VARIABLES = {}
    SAMPLE = "Two things, two prompts"
    _shared = None

    @classmethod
    def tearDownClass(cls):
        if cls._shared is not None:
            cls._shared.program.end()
            cls._shared = None

    def setUp(self):
        super().setUp()
        cls = type(self)
        if cls._shared is None or not cls._shared.program.running:
            model = ("--model", tiny_model(cls.MODEL)) if cls.MODEL else ()
            program = Program(session(), BINARY, *model, *cls.ARGUMENTS, variables=cls.VARIABLES)
            try:
                cls._shared = Window(program)
            except BaseException:
                program.end()
                raise
            self.prepare(cls._shared)
        self.window = cls._shared
        self.program = self.window.program
        self.addCleanup(self._look_back)
        self.window.activate()

    def prepare(self, window):
        """Once for each program, before the first test."""

    def _look_back(self):
        failed = self._has_failed()
        crashed = not self.program.running and not getattr(self, "ends_program", False)
        if failed or crashed:
            self._keep_evidence()
            self.program.end()
            type(self)._shared = None
        if crashed and not failed:
            self.fail(f"the program ended with {self.program.exit_code}: {self.program.errors}")

    def _has_failed(self):
        result = self._outcome.result
        return any(getattr(test, "test_case", test) is self for test, _ in result.failures + result.errors)

    def _keep_evidence(self):
        place = LOGS / self.id().split(".", 1)[-1]
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)
        session().display.grab().save(place / "screen.png")
        (place / "stderr.txt").write_text(self.program.log.read_text("utf-8", "replace"))
        if self.program.running:
            (place / "accessibility.txt").write_text(self.window.application.tree())
        print(f"\n  kept in {place}", flush=True)

    # Often needed

    def wait_for(self, **expected):
        self.window.wait_for(**expected)

    def fresh_sample(self):
        """The sample with its own prompts, method and k, explained."""
        self.window.open_sample(self.SAMPLE)
        self.window.wait_until_idle()

    def rest(self, seconds):
        time.sleep(seconds)


def criterion_of(test):
    """'M6' of test_m06_free_text_prompt_live."""
    match = re.match(r"test_([mdn])(\d+)_", test)
    return f"{match[1].upper()}{int(match[2])}" if match else None
