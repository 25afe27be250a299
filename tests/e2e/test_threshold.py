# SPDX-License-Identifier: GPL-3.0-or-later
"""Otsu's threshold and one's own."""

import re

from harness.case import WindowCase
from harness.files import apple, heat_bytes, otsu_level, read_json, read_npy


class Threshold(WindowCase):
    ARGUMENTS = ("--method", "gradcam")

    def setUp(self):
        super().setUp()
        self.window.open_file(self.write("apple.png", apple(240, 180)))
        self.window.wait_for(state="done")
        self.window.check("Layer Mask", True)
        self.histogram = self.window.find("filler", "Heat histogram")

    def at(self, value):
        x, y, width, height = self.histogram.extents
        return x + value * (width - 1), y + height * 0.6

    def shown(self):
        in_force, otsu = re.search(r"Threshold ([\d.]+), Otsu's ([\d.]+)", self.histogram.description).groups()
        return float(in_force), float(otsu)

    def test_m12_otsu_is_that_of_the_exported_map(self):
        window = self.window
        folder = window.export(self.folder / "out")
        (rows, columns), heat = read_npy(folder / "heatmap.npy")
        self.assertEqual((rows, columns), (180, 240))
        expected = otsu_level(heat_bytes(heat)) / 255
        self.assertAlmostEqual(self.shown()[1], expected, delta=0.0051)
        self.assertAlmostEqual(window.threshold[0], expected, delta=0.0051)
        self.assertEqual(window.threshold[1], "otsu")
        self.assertAlmostEqual(self.value_in(read_json(folder / "result.json")), expected, delta=1e-6)

    @staticmethod
    def value_in(result):
        def search(item):
            if isinstance(item, dict):
                if isinstance(item.get("threshold"), dict):
                    return item["threshold"].get("value")
                return next((v for v in map(search, item.values()) if v is not None), None)
            return None

        return search(result)

    def test_m12_dragging_changes_mask_and_box_live_and_a_double_click_goes_back(self):
        window = self.window
        otsu, box, before = self.shown()[1], window.box, window.stable_canvas()
        self.display.drag(self.at(otsu), self.at(0.8), release=False)
        window.wait(lambda: abs(self.shown()[0] - 0.8) < 0.02, 5, "the threshold to follow the mouse")
        window.wait(lambda: window.box != box, 5, "another box while the button is held")
        window.wait(lambda: window.grab_canvas() != before, 5, "another mask while the button is held")
        self.display.release()
        self.assertEqual(window.threshold[1], "fixed")
        self.assertTrue(window.find("radio button", "Fixed").has("checked"))
        self.display.double_click(*self.at(0.4))
        window.wait(lambda: window.threshold == (round(otsu, 2), "otsu"), 5, "Otsu's threshold")
        window.wait(lambda: window.box == box, 5, "the first box")
        self.display.move(5, 5)
        window.wait(lambda: window.grab_canvas() == before, 5, "the first mask")

    def test_m12_spin_box_slider_and_buttons_do_the_same(self):
        window = self.window
        window.set_number("Threshold", "0.62")
        window.wait(lambda: window.threshold == (0.62, "fixed"), 5, "the typed threshold")
        self.assertEqual(window.find("slider", "Threshold slider").value, 62)
        window.click(window.find("radio button", "Otsu"))
        window.wait(lambda: window.threshold[1] == "otsu", 5, "Otsu's threshold")
        otsu = window.threshold[0]
        window.click(window.find("radio button", "Fixed"))
        window.wait(lambda: window.threshold == (otsu, "fixed"), 5, "the same threshold, fixed")
        window.click(window.find("radio button", "Otsu"))
        window.wait(lambda: window.threshold[1] == "otsu", 5, "Otsu's threshold")
