# SPDX-License-Identifier: GPL-3.0-or-later
"""Prompts: typed, several, long, alone; what the numbers say."""

import re
import time

from harness.case import WindowCase
from harness.program import wait_until

NEVER = ("mtxpcf 12345?[]",)


class Prompts(WindowCase):
    def setUp(self):
        super().setUp()
        self.fresh_sample()

    def test_m06_free_text_prompt_live(self):
        window = self.window
        before = window.prompts()[0]
        window.type_prompt("red appl")
        window.wait_for(state="done", prompt="red appl")
        self.assertNotEqual(window.prompts()[0], before)
        before = window.prompts()[0]
        self.display.type("e")
        typed = time.monotonic()
        window.wait(lambda: window.prompts()[0][1] not in ("…", before[1]) , 10, "another cosine")
        self.measure("probabilities after the last key", time.monotonic() - typed, 0.3)
        window.wait(lambda: window.described()["state"] in ("running", "done"), 10, "the run to start by itself")
        window.wait_for(state="done", prompt="red apple")
        self.assertTrue(window.prompt.has("focused"))
        self.assertEqual(window.prompt.text, "red apple")

    def test_m06_return_explains_at_once(self):
        window = self.window
        window.type_prompt("blue flower", enter=True)
        window.wait_for(state="done", prompt="blue flower")
        self.assertTrue(window.prompt.has("focused"))

    def test_m06_other_scripts_can_be_typed(self):
        window = self.window
        for text in ("naïve Äpfel", "яблоко", "苹果"):
            window.type_prompt(text)
            window.wait_for(state="done", prompt=text)

    def test_m07_several_prompts_compete_and_a_key_chooses_what_is_shown(self):
        window = self.window
        self.assertEqual([row[0] for row in window.prompts()], ["sunflower", "snail", "dog"])
        self.assertAlmostEqual(sum(window.probabilities()), 1, delta=0.01)
        window.display.key("ctrl+t")
        window.wait(lambda: len(window.prompts()) == 4, 5, "a fourth row")
        self.display.type("tree")
        window.wait_for(state="done", prompt="tree")
        window.wait(lambda: "…" not in window.prompts()[3], 10, "the fourth row's numbers")
        self.assertAlmostEqual(sum(window.probabilities()), 1, delta=0.01)
        boxes = {}
        for number, prompt in enumerate(("sunflower", "snail", "dog", "tree"), 1):
            window.display.key(f"ctrl+{number}")
            window.wait_for(state="done", prompt=prompt)
            boxes[prompt] = window.box
            self.assertEqual(window.prompt.text, prompt)
        self.assertNotEqual(boxes["sunflower"], boxes["snail"])
        # Once computed, a map comes back without the network: no state in between, no time.
        for number, prompt in enumerate(boxes, 1):
            window.display.key(f"ctrl+{number}")
            asked = time.monotonic()
            window.wait_for(state="done", prompt=prompt, box=",".join(map(str, boxes[prompt])))
            self.measure("a kept map", time.monotonic() - asked, 0.3)
            self.assertNotIn("passes", window.state)

    def test_m07_a_removed_prompt_leaves_the_sum_at_one(self):
        window = self.window
        window.press("Remove")
        window.wait(lambda: [row[0] for row in window.prompts()] == ["snail", "dog"], 5, "two rows")
        window.wait_for(state="done", prompt="snail")
        window.wait(lambda: "…" not in str(window.prompts()), 10, "the numbers")
        self.assertAlmostEqual(sum(window.probabilities()), 1, delta=0.01)

    def test_m07_a_click_on_a_row_explains_it(self):
        window = self.window
        window.click(window.find("table", "Prompts").cell(2, 0))
        window.wait_for(state="done", prompt="dog")

    def test_m07_a_prompt_can_be_edited_in_the_table(self):
        window = self.window
        cell = window.find("table", "Prompts").cell(1, 0)
        window.display.double_click(*cell.centre)
        time.sleep(0.2)
        self.display.key("ctrl+a")
        self.display.type("red beetle")
        self.display.key("Return")
        window.wait(lambda: window.prompts()[1][0] == "red beetle", 5, "the new text in the table")
        window.wait_for(state="done", prompt="red beetle")

    def test_m32_a_prompt_of_200_words_is_cut_with_notice(self):
        window = self.window
        words = " ".join(["sunflower"] * 200)
        window.type_prompt("")
        self.exchange("offer", words)
        self.display.key("ctrl+a")
        self.display.key("ctrl+v")
        window.wait(lambda: window.prompt.text == words, 10, "the words in the prompt")
        window.wait_for(state="done", prompt=words)
        counter = window.find("label", re.compile("^Tokens: "))
        used, limit = re.search(r"(\d+) tokens; the model reads the first (\d+)", counter.name).groups()
        self.assertGreater(int(used), 200)
        self.assertLess(int(limit), 78)
        self.assertRegex(window.prompt.description, r"tokens too many: the model ignores “sunflower")
        self.assertEqual(window.dialogs(), [])

    def test_m33_one_prompt_alone_has_no_probability(self):
        window = self.window
        window.press("Remove")
        window.wait(lambda: len(window.prompts()) == 2, 5, "two rows")
        window.press("Remove")
        window.wait(lambda: len(window.prompts()) == 1, 5, "one row")
        window.wait(lambda: window.prompts()[0][3] == "—", 10, "a dash for the probability")
        _, cosine, logit, _ = window.prompts()[0]
        self.assertTrue(-1 <= float(cosine) <= 1)
        self.assertGreater(abs(float(logit)), abs(float(cosine)))
        tip = window.find("table", "Prompts").cell(0, 3).description
        self.assertIn("at least two prompts", tip)

    def test_m35_single_keys_never_fire_from_the_prompt(self):
        window = self.window
        method, colours = window.described()["method"], window.combo("Colours of the heatmap").name
        for text in NEVER:
            window.type_prompt(text)
            window.wait_for(state="done", prompt=text)
        self.assertEqual(window.described()["method"], method)
        self.assertEqual(window.combo("Colours of the heatmap").name, colours)
        for name, on in (("Picture", True), ("Heatmap", True), ("Mask", False), ("Contours", True), ("Boxes", True)):
            self.assertEqual(window.find("check box", f"Layer {name}").has("checked"), on, name)
        self.assertEqual(window.dialogs(), [])

    def test_m06_an_empty_prompt_is_no_question(self):
        window = self.window
        window.type_prompt("x")
        self.display.key("BackSpace")
        window.wait(lambda: window.prompt.text == "", 5, "an empty prompt")
        window.wait_until_idle()
        self.assertTrue(self.program.running)
        self.display.key("Return")
        wait_until(lambda: "empty" in window.message, 5, "a message about the empty prompt")
