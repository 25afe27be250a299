# SPDX-License-Identifier: GPL-3.0-or-later
"""The same program as a window: refused without a display, opened with one."""

import os
import unittest

import make_pictures
from cli_case import CliCase, read_png


class NoDisplay(CliCase):
    def test_the_window_is_refused_and_the_way_out_named(self):
        self.refuse(1, r"no display.*clipscope explain IMAGE --prompt TEXT --out DIR")

    def test_a_picture_alone_asks_for_the_window_too(self):
        self.refuse(1, r"no display", self.write("apple.png", make_pictures.apple()))


class Window(CliCase):
    PLATFORM = {"QT_QPA_PLATFORM": "offscreen"}

    def test_a_first_launch_shows_a_finished_result(self):
        done = self.run_program("--screenshot", "window.png", **self.PLATFORM)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8", "replace"))
        self.assert_shows_something("window.png")

    def test_a_picture_and_a_prompt_can_be_given(self):
        picture = self.write("apple.png", make_pictures.apple())
        done = self.run_program(
            picture, "--prompt", "an apple", "--k", "20", "--screenshot", "window.png", **self.PLATFORM)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8", "replace"))
        self.assert_shows_something("window.png")

    def assert_shows_something(self, name):
        width, height, channels, rows = read_png(self.folder / name)
        self.assertGreaterEqual((width, height), (800, 500))
        colours = {row[i : i + 3] for row in rows for i in range(0, len(row), channels * 7)}
        self.assertGreater(len(colours), 200)


@unittest.skipUnless(os.environ.get("DISPLAY"), "no display")
class WindowOnADisplay(Window):
    @property
    def PLATFORM(self):
        return {"QT_QPA_PLATFORM": "xcb", "DISPLAY": os.environ["DISPLAY"], "XAUTHORITY": os.environ.get("XAUTHORITY", "")}


if __name__ == "__main__":
    unittest.main()
