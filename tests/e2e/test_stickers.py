# SPDX-License-Identifier: GPL-3.0-or-later
"""The typographic bench: words on the picture, belief and gaze before and after."""

import re

from harness.case import WindowCase


class Stickers(WindowCase):
    def setUp(self):
        super().setUp()
        self.fresh_sample()

    def selected_at(self):
        """Text and centre of the selected sticker as the canvas tells them; none without one."""
        found = re.search(r'stickers=\d+ selected="([^"]*)" at=(-?\d+),(-?\d+)', self.window.canvas.description)
        return (found[1], int(found[2]), int(found[3])) if found else None

    def stage(self):
        self.window.focus_canvas()
        self.window.canvas_key("t")
        return self.window.wait(self.selected_at, 10, "a sticker")

    def verdict(self):
        return self.window.wait(
            lambda: next((n.name for n in self.window.find("frame", "Attack").walk() if n.name.startswith("With “")), None),
            30,
            "the sentence about the attack")

    def test_m18_words_are_placed_where_clicked_and_the_outcome_is_said(self):
        window = self.window
        window.focus_canvas()
        window.display.key("ctrl+shift+t")
        window.wait(lambda: window.message, 5, "a hint how to place them")
        x, y = window.canvas.centre
        window.display.click(x, y)
        window.wait(self.selected_at, 10, "a sticker")
        window.display.key("ctrl+a")
        window.display.type("bee")
        window.display.key("Return")
        window.wait(lambda: self.selected_at()[0] == "bee", 5, "the typed word")
        window.wait(lambda: re.search("flip", window.message or "", re.I), 30, "whether the top prompt flipped")
        self.assertIn("bee", self.verdict())

    def test_m19_stickers_are_dragged_nudged_removed_and_brought_back(self):
        window = self.window
        text, x, y = self.stage()
        for _ in range(3):
            window.canvas_key("Right")
        window.wait(lambda: self.selected_at() == (text, x + 3, y), 5, "three pixels to the right")
        window.display.key("ctrl+z")
        window.wait(lambda: self.selected_at() == (text, x, y), 5, "the nudges to be one step")
        window.canvas_key("Delete")
        window.wait(lambda: "stickers=" not in window.canvas.description, 5, "no sticker")
        window.display.key("ctrl+z")
        window.wait(lambda: "stickers=1" in window.canvas.description, 5, "the sticker again")

    def test_m21_before_and_after_stand_side_by_side(self):
        window = self.window
        clean = window.box
        self.stage()
        window.wait(lambda: "panes=shown,shown" in window.canvas.description, 60, "both panes")
        window.wait_until_idle()
        self.assertRegex(self.verdict(), "top prompt (stays|changes)")
        window.canvas_key("t")
        window.wait_until_idle()
        window.display.key("ctrl+z")
        window.display.key("ctrl+z")
        window.wait(lambda: "stickers=" not in window.canvas.description, 5, "no sticker")
        window.wait(lambda: window.box == clean, 20, "the box of the clean picture again")

    def test_m18_defences_are_compared_row_by_row(self):
        window = self.window
        self.stage()
        self.verdict()
        window.wait_until_idle()
        window.click(window.find("push button", "Compare defences"))
        table = window.wait(lambda: window.find("table", "Defences against the stickers"), 10, "the table")
        window.wait(lambda: re.search(r"defend against|brings? ", table.description), 120, "what came of it")
        window.wait(lambda: "tried." not in table.description, 120, "all the rows")
        rows, columns = table.size
        self.assertEqual((rows, columns), (9, 5))
        self.assertEqual(table.cell(0, 0).name, "no defence")
        for row in range(rows):
            self.assertRegex(table.cell(row, 1).name, "^(holds ✓|fooled ✗)$")
            self.assertRegex(table.cell(row, 3).name, r" [01]\.\d\d")

    def test_m34_story_b_needs_no_mouse(self):
        window = self.window
        text, _, _ = self.stage()
        self.assertIn(text, [row[0] for row in window.prompts()])
        window.wait(lambda: re.search("flip", window.message or "", re.I), 30, "whether the top prompt flipped")
        window.display.key("ctrl+2")
        window.wait_for(state="done", prompt="snail", timeout=90)
