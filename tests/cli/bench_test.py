# SPDX-License-Identifier: GPL-3.0-or-later
"""bench: what it measures adds up; how long it takes is nobody's business here."""

import json
import unittest

from cli_case import CliCase
from tiny_models import vit, write_model


class Bench(CliCase):
    def report(self, *arguments):
        output, error = self.succeed("bench", "--repeat", "1", *arguments, "--json")
        self.assertEqual(error, "")
        return json.loads(output)

    def test_a_score_method_counts_its_passes(self):
        report = self.report("--k", "100", "--precision", "float32")
        self.assertEqual(report["schema"], "clipscope.bench/1")
        self.assertEqual((report["model"]["name"], report["method"], report["k"]), ("demo-rn", "gscorecam", 100))
        new, second, same = (report[name] for name in ("new_picture", "second_prompt", "same_prompt"))
        self.assertEqual(new["masked_pictures"], 100)
        self.assertLessEqual(second["masked_pictures"], 100)
        self.assertEqual(same["masked_pictures"], 0)
        for timing in (new, second, same):
            self.assertGreater(timing["total_ms"], 0)
        self.assertLessEqual(new["scoring_ms"], new["total_ms"])
        self.assertLess(new["draft_ms"], new["first_partial_ms"])
        self.assertLessEqual(new["first_partial_ms"], new["total_ms"])
        encoder = report["encoder"]
        rate = new["masked_pictures"] * 1000 / new["scoring_ms"]
        self.assertAlmostEqual(encoder["pictures_per_second"] / rate, 1, places=6)
        share = rate * encoder["macs_per_picture"] / encoder["peak_macs_per_second"]
        self.assertAlmostEqual(encoder["share_of_peak"] / share, 1, places=6)
        memory = report["memory_bytes"]
        self.assertGreaterEqual(memory["most"], max(memory["model_loaded"], memory["at_the_end"]))

    def test_a_method_without_scores_has_no_rate(self):
        report = self.report("--method", "gradcam")
        self.assertIsNone(report["k"])
        self.assertIsNone(report["new_picture"]["first_partial_ms"])
        self.assertEqual(report["encoder"]["pictures_per_second"], 0)

    def test_for_people_it_is_a_table(self):
        output, _ = self.succeed("bench", "--repeat", "1", "--k", "4", "--precision", "float32")
        self.assertIn("demo-rn, gscorecam, k = 4, float32", output)
        self.assertRegex(output, r"(?m)^a new picture +- +- +[\d.]+ ms +4$")
        self.assertRegex(output, r"masked pictures: [\d.]+ a second in batches of \d+")

    def test_other_models(self):
        report = self.report("--model", write_model(self.folder / "vit", vit()), "--method", "gem")
        self.assertEqual(report["model"]["family"], "vit")

    def test_bad_input_is_one_sentence(self):
        self.refuse(2, "two prompts", "bench", "-p", "dog")
        self.refuse(2, "--repeat", "bench", "--repeat", "0")
        self.refuse(2, "nonsense", "bench", "--method", "nonsense")


if __name__ == "__main__":
    unittest.main()
