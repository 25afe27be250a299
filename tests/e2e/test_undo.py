# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo of everything that is part of the document."""

import time

from harness.case import WindowCase


class Undo(WindowCase):
    def setUp(self):
        super().setUp()
        self.window.open_sample(self.SAMPLE)
        self.window.choose("Saliency method", "Grad-CAM")
        self.window.wait_for(state="done", method="Grad-CAM")

    def snapshot(self):
        """What the document is, as far as the window tells."""
        window = self.window
        found = window.described()
        return (
            window.title, found["prompt"], found["method"], found["threshold"],
            found["box"] if found["prompt"] else None,  # no question, no answer: what was last shown stays
            tuple(row[0] for row in window.prompts()), window.find("spin box", "k, channels used").value,
            window.combo("How the picture becomes the model's square").name,
            tuple(window.find("check box", f"Layer {n}").has("checked") for n in ("Picture", "Heatmap", "Mask", "Contours", "Boxes")),
            window.combo("Colours of the heatmap").name, window.find("spin box", "Heat opacity").value,
        )  # fmt: skip

    def settled(self):
        self.window.wait_until_idle()
        time.sleep(0.1)
        return self.snapshot()

    def test_m20_ten_edits_go_and_come_back(self):
        window = self.window
        edits = [
            lambda: window.type_prompt("big flower", enter=True),
            lambda: window.choose("Saliency method", "LayerCAM"),
            lambda: window.display.key("ctrl+2"),
            lambda: window.display.key("ctrl+t"),
            lambda: window.display.type("tree"),
            lambda: window.choose("How the picture becomes the model's square", "Pad"),
            lambda: window.press("Remove"),
            lambda: window.set_number("Threshold", "0.44"),
            lambda: window.choose("Saliency method", "Eigen-CAM"),
            lambda: window.click(window.find("radio button", "Otsu")),
        ]
        states = [self.settled()]
        for edit in edits:
            edit()
            states.append(self.settled())
        for i, (a, b) in enumerate(zip(states, states[1:])):
            self.assertNotEqual(a, b, f"edit {i} changed nothing")
        window.focus_canvas()
        for i in reversed(range(len(edits))):
            window.display.key("ctrl+z")
            self.assertEqual(self.settled(), states[i], f"after undoing edit {i}")
        for i in range(len(edits)):
            window.display.key("ctrl+shift+z")
            self.assertEqual(self.settled(), states[i + 1], f"after redoing edit {i}")

    def test_m20_undo_restores_the_picture_to_the_pixel(self):
        window = self.window
        window.wait_until_idle()
        window.focus_canvas()
        before = window.stable_canvas()
        window.set_number("Threshold", "0.7")
        window.choose("Saliency method", "LayerCAM")
        window.wait_for(state="done", method="LayerCAM")
        window.focus_canvas()
        window.display.key("ctrl+z")
        window.wait_for(state="done", method="Grad-CAM")
        window.display.key("ctrl+z")
        window.wait(lambda: window.threshold[1] == "otsu", 5, "Otsu's threshold")
        self.assertEqual(window.stable_canvas().different_pixels(before), 0)

    def test_d27_the_menu_says_what_would_be_undone(self):
        window = self.window
        window.set_number("Threshold", "0.6")
        window.wait(lambda: window.threshold[1] == "fixed", 5, "the threshold")
        bar = next(n for n in window.frame.children if n.role == "menu bar")
        names = [n.name for n in bar.walk() if n.role == "menu item" and n.name.startswith("Undo")]
        self.assertRegex(" ".join(names), r"(?i)threshold")
