# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program behaves on a terminal and when it is interrupted."""

import os
import pty
import signal
import subprocess
import time
import unittest

import make_pictures
from cli_case import PROGRAM, CliCase, environment


class TerminalCase(CliCase):
    def setUp(self):
        super().setUp()
        self.picture = self.write("apple.png", make_pictures.apple())
        self.out = self.folder / "out"
        self.screen, self.terminal = pty.openpty()
        self.addCleanup(os.close, self.screen)

    def start(self, *arguments):
        """Starts an explanation of more than a thousand passes with standard error on a terminal."""
        process = subprocess.Popen(
            [PROGRAM, "explain", self.picture, "-p", "apple", "--method", "scorecam", "--out", self.out, *arguments],
            cwd=self.folder, env=environment(self.folder), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.terminal)  # fmt: skip
        os.close(self.terminal)
        self.addCleanup(process.stdout.close)
        return process

    def read_until(self, wanted, seconds=120):
        """What the terminal shows up to `wanted`, or to the end of the program."""
        shown, end = b"", time.monotonic() + seconds
        while wanted not in shown and time.monotonic() < end:
            try:
                block = os.read(self.screen, 4096)
            except OSError:  # the last writer has closed the terminal
                break
            shown += block
        return shown


class Progress(TerminalCase):
    def test_a_bar_is_drawn_and_wiped(self):
        process = self.start("--threads", "2")
        shown = self.read_until(b"nothing ever shows this")
        self.assertEqual(process.wait(60), 0, shown)
        self.assertRegex(shown, rb"\[#+\.*\] \d+/1\d\d\d")
        self.assertTrue(shown.endswith(b"\r\033[K"), shown[-80:])

    def test_quiet_draws_no_bar(self):
        process = self.start("--quiet")
        shown = self.read_until(b"nothing ever shows this")
        self.assertEqual((process.wait(60), shown), (0, b""))


class Interrupt(TerminalCase):
    def test_ctrl_c_stops_within_a_batch_and_leaves_nothing(self):
        process = self.start()
        self.assertIn(b"/1", self.read_until(b"/1"))
        sent = time.monotonic()
        process.send_signal(signal.SIGINT)
        shown = self.read_until(b"nothing ever shows this")
        self.assertEqual(process.wait(60), 130)
        self.assertLess(time.monotonic() - sent, 5)
        self.assertIn(b"clipscope: interrupted; nothing was written", shown)
        self.assertFalse(self.out.exists())


if __name__ == "__main__":
    unittest.main()
