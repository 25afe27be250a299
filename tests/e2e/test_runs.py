# SPDX-License-Identifier: GPL-3.0-or-later
"""Long runs: the window stays alive, shows what it has, stops when told, ends when closed."""

import re
import time

from harness.case import Case, WindowCase, tiny_model
from harness.files import SAMPLES, apple

ENDLESS = "SS-CAM"  # tens of thousands of passes: minutes, even on fast machines


class LongRun(WindowCase):
    MODEL = None
    ARGUMENTS = ("--method", "sscam", "--log-stalls", "stalls.txt")  # in the program's home

    def setUp(self):
        super().setUp()
        window = self.window
        if window.described()["method"] != ENDLESS:
            window.choose("Saliency method", ENDLESS)
        window.wait(lambda: window.described()["state"] not in ("loading", "idle"), 30, "the model")
        if window.described()["state"] in ("cancelled", "done"):
            self.display.key("ctrl+Return")
        window.wait_for(state="running", timeout=30)

    def tearDown(self):
        if self.program.running:
            self.display.key("Escape")
            self.window.wait(lambda: self.window.described()["state"] != "running", 60, "the run to stop")

    def wait_for_a_map(self):
        """The first partial one: before it there is nothing to change the look of."""
        self.window.wait(
            lambda: self.progress()[0] > 0 and "(" in self.window.described()["threshold"], 100, "a partial map")

    def progress(self):
        done, _, total = self.window.described()["progress"].partition("/")
        return (int(done), int(total)) if total else (0, 0)

    def test_m02_the_opacity_slider_follows_the_mouse_during_a_run(self):
        window = self.window
        self.wait_for_a_map()
        slider = window.find("slider", "Heat opacity slider")
        x, y, width, height = slider.extents
        middle = y + height / 2
        start = x + width * slider.value / 100
        window.display.move(start, middle)
        window.display.press()
        pictures, lags = set(), []
        for i in range(11):
            target = x + width * (0.05 + 0.09 * i)
            window.display.move(target, middle)
            asked = time.monotonic()
            window.wait(lambda: abs(slider.value - 100 * (target - x) / width) < 8, 5, "the slider to follow")
            lags.append(time.monotonic() - asked)
            pictures.add(window.grab_canvas().rgb)
        window.display.release()
        self.assertEqual(window.described()["state"], "running")
        self.assertGreaterEqual(len(pictures), 5, "the picture does not follow the slider")
        self.measure("the slider follows the mouse within", 1000 * max(lags), 100, "ms")

    def test_m03_escape_cancels_and_the_processor_rests(self):
        window = self.window
        window.wait(lambda: self.progress()[0] > 0, 30, "some progress")
        self.display.key("Escape")
        asked = time.monotonic()
        window.wait(lambda: window.state.startswith("cancelled"), 20, "the state 'cancelled'")
        self.measure("cancelled after Escape", time.monotonic() - asked, 2)
        self.assertEqual(window.described()["state"], "cancelled")
        time.sleep(1)
        self.measure("share of a core that the program still uses", 100 * self.program.cpu_share(1), 10, "%")
        for role, name in (
                ("text", "Prompt"), ("spin box", "Heat opacity"), ("slider", "Threshold slider"), ("table", "Prompts"),
                ("push button", "Run"), ("check box", "Live"), ("check box", "Layer Heatmap")):  # fmt: skip
            self.assertTrue(window.find(role, re.compile("^" + name)).has("enabled"), name)
        for purpose in ("Saliency method", "CLIP checkpoint", "Colours of the heatmap"):
            self.assertTrue(window.combo(purpose).has("enabled"), purpose)

    def test_m02_controls_work_during_a_run(self):
        window = self.window
        self.wait_for_a_map()
        window.choose("Colours of the heatmap", "Inferno")
        window.set_number("Threshold", "0.55")
        window.wait(lambda: window.threshold == (0.55, "fixed"), 10, "the threshold")
        window.canvas_key("3")
        self.assertTrue(window.find("check box", "Layer Mask").has("checked"))
        self.assertEqual(window.described()["state"], "running")
        window.canvas_key("3")
        window.choose("Colours of the heatmap", "Viridis")
        window.click(window.find("radio button", "Otsu"))

    def test_m03_choosing_another_method_replaces_the_run(self):
        self.window.choose("Saliency method", "Grad-CAM")
        self.window.wait_for(state="done", method="Grad-CAM")

    def test_m03_a_new_picture_replaces_the_run(self):
        window = self.window
        window.open_file(self.write("other.png", apple()))
        window.wait_for(state="running")
        self.assertIn("other.png", window.title)

    def test_m03_a_new_model_replaces_the_run(self):
        window = self.window
        model = tiny_model("resnet")
        window.menu("File", "Add model file…")
        window.type_path(model / "model.safetensors")
        window.wait(lambda: "tiny" in window.find("label", re.compile("^Model in force")).name, 20, "the model")
        window.choose("Saliency method", "Grad-CAM")
        window.wait_for(state="done")
        self.ends_program = True  # the next test wants the shipped model
        self.display.key("ctrl+q")
        self.assertEqual(self.program.wait(), 0)

    def test_m44_quitting_during_a_run_ends_at_once_and_clean(self):
        self.window.wait(lambda: self.progress()[0] > 0, 30, "some progress")
        self.ends_program = True
        asked = time.monotonic()
        self.display.key("ctrl+q")
        self.assertEqual(self.program.wait(30), 0)
        self.measure("the end after Ctrl+Q", time.monotonic() - asked, 2)
        self.assertNotIn("QThread", self.program.log.read_text())
        stall = int(re.match(r"\d+", (self.program.home / "stalls.txt").read_text())[0])
        self.measure("longest stall of the window", stall, 100, "ms", patience=50)
        self.assertEqual(self.program.errors, "")


class Partial(WindowCase):
    MODEL = None
    ARGUMENTS = ("--k", "8")

    def test_m04_the_growing_map_is_shown(self):
        window = self.window
        window.wait_for(state="done")
        window.open_file(self.write_apple())
        window.wait_for(state="done")
        window.set_number("k, channels used", "300")
        seen, pictures = [], set()

        def look():
            found = window.described()
            if found["progress"] != "-" and found["state"] == "running":
                seen.append(int(found["progress"].split("/")[0]))
                grab = window.grab_canvas()
                pictures.add(grab.crop(0, 60, grab.width, grab.height - 60).rgb)  # without the badge
            return found["state"] == "done" and seen

        window.wait(look, 120, "the run to end")
        self.assertEqual(seen, sorted(seen))
        self.assertGreater(len(set(seen)), 2, f"progress was {seen}")
        self.assertGreater(len(pictures), 1, "the map did not grow")

    def write_apple(self):
        return self.write("apple.png", apple())

    def test_n02_what_was_stopped_can_be_kept(self):
        window = self.window
        window.set_number("k, channels used", "8")  # another test may have left 300
        window.open_file(self.write("other.png", apple(shift=30)))
        window.wait_until_idle()
        window.set_number("k, channels used", "300")
        window.wait(lambda: re.match(r"[1-9]\d*/\d+", window.described()["progress"]), 60, "partial progress")
        self.display.key("shift+Escape")
        window.wait(lambda: window.described()["state"] not in ("running", "waiting"), 15, "the run to stop")
        kept = window.stable_canvas()
        self.assertIsNotNone(window.box)
        self.assertRegex(window.described()["progress"], r"\d+/\d+")
        time.sleep(0.5)
        self.assertEqual(window.stable_canvas(), kept)
        self.display.key("ctrl+Return")
        window.wait_for(state="done", timeout=100)


class Closing(Case):
    """Ctrl+Q in every state."""

    def quits(self, window):
        asked = time.monotonic()
        window.display.key("ctrl+q")
        self.assertEqual(window.program.wait(30), 0, window.program.errors)
        self.measure("the end after Ctrl+Q", time.monotonic() - asked, 2)
        self.assertEqual(window.program.errors, "")

    def test_m44_while_the_model_loads(self):
        window = self.open_window()
        self.quits(window)

    def test_m44_when_done(self):
        window = self.open_window("--model", tiny_model("resnet"))
        window.wait_for(state="done")
        self.quits(window)

    def test_m44_with_an_error_shown(self):
        window = self.open_window("--model", tiny_model("resnet"))
        window.open_file(self.write("bad.png", b"no"), wait=False)
        window.wait(lambda: "bad.png" in window.message, 20, "the message")
        self.quits(window)

    def test_m44_while_a_dialog_is_open(self):
        window = self.open_window("--model", tiny_model("resnet"))
        window.wait_for(state="done")
        window.display.key("ctrl+shift+slash")
        window.wait(window.dialogs, 5, "the sheet of shortcuts")
        self.quits(window)


class Memory(Case):
    def test_m31_too_little_memory_is_said_not_suffered(self):
        """From far too little to enough: every outcome is an answer."""
        outcomes = []
        for megabytes in (300, 600, 750, 900, 1100, 1300, 1800, 4000):
            prefix = ["bash", "-c", f'ulimit -v {megabytes * 1024}; exec "$@"', "bash"]
            done = self.command(
                "explain", SAMPLES / "garden.jpg", "-p", "sunflower", "--k", "16", "--out", self.folder / f"o{megabytes}",
                prefix=prefix)  # fmt: skip
            outcomes.append((megabytes, done.returncode, done.stderr.strip()[-300:]))
            if done.returncode == 127:
                continue  # the loader itself has had too little: not the program's
            self.assertIn(done.returncode, (0, 1), outcomes)
            if done.returncode == 1:
                self.assertRegex(done.stderr, r"(?m)^clipscope: .*memory", outcomes)
        self.assertEqual(outcomes[-1][1], 0, outcomes)
