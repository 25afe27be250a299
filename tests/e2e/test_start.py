# SPDX-License-Identifier: GPL-3.0-or-later
"""The first launch, what it remembers, and what it says to assistive tools."""

import re
import time
import unittest

from harness.case import Case, WindowCase, tiny_model
from harness.files import apple, ROOT
from harness.pixels import contrast
from harness.program import wait_until

INTERACTIVE = (
    "push button", "check box", "radio button", "combo box", "slider", "spin box", "text", "table", "tree",
    "tree table", "list", "toggle button", "page tab", "menu item", "check menu item",
)  # fmt: skip
QT_OWN = ("Close", "Float")  # of every dock, in Qt's words


class FirstLaunch(Case):
    def test_m01_shows_a_finished_result_in_an_empty_home(self):
        window = self.open_window()
        shown = time.monotonic()
        window.wait(lambda: window.box and window.title.startswith("garden.jpg"), 20, "a picture with a box")
        self.measure("picture, heatmap and box on screen after the window", time.monotonic() - shown, 1.5)
        found = window.described()
        self.assertEqual(found["prompt"], "sunflower")
        self.assertEqual(window.dialogs(), [])
        self.assertEqual(window.message, "")
        self.assert_heat_contour_and_box_are_drawn(window)

    def assert_heat_contour_and_box_are_drawn(self, window):
        window.wait_for(state="done")
        picture = window.stable_canvas()
        x, y, width, height = window.canvas.extents
        for colour, name in (((0xFF, 0x6B, 0x35), "box"), ((255, 255, 255), "contour")):
            near = sum(1 for c in picture.colours() if max(abs(a - b) for a, b in zip(c, colour)) < 24)
            self.assertGreater(near, 0, f"no pixel in the colour of the {name}")
        self.assertGreater(len(picture.colours(7)), 2000)  # a photo under a heatmap, no placeholder

    def test_m01_the_prompt_has_the_focus_and_typing_replaces_it(self):
        window = self.open_window("--model", tiny_model("resnet"))
        window.wait(lambda: window.prompt.has("focused"), 10, "the prompt to have the focus")
        window.wait_for(state="done")
        window.display.type("snail")
        window.wait_for(state="done", prompt="snail")

    def test_m05_a_picture_on_the_command_line_replaces_the_sample(self):
        window = self.open_window(self.write("given.png", apple()), "--prompt", "apple", "--model", tiny_model("resnet"))
        window.wait(lambda: "given.png" in window.title, 20, "the picture to be open")
        window.wait_for(state="done", prompt="apple")


class NoModel(Case):
    """Data without a model, as a package without the models' package would give it."""

    def open_without_model(self):
        data = self.folder / "data"
        data.mkdir()
        for name in ("vocab", "samples", "texts"):
            (data / name).symlink_to(ROOT / "resources" / name)
        (data / "models").mkdir()
        (data / "models" / "manifest.json").write_bytes((ROOT / "models" / "manifest.json").read_bytes())
        return self.open_window(variables={"CLIPSCOPE_DATA_DIR": str(data)})

    def test_m30_without_a_model_the_sample_can_be_explored_and_a_model_added(self):
        window = self.open_without_model()
        window.wait(lambda: window.state == "no model", 20, "the state 'no model'")
        window.wait(lambda: window.box, 10, "the precomputed box")
        window.wait(lambda: "model" in window.message, 10, "a message about the model")
        self.assertTrue(window.has("push button", "Add model file…"))
        before = window.box
        window.set_number("Threshold", "0.90")
        window.wait(lambda: window.box != before, 10, "another box: the map can be explored")
        model = tiny_model("vit")
        window.press("Add model file…")
        window.type_path(model / "model.safetensors")
        window.wait(lambda: "tiny" in window.find("label", re.compile("^Model in force")).name, 20, "the model")
        window.wait_for(state="done")

    def test_m30_a_dropped_model_is_loaded(self):
        window = self.open_without_model()
        window.wait(lambda: window.state == "no model", 20, "the state 'no model'")
        model = tiny_model("vit")
        self.exchange("drag", (model / "model.safetensors").as_uri())
        window.drag_in()
        window.wait_for(state="done")
        window.wait(lambda: not window.message, 5, "the message about the missing model to go")
        self.assertIn("tiny-vit", window.find("label", re.compile("^Model in force")).name)


class Appearance(WindowCase):
    ARGUMENTS = ("--k", "8")

    def test_m11_colours_are_safe_for_all_eyes_by_default(self):
        combo = self.window.combo("Colours of the heatmap")
        self.assertEqual(combo.name, "Viridis")
        self.window.wait_for(state="done")
        items = [node.name for node in combo.walk() if node.role == "list item"]
        for name in ("Jet", "Turbo"):
            self.assertIn(f"{name} (not colour-blind safe)", items)
        bar = self.window.find("filler", re.compile("^Colour bar"))
        self.assertTrue(bar.showing)
        self.assertRegex(bar.description, r"from 0 to 1.*from [\d.e-]+ to [\d.]+")

    def test_m38_everything_interactive_has_a_name(self):
        nameless = []
        for node in self.window.frame.find_all():
            if node.role not in INTERACTIVE or not node.showing:
                continue
            if node.role == "combo box":
                if not node.description:
                    nameless.append((node, node.extents))
            elif not node.name:
                nameless.append((node, node.extents))
        self.assertEqual(nameless, [])

    def test_m38_names_are_unique_for_each_kind(self):
        seen, twice = set(), []
        for node in self.window.frame.find_all(deep=False):
            key = (node.role, node.name)
            if node.role not in INTERACTIVE or not node.showing or node.name in QT_OWN:
                continue
            if key in seen:
                twice.append(key)
            seen.add(key)
        self.assertEqual(twice, [])

    def test_m38_the_tab_key_goes_round_all_controls_in_their_visual_order(self):
        window = self.window
        window.display.key("ctrl+l")
        first = wait_until(self.window.focused, 5, "something to have the focus")
        stops = [first]
        for _ in range(60):
            window.display.key("Tab")
            stop = wait_until(self.window.focused, 5, "something to have the focus")
            if stop == first:
                break
            stops.append(stop)
        self.assertEqual(stop, first, f"the Tab key never came back; it went through {stops}")
        names = [node.name for node in stops]
        for wanted in ("Prompt", "Canvas", "Heat opacity", "Otsu", "Threshold"):
            self.assertIn(wanted, names)
        places = [node.extents for node in stops if node.role != "page tab list"]  # they come last
        column = window.panels()["Prompts"].extents[0]
        for part in ([p for p in places if p[1] < window.canvas.extents[1]], [p for p in places if p[0] >= column]):
            tops = [y + height / 2 for _, y, _, height in part]
            back = [b - a for a, b in zip(tops, tops[1:]) if b < a - 12]
            self.assertEqual(back, [], f"the Tab key jumps up within {names}")

    def test_m36_dark_and_light_stay_readable_and_leave_the_picture_alone(self):
        window = self.window
        window.wait_for(state="done")
        before = window.stable_canvas()
        grounds = {}
        for theme in ("Dark", "Light"):
            window.menu("View", "Theme", theme)
            time.sleep(0.4)
            for name in ("Opacity", "Method", "Colour map"):
                self.assert_readable(
                    next(n for n in window.frame.walk() if n.role == "label" and n.name == name and n.extents[0] > 0), theme)
            for name in ("Layer Picture", "Live"):
                self.assert_readable(window.find("check box", name), theme)
            grounds[theme] = window.display.grab(window.find("label", "Method").extents).pixel(0, 0)
            inner = window.stable_canvas()
            middle = (inner.width // 2 - 100, inner.height // 2 - 100, 200, 200)
            self.assertEqual(inner.crop(*middle), before.crop(*middle), f"the theme {theme} changes the picture")
        self.assertLess(sum(grounds["Dark"]), sum(grounds["Light"]))
        window.menu("View", "Theme", "System")

    def assert_readable(self, node, theme):
        pixels = self.window.display.grab(node.extents).colours()
        best = max(contrast(tuple(a), tuple(b)) for a in pixels for b in pixels)
        self.assertGreaterEqual(best, 4.5, f"{node.name} in the theme {theme}")


class Remembered(Case):
    def test_m39_layout_and_preferences_survive_a_restart(self):
        home = self.folder / "home"
        home.mkdir()
        window = self.open_window("--model", tiny_model("resnet"), home=home)
        window.wait_for(state="done")
        window.choose("Colours of the heatmap", "Cividis")
        window.set_number("Heat opacity", "80")
        window.menu("View", "Panels", "View")
        window.wait(lambda: not window.has("frame", "View"), 5, "the panel to close")
        window.display.key("ctrl+q")
        self.assertEqual(window.program.wait(), 0)
        again = self.open_window("--model", tiny_model("resnet"), home=home)
        again.wait_for(state="done")
        self.assertFalse(again.has("frame", "View"))
        again.menu("View", "Panels", "View")
        again.wait(lambda: again.has("frame", "View"), 5, "the panel to open")
        self.assertEqual(again.combo("Colours of the heatmap").name, "Cividis")
        self.assertEqual(again.find("spin box", "Heat opacity").value, 80)

    def test_m39_broken_settings_give_the_defaults(self):
        for case, text in {
            "garbage": b"\x00\xff\x13" * 400,
            "absurd values": b"schema=1\n[view]\ncolormap=plaid\nopacity=nan\ntheme=neon\n[window]\n"
            b"geometry=@ByteArray(nonsense)\nstate=@ByteArray(nonsense)\n",
        }.items():
            with self.subTest(case):
                home = self.folder / case
                for place, name in ((".config/clipscope", "clipscope.conf"), (".local/state/clipscope", "window.conf")):
                    (home / place).mkdir(parents=True)
                    (home / place / name).write_bytes(text)
                window = self.open_window("--model", tiny_model("resnet"), home=home)
                window.wait_for(state="done")
                x, y, width, height = window.frame.extents
                self.assertGreaterEqual((x, y), (0, 0))
                self.assertLessEqual(x + width, window.display.width)
                self.assertLessEqual(y + height, window.display.height)
                self.assertEqual(window.combo("Colours of the heatmap").name, "Viridis")
                window.program.end()

    def test_m39_a_home_that_cannot_be_written_does_not_stop_it(self):
        home = self.folder / "home"
        home.mkdir()
        for name in (".config", ".local", ".cache"):
            (home / name).write_text("in the way: not a folder")
        window = self.open_window("--model", tiny_model("resnet"), home=home)
        window.wait_for(state="done")
        window.display.key("ctrl+q")
        self.assertEqual(window.program.wait(), 0)


class Layout(WindowCase):
    ARGUMENTS = ("--k", "8")

    def where(self):
        """{panel: left, right and lower edge} of the panels that show; Qt keeps those behind a tab beyond
        the left edge. How high they are depends on what they have to show."""
        places = {name: node.extents for name, node in self.window.panels().items() if node.showing}
        left = self.window.frame.extents[0]
        return {n: (x, x + width, y + height) for n, (x, y, width, height) in places.items() if x >= left}

    def test_m40_reset_layout_brings_all_panels_back(self):
        window = self.window
        before = self.where()
        for name in ("Prompts", "View"):
            window.menu("View", "Panels", name)
            window.wait(lambda: not window.panels()[name].showing, 5, f"{name} to close")
        frame = window.panels()["Threshold"]
        window.click(next(n for n in frame.children if n.name == "Float"))
        window.wait(lambda: self.where().get("Threshold") != before["Threshold"], 5, "the panel to float")
        window.menu("View", "Reset layout")
        window.wait(lambda: self.where() == before, 10, f"the panels to be where they were: {before}")


if __name__ == "__main__":
    unittest.main()
