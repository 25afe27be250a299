# SPDX-License-Identifier: GPL-3.0-or-later
"""Methods, models and k: what can be chosen, and that choosing works."""

import re
import time

from harness.case import Case, WindowCase, tiny_model
from harness.files import apple
from harness.program import wait_until

PURPOSE = "Saliency method"
ONLY_VIT = ("Raw attention", "Attention rollout", "Gradient rollout")


def choices(combo):
    """{title: why it cannot be chosen} of a combo box, without separators."""
    return {seen.name: seen.node.description for seen in combo.seen_all("list item") if seen.name}


class EveryMethod(Case):
    """Tiny models of random weights: what matters is that each method runs from the window."""

    def open_with(self, family):
        model = tiny_model(family)
        picture = self.write("apple.png", apple())
        window = self.open_window(picture, "--model", model, "--prompt", "apple", "--k", "8")
        window.wait_for(state="done", prompt="apple")
        return window

    def assert_all_enabled_methods_run(self, window):
        enabled = [title for title, obstacle in choices(window.combo(PURPOSE)).items() if not obstacle]
        met = []
        for _ in enabled:
            window.wait_for(state="done")
            met.append(window.described()["method"])
            self.assertEqual(window.message_kind_is_error(), False, window.message)
            window.canvas_key("m")
            window.wait(lambda: window.described()["method"] != met[-1], 5, "another method")
        window.wait_for(state="done", method=met[0])
        self.assertEqual(sorted(met), sorted(enabled))

    def test_m08_a_resnet_runs_what_it_can_and_says_why_not_the_rest(self):
        window = self.open_with("resnet")
        offered = choices(window.combo(PURPOSE))
        self.assertGreater(len(offered), 20)
        for title in ONLY_VIT:
            self.assertRegex(offered[title], "(?i)vit|transformer|attention", title)
        self.assert_all_enabled_methods_run(window)

    def test_m08_a_vit_runs_what_it_can(self):
        window = self.open_with("vit")
        offered = choices(window.combo(PURPOSE))
        for title in ONLY_VIT:
            self.assertEqual(offered[title], "", f"{title} is for ViTs")
        self.assert_all_enabled_methods_run(window)


class Choosing(WindowCase):
    ARGUMENTS = ("--k", "8")

    def setUp(self):
        super().setUp()
        self.fresh_sample()

    def test_m08_choosing_a_method_changes_what_the_canvas_shows(self):
        window = self.window
        before = window.box
        window.choose(PURPOSE, "Grad-CAM")
        window.wait_for(state="done", method="Grad-CAM")
        self.assertNotEqual(window.box, before)

    def test_m08_a_method_that_cannot_run_says_why(self):
        window = self.window
        combo = window.combo(PURPOSE)
        self.display.click(*combo.centre)
        entry = wait_until(
            lambda: next((s.node for s in combo.seen_all(name="Raw attention") if "showing" in s.states), None),
            5, "the list")  # fmt: skip
        time.sleep(0.15)
        x, y = entry.centre
        self.display.move(x - 8, y)
        self.display.move(x, y)
        tip = wait_until(
            lambda: next((s.node for s in window.application.look(depth=1).inner if s.role == "tool tip"), None),
            5, "a tool tip")  # fmt: skip
        text = tip.name or tip.description
        self.display.click(x, y)
        self.display.key("Escape")
        self.assertEqual(combo.name, "gScoreCAM")  # a click on it does nothing
        self.assertRegex(text, r"(?i)vit|vision transformer|attention")

    def test_m09_k_runs_from_one_to_the_channels_of_the_layer(self):
        window = self.window
        for role, name in (("spin box", "k, channels used"), ("slider", "k, channels used slider")):
            node = window.find(role, name)
            self.assertEqual(node.limits, (1, 128))  # the tiny model's channels
            self.assertEqual(node.value, 128)  # min(300, channels)

    def test_m09_a_k_out_of_range_is_clamped_where_one_sees_it(self):
        window = self.window
        window.set_number("k, channels used", "12")
        window.set_number("k, channels used", "99999")
        box = window.find("spin box", "k, channels used")
        window.wait(lambda: box.value in (99, 128), 5, "the nearest value, or what fits of the digits")
        self.assertEqual(box.text, f"{box.value:.0f}")
        window.set_number("k, channels used", "0")
        window.wait(lambda: box.value == 1, 5, "k to be 1")
        self.assertEqual(window.find("slider", "k, channels used slider").value, 1)

    def test_m09_a_smaller_k_needs_no_new_passes(self):
        window = self.window
        window.set_number("k, channels used", "60")
        window.wait_for(state="done")
        passes = window.find("filler", re.compile("^State")).description
        before = window.stable_canvas()
        asked = time.monotonic()
        window.set_number("k, channels used", "12")
        window.wait(lambda: window.grab_canvas() != before, 10, "another map")
        self.measure("a smaller k to another picture", time.monotonic() - asked, 0.5)
        window.wait_for(state="done")
        self.assertEqual(window.find("filler", re.compile("^State")).description, passes)


class Estimates(WindowCase):
    """The shipped model: what takes long."""

    MODEL = None
    ARGUMENTS = ("--k", "8")

    def setUp(self):
        super().setUp()
        self.window.wait_until_idle()

    def test_m42_a_long_run_announces_its_length(self):
        window = self.window
        window.check("Live", False)
        window.set_number("k, channels used", "64")
        window.choose(PURPOSE, "SS-CAM")
        run = window.wait(
            lambda: next((n for n in window.frame.find_all("push button", re.compile("^Run ≈"), deep=False)), None),
            20, "an estimate on the Run button")  # fmt: skip
        self.assertRegex(run.name, r"^Run ≈ ([\d.]+ s|\d+ min( \d+ s)?), [\d,]+ passes$")
        window.check("Live", True)
        window.choose(PURPOSE, "Grad-CAM")
        window.wait_for(state="done", method="Grad-CAM")
        window.wait(lambda: window.has("push button", "Run"), 5, "the estimate to go")

    def test_m42_the_estimate_is_about_right(self):
        window = self.window
        window.choose(PURPOSE, "gScoreCAM")
        window.wait_for(state="done", method="gScoreCAM")
        window.check("Live", False)
        window.set_number("k, channels used", "400")
        run = window.wait(
            lambda: next((n for n in window.frame.find_all("push button", re.compile("^Run"), deep=False)), None), 5, "Run")
        time.sleep(1)
        estimate = re.search(r"≈ ([\d.]+) s", run.name)
        started = time.monotonic()
        self.display.key("ctrl+Return")
        window.wait_for(state="running", timeout=10)
        window.wait_for(state="done", timeout=100)
        took = time.monotonic() - started
        window.check("Live", True)
        if estimate:  # a run of less than five seconds is not announced
            ratio = max(took / float(estimate[1]), float(estimate[1]) / took)
            self.measure("estimate and measured time differ by a factor of", ratio, 2, "")
