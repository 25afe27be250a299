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

    def test_damaged_settings_are_set_aside(self):
        settings = self.settings()
        for content in (b"\xff\x00\x80garbage" * 50, b"[General]\nschema=999\n", b"x" * 3_000_000):
            with self.subTest(content=content[:20]):
                settings.write_bytes(content)
                self.take_screenshot()
                self.assertEqual(settings.with_name("clipscope.conf.broken").read_bytes(), content)

    def test_folders_that_cannot_be_written_to_do_not_matter(self):
        (self.folder / "file").write_text("no folder")
        self.take_screenshot(XDG_CONFIG_HOME="/proc/nowhere", XDG_STATE_HOME=str(self.folder / "file"))

    def test_safe_mode_neither_reads_nor_writes_settings(self):
        settings = self.settings()
        settings.write_text("[General]\nschema=1\n[analysis]\nmethod=no-such-method\n")
        before = settings.read_bytes()
        done = self.take_screenshot("--safe-mode", "--method", "gradcam")
        self.assertNotIn(b"no-such-method", done.stderr)
        self.assertEqual(settings.read_bytes(), before)

    def test_settings_can_be_forgotten(self):
        settings = self.settings()
        settings.write_text("[General]\nschema=1\n[view]\ntheme=dark\n")
        self.take_screenshot("--reset-settings")
        self.assertNotIn("dark", settings.read_text() if settings.exists() else "")

    def test_the_window_speaks_the_language_of_the_system(self):
        for language in ("de_DE.UTF-8", "fr_FR.UTF-8"):
            with self.subTest(language=language):
                self.take_screenshot(LANG=language, LANGUAGE="", LC_ALL=language)

    def settings(self):
        folder = self.folder / "config" / "clipscope"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / "clipscope.conf"

    def take_screenshot(self, *arguments, **environment):
        environment = {"XDG_CONFIG_HOME": str(self.folder / "config"), **environment}
        done = self.run_program(*arguments, "--screenshot", "window.png", **self.PLATFORM, **environment)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8", "replace"))
        self.assert_shows_something("window.png")
        return done

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
