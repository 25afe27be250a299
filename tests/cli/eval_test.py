# SPDX-License-Identifier: GPL-3.0-or-later
"""clipscope eval scenes, on a handful of scenes made here and a tiny model of random weights."""

import json
import shutil
import unittest

from cli_case import CliCase, read_json
from make_pictures import png
from tiny_models import resnet, write_model


def scenes(folder, count=5, **changes):
    """Scenes of 32 pixels: a bright square in each."""
    folder.mkdir()
    listed = []
    for i in range(count):
        box = [4 + i, 6, 12, 12]
        rows = [
            b"".join(bytes((250, 40 * i, 20) if box[0] <= x < box[0] + 12 and 6 <= y < 18 else (30, 60, 90)) for x in range(32))
            for y in range(32)
        ]
        for name in (f"{i}.png", f"{i}-attacked.png"):
            (folder / name).write_bytes(png(32, 32, rows))
        item = {"kind": "object", "name": f"thing{i}", "index": 1, "box": box, "full_box": box, "seen_share": 1.0}
        listed.append({"file": f"{i}.png", "mask": f"{i}.png", "style": "plain", "items": [item],
                       "attack": {"file": f"{i}-attacked.png", "word": "word1", "box": box}})  # fmt: skip
    document = {
        "schema": "clipscope.scenes/1", "side": 32, "seed": 1, "split": "test",
        "styles": [{"id": "plain", "title": "Plain", "licence": "MIT", "held_out": False}],
        "objects": [{"name": f"thing{i}", "others": []} for i in range(12)],
        "words": [f"word{i}" for i in range(12)],
        "scenes": listed, **changes,
    }  # fmt: skip
    (folder / "scenes.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


class Eval(CliCase):
    def setUp(self):
        super().setUp()
        self.model = write_model(self.folder / "tiny", resnet())
        self.scenes = scenes(self.folder / "scenes")

    def test_it_measures_the_model_its_maps_and_the_baselines(self):
        line = ("eval", "scenes", self.scenes, "--model", self.model, "--methods", "gscorecam,Grad-CAM", "--k", "4", "--threads", "1")
        output, errors = self.succeed(*line, "--json", "a.json", "--markdown", "a.md")
        self.assertEqual(errors, "")
        for word in ("5 scenes of 32 pixels", "gradcam", "centre box", "random map", "untrained model"):
            self.assertIn(word, output)
        record = read_json(self.folder / "a.json")
        self.assertEqual(record["schema"], "clipscope.eval-scenes/1")
        self.assertEqual(record["methods"], ["gscorecam", "gradcam"])
        result = record["result"]
        self.assertTrue(result["complete"])
        self.assertEqual(result["answers"]["all"]["object_single"]["count"], 5)
        self.assertEqual(result["answers"]["all"]["word"], {"mean": None, "count": 0})
        for method in ("gscorecam", "gradcam", "centre box", "random map"):
            self.assertEqual(result["methods"][method]["plain"]["single"]["iou"]["count"], 5)
            self.assertEqual(result["methods"][method]["plain"]["tile_heat"]["count"], 1)
        self.assertEqual(list(record["untrained"]["methods"]), ["gscorecam"])
        table = (self.folder / "a.md").read_text(encoding="utf-8")
        self.assertIn("| gradcam", table)

        self.succeed(*line, "--json", "b.json", "--quiet")
        self.assertEqual(read_json(self.folder / "b.json"), record)

    def test_a_limit_and_no_untrained_model(self):
        output, _ = self.succeed("eval", "scenes", self.scenes, "--model", self.model, "--methods", "gradcam", "--limit", "2", "--no-untrained")
        self.assertIn("2 scenes of", output)
        self.assertNotIn("untrained", output)

    def test_bad_calls_are_refused(self):
        self.refuse(2, "what to measure on", "eval")
        self.refuse(2, "name a folder of scenes", "eval", "scenes")
        self.refuse(1, "no .*scenes.json", "eval", "scenes", self.folder / "nowhere", "--model", self.model)
        self.refuse(2, "nosuch", "eval", "scenes", self.scenes, "--methods", "nosuch")
        self.refuse(2, "twice", "eval", "scenes", self.scenes, "--methods", "gradcam,gradcam")
        shutil.rmtree(self.scenes)
        scenes(self.scenes, side="wide")
        self.refuse(1, "cannot be read", "eval", "scenes", self.scenes, "--model", self.model)


if __name__ == "__main__":
    unittest.main()
