# SPDX-License-Identifier: GPL-3.0-or-later
"""Channels, comparison, history, folders and sessions."""

import re
import time

from harness.case import WindowCase
from harness.files import apple, read_json


class Explorer(WindowCase):
    def setUp(self):
        super().setUp()
        self.fresh_sample()

    def test_m17_a_click_ranks_the_channels_and_escape_comes_back(self):
        window = self.window
        before = window.stable_canvas()
        x, y = window.canvas.centre
        window.display.click(x - 100, y)
        panel = window.wait(lambda: window.find("frame", re.compile("^Channels")), 5, "the Channels panel")
        items = window.wait(
            lambda: [n for n in panel.walk() if n.role in ("list item", "table cell")], 5, "ranked channels")
        self.assertGreater(len(items), 5)
        clicked = time.monotonic()
        window.click(items[1])
        window.wait(lambda: window.grab_canvas() != before, 5, "the channel's own map")
        self.measure("a channel's map after the click", time.monotonic() - clicked, 0.1)
        window.display.key("Escape")
        window.wait(lambda: window.stable_canvas().different_pixels(before) < 20000, 5, "the explanation again")

    def test_m22_a_pinned_result_can_be_compared(self):
        window = self.window
        window.focus_canvas()
        window.canvas_key("p")
        window.display.key("ctrl+2")
        window.wait_for(state="done", prompt="snail")
        window.focus_canvas()
        looks = [window.stable_canvas()]
        for _ in range(4):
            window.canvas_key("x")
            looks.append(window.stable_canvas())
        self.assertEqual(looks[0], looks[4], "four steps lead back")
        self.assertEqual(len({look.rgb for look in looks[:4]}), 4, "four looks")

    def test_m26_a_saved_session_comes_back(self):
        window = self.window
        window.type_prompt("big flower", enter=True)
        window.wait_for(state="done", prompt="big flower")
        window.set_number("Threshold", "0.47")
        window.wait(lambda: window.threshold == (0.47, "fixed"), 5, "the threshold")
        before, path = window.canvas.description, self.folder / "work.clipscope"
        window.display.key("ctrl+shift+s")
        window.type_path(path)
        window.wait(path.exists, 10, "the session file")
        again = self.open_window(path)
        again.wait(lambda: again.described()["prompt"] == "big flower", 20, "the prompt")
        again.wait(lambda: again.canvas.description == before, 20, f"the canvas to say {before!r}")

    def test_m20_undone_and_redone_sessions_are_equal(self):
        window = self.window
        first, second = self.folder / "first.clipscope", self.folder / "second.clipscope"
        window.choose("Saliency method", "Grad-CAM")
        window.wait_for(state="done", method="Grad-CAM")
        window.set_number("Threshold", "0.3")
        for path in (first, second):
            window.display.key("ctrl+shift+s")
            window.type_path(path)
            window.wait(path.exists, 10, "the session file")
            if path == first:
                for key in ("ctrl+z", "ctrl+z", "ctrl+shift+z", "ctrl+shift+z"):
                    window.display.key(key)
                    window.wait_until_idle()
        self.assertEqual(read_json(first), read_json(second))

    def test_d13_page_keys_walk_a_folder(self):
        window = self.window
        for name, shift in (("a.png", 0), ("b.png", 20), ("c.png", 40)):
            self.write(name, apple(shift=shift))
        window.open_file(self.folder / "b.png")
        window.wait_until_idle()
        for key, name in (("Next", "c.png"), ("Prior", "b.png"), ("Prior", "a.png")):
            window.canvas_key(key)
            window.wait(lambda: name in window.title, 10, f"{name} after {key}")
            window.wait_until_idle()

    def test_d14_a_file_that_changes_is_read_again(self):
        window = self.window
        path = self.write("changing.png", apple())
        window.open_file(path)
        window.wait_until_idle()
        before = window.stable_canvas()
        window.menu("File", "Reload when changed")
        path.write_bytes(apple(shift=60))
        window.wait(lambda: window.grab_canvas() != before, 15, "the new picture")
        window.wait_until_idle()
        window.menu("File", "Reload when changed")

    def test_d04_history_brings_back_what_was(self):
        window = self.window
        boxes = [window.box]
        window.choose("Saliency method", "Grad-CAM")
        window.wait_for(state="done", method="Grad-CAM")
        boxes.append(window.box)
        window.display.key("alt+Left")
        window.wait_for(state="done", method="gScoreCAM")
        self.assertEqual(window.box, boxes[0])
        window.display.key("alt+Right")
        window.wait_for(state="done", method="Grad-CAM")
        self.assertEqual(window.box, boxes[1])
