# SPDX-License-Identifier: GPL-3.0-or-later
"""score, models, methods, --help and --version: what they print."""

import hashlib
import json
import pathlib
import unittest

import make_pictures
from cli_case import CliCase

SOURCE = pathlib.Path(__file__).resolve().parents[2]
WEIGHTS = SOURCE / "models" / "demo-rn" / "model.safetensors"


class Score(CliCase):
    def setUp(self):
        super().setUp()
        self.picture = self.write("apple.png", make_pictures.apple())

    def test_json_has_prompts_as_in_the_result(self):
        output, error = self.succeed("score", self.picture, "-p", "apple", "-p", "car", "-p", "dog", "--json")
        self.assertEqual(error, "")
        prompts = json.loads(output)["prompts"]
        self.assertEqual([p["text"] for p in prompts], ["apple", "car", "dog"])
        self.assertEqual(set(prompts[0]), {"text", "tokens", "dropped_tokens", "cosine", "logit", "probability"})
        self.assertAlmostEqual(sum(p["probability"] for p in prompts), 1, places=6)

    def test_scores_equal_those_of_explain(self):
        words = [self.picture, "-p", "apple", "-p", "car"]
        scored = json.loads(self.succeed("score", *words, "--json")[0])["prompts"]
        self.succeed("explain", *words, "--method", "gradcam", "--out", "out")
        explained = json.loads((self.folder / "out" / "result.json").read_text())["prompts"]
        for one, other in zip(scored, explained):
            self.assertEqual((one["text"], one["tokens"]), (other["text"], other["tokens"]))
            self.assertAlmostEqual(one["cosine"], other["cosine"], places=5)

    def test_a_lone_prompt_has_no_probability(self):
        output, _ = self.succeed("score", self.picture, "-p", "apple", "--json")
        self.assertIsNone(json.loads(output)["prompts"][0]["probability"])
        output, _ = self.succeed("score", self.picture, "-p", "apple")
        self.assertNotIn("probability", output)

    def test_the_table_has_a_row_for_each_prompt(self):
        output, _ = self.succeed("score", self.picture, "-p", "apple", "-p", "car")
        lines = output.splitlines()
        self.assertEqual(len(lines), 4)
        self.assertRegex(lines[2], r"0 +-?0\.\d{4} +-?\d+\.\d{2} +\d+\.\d % +apple$")

    def test_a_prompt_of_200_words_is_cut_and_said(self):
        _, error = self.succeed("score", self.picture, "-p", "apple " * 200)
        self.assertRegex(error, r"\Aclipscope: note: prompt 0 [^\n]*\d+ tokens[^\n]*\n\Z")


class Models(CliCase):
    def test_the_list_names_the_model_that_ships(self):
        output, _ = self.succeed("models", "list")
        self.assertRegex(output, r"(?m)^demo-rn +resnet +224 +256 ")
        listed = json.loads(self.succeed("models", "list", "--json")[0])["models"]
        self.assertIn(("demo-rn", 224, 256), [(m["name"], m["input_size"], m["embed_dim"]) for m in listed])

    def test_a_broken_model_does_not_hide_the_others(self):
        models = self.folder / ".local" / "share" / "clipscope" / "models"
        (models / "broken").mkdir(parents=True)
        (models / "broken" / "model.safetensors").write_bytes(b"no model")
        (models / "broken" / "merges.txt").write_bytes(b"")
        listed = json.loads(self.succeed("models", "list", "--json")[0])["models"]
        problems = {m["name"]: m.get("problem") for m in listed}
        self.assertTrue(problems["broken"])
        self.assertIsNone(problems["demo-rn"])

    def test_info_describes_towers_and_layers(self):
        info = json.loads(self.succeed("models", "info", "demo-rn", "--json")[0])
        self.assertEqual(info["sha256"], hashlib.sha256(WEIGHTS.read_bytes()).hexdigest())
        self.assertEqual(info["bytes"], WEIGHTS.stat().st_size)
        self.assertEqual(info["vision"]["blocks"], [2, 2, 2, 2])
        self.assertEqual(info["text"]["context"], 32)
        last = info["layers"][-1]
        self.assertEqual((last["channels"], last["grid"]), (1024, [7, 7]))
        self.assertIn(info["default_layers"]["score"], [layer["name"] for layer in info["layers"]])

    def test_info_takes_a_folder_and_a_file(self):
        by_name = self.succeed("models", "info", "demo-rn")[0]
        self.assertIn(hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(), by_name)
        self.assertEqual(self.succeed("models", "info", WEIGHTS.parent)[0], by_name)
        self.assertIn("1024", self.succeed("models", "info", WEIGHTS)[0])

    def test_an_unknown_model_lists_the_known_ones(self):
        self.refuse(1, r"nonesuch.*demo-rn", "models", "info", "nonesuch")


class Methods(CliCase):
    def test_the_ids_of_the_contract_are_there_in_every_format(self):
        plain = self.succeed("methods")[0]
        page = self.succeed("methods", "--markdown")[0]
        listed = [m["id"] for m in json.loads(self.succeed("methods", "--json")[0])["methods"]]
        self.assertEqual(listed[0], "gscorecam")
        for method in ("gscorecam", "scorecam", "gradcam"):
            self.assertIn(method, listed)
            self.assertRegex(plain, rf"(?m)^{method} ")
            self.assertRegex(page, rf"(?m)^\| {method} \|")

    def test_the_page_in_the_documentation_is_the_one_that_is_printed(self):
        page = pathlib.Path(__file__).parents[2] / "docs" / "methods.md"
        self.assertEqual(self.succeed("methods", "--markdown")[0], page.read_text(encoding="utf-8"))

    def test_every_method_says_what_it_costs_needs_and_how_it_behaves(self):
        catalogue = json.loads(self.succeed("methods", "--json")[0])
        for method in catalogue["methods"]:
            for key in ("family", "runs_on", "needs", "cost_2048_channels", "behaviour", "paper"):
                self.assertTrue(method[key], (method["id"], key))
        costs = {m["id"]: m["cost_2048_channels"] for m in catalogue["methods"]}
        self.assertEqual(costs["gscorecam"], "301 forward, 1 backward")
        self.assertEqual(costs["ablationcam"], "1 forward, 2048 head")

    def test_k_is_described(self):
        methods = json.loads(self.succeed("methods", "--json")[0])["methods"]
        params = {p["id"]: p for p in methods[0]["params"]}
        self.assertEqual((params["k"]["default"], params["k"]["minimum"]), (300, 1))


class Help(CliCase):
    def test_the_manual_names_every_command_with_examples(self):
        output, error = self.succeed("--help")
        for word in ("explain", "score", "grid", "heads", "textspan", "attack", "corrupt", "eval", "session", "methods",
                     "bench", "models",
                     "Examples:", "Exit code"):
            self.assertIn(word, output)
        self.assertEqual(error, "")

    def test_every_command_has_its_manual_in_80_columns(self):
        below_models = [["models", name] for name in ("list", "info", "fetch", "verify", "convert", "remove")]
        for command in (["explain"], ["score"], ["heads"], ["session"], ["methods"], ["models"], *below_models):
            with self.subTest(command=command):
                output, _ = self.succeed(*command, "--help")
                self.assertIn("Usage:\n  clipscope " + " ".join(command), output)
                self.assertEqual([line for line in output.splitlines() if len(line) > 80], [])

    def test_the_manual_names_every_option_of_the_contract(self):
        output, _ = self.succeed("explain", "--help")
        for option in (
            "--prompt", "--explain", "--model", "--method", "--k", "--layer", "--fit", "--threshold", "--seed",
            "--threads", "--precision", "--device", "--set", "--out", "--quiet",
        ):  # fmt: skip
            self.assertIn(option, output)

    def test_the_version_is_printed(self):
        self.assertRegex(self.succeed("--version")[0], r"\Aclipscope \d+\.\d+\.\d+\n\Z")


if __name__ == "__main__":
    unittest.main()
