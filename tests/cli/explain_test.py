# SPDX-License-Identifier: GPL-3.0-or-later
"""clipscope explain: the files it writes, read back without any code of the program's own."""

import hashlib
import os
import re
import struct
import unittest

import make_pictures
from cli_case import FILES, CliCase, heat_bytes, is_close, otsu_level, read_csv, read_json, read_npy, read_png

RESULT_KEYS = [
    "schema", "image", "model", "method", "options", "prompts", "explained", "heatmap", "threshold",
    "boxes", "box", "passes", "notes", "timing_ms",
]  # fmt: skip
OPTION_KEYS = {
    "model", "method", "profile", "k", "percent", "pick", "rank", "softmax", "weighting", "layer", "fit", "resample",
    "template", "scalar", "rival", "alpha", "aug_smooth", "eigen_smooth", "mask_iterations", "corrupt", "interpolation",
    "closing", "threshold", "box_rule", "box_alpha", "seed", "threads", "precision", "device",
}  # fmt: skip


SCORED = FILES | {"channels.csv"}


class ExplainCase(CliCase):
    def setUp(self):
        super().setUp()
        self.picture = self.write("apple.png", make_pictures.apple())
        self.out = self.folder / "out"

    def explain(self, *arguments, prompts=("a photo of an apple", "a photo of a car")):
        words = [word for prompt in prompts for word in ("--prompt", prompt)]
        return self.succeed("explain", self.picture, *words, "--k", "40", "--out", self.out, *arguments)

    def result(self, *folder):
        return read_json(self.out.joinpath(*folder, "result.json"))

    def assert_mask(self, levels, level):
        width, height, channels, rows = read_png(self.out / "mask.png")
        self.assertEqual((width, height, channels), (200, 150, 1))
        mask = b"".join(rows)
        self.assertEqual(set(mask), {0, 255})
        # A level that float rounding moved by one may fall on the other side.
        wrong = [i for i, n in enumerate(levels) if (mask[i] == 255) != (n > level) and abs(n - level) > 1]
        self.assertEqual(wrong, [])


class ResultFiles(ExplainCase):
    """One run, looked at from all sides."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shared = cls("explain")
        ExplainCase.setUp(cls.shared)
        cls.addClassCleanup(cls.shared.doCleanups)
        cls.shared.explain()

    def setUp(self):
        self.folder, self.picture, self.out = self.shared.folder, self.shared.picture, self.shared.out

    def test_writes_its_files_and_nothing_else(self):
        self.assertEqual(set(os.listdir(self.out)), SCORED)

    def test_result_has_the_schema_of_the_contract(self):
        result = self.result()
        self.assertEqual([key for key in result if key != "scoring"], RESULT_KEYS)
        self.assertEqual(result["schema"], "clipscope.result/1")
        self.assertEqual(result["image"]["path"], str(self.picture))
        self.assertEqual((result["image"]["width"], result["image"]["height"]), (200, 150))
        self.assertEqual(result["image"]["sha256"], hashlib.sha256(self.picture.read_bytes()).hexdigest())
        self.assertEqual(result["model"]["name"], "demo-rn")
        self.assertEqual(result["model"]["family"], "resnet")
        self.assertRegex(result["model"]["sha256"], r"\A[0-9a-f]{64}\Z")
        self.assertEqual(result["method"], "gscorecam")
        self.assertEqual(set(result["options"]), OPTION_KEYS)
        self.assertEqual(result["options"]["k"], 40)
        self.assertEqual(result["options"]["fit"], "stretch")
        self.assertGreaterEqual(result["options"]["threads"], 1)
        self.assertEqual(set(result["heatmap"]), {"file", "native_file", "native_size", "raw_min", "raw_max", "state"})
        self.assertEqual(set(result["timing_ms"]), {"load", "text", "forward", "gradient", "scores", "total"})
        self.assertGreater(result["timing_ms"]["total"], 0)
        self.assertGreaterEqual(result["passes"], 41)  # more where bfloat16 is scored again

    def test_prompts_have_tokens_and_probabilities_that_sum_to_one(self):
        prompts = self.result()["prompts"]
        self.assertEqual([p["text"] for p in prompts], ["a photo of an apple", "a photo of a car"])
        self.assertAlmostEqual(sum(p["probability"] for p in prompts), 1, places=6)
        scales = [p["logit"] / p["cosine"] for p in prompts]
        self.assertTrue(is_close(scales[0], scales[1], 1e-4), scales)
        for prompt in prompts:
            self.assertTrue(-1 <= prompt["cosine"] <= 1)
            self.assertEqual(prompt["dropped_tokens"], 0)
            self.assertTrue(prompt["tokens"] and all(isinstance(t, int) for t in prompt["tokens"]))
        self.assertEqual(self.result()["explained"], 0)

    def test_heatmap_has_the_pictures_shape_and_lies_between_0_and_1(self):
        heatmap = self.result()["heatmap"]
        shape, values = read_npy(self.out / heatmap["file"])
        self.assertEqual(shape, (150, 200))
        self.assertEqual(heatmap["state"], "ok")
        self.assertTrue(all(0 <= v <= 1 for v in values))
        self.assertTrue(is_close(max(values), 1, 1e-5), max(values))
        shape, values = read_npy(self.out / heatmap["native_file"])
        self.assertEqual(list(shape), heatmap["native_size"])
        self.assertEqual((min(values), max(values)), (heatmap["raw_min"], heatmap["raw_max"]))

    def test_mask_is_the_heat_above_otsus_level(self):
        threshold = self.result()["threshold"]
        _, values = read_npy(self.out / "heatmap.npy")
        levels = heat_bytes(values)
        self.assertEqual(threshold["kind"], "otsu")
        self.assertEqual(threshold["level"], otsu_level(levels))
        self.assertTrue(is_close(threshold["value"], threshold["level"] / 255, 1e-9))
        self.assert_mask(levels, threshold["level"])

    def test_box_is_the_largest_candidate_and_tight_around_its_mask(self):
        result = self.result()
        chosen = [b for b in result["boxes"] if b["chosen"]]
        self.assertEqual(len(chosen), 1)
        self.assertEqual(result["box"], {k: chosen[0][k] for k in ("x", "y", "width", "height")})
        self.assertEqual(chosen[0]["area"], max(b["area"] for b in result["boxes"]))
        _, _, _, rows = read_png(self.out / "mask.png")
        for box in result["boxes"]:
            x, y, right, bottom = box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]
            self.assertTrue(0 <= x < right <= 200 and 0 <= y < bottom <= 150, box)
            self.assertEqual(box["area"], box["width"] * box["height"])
            self.assertTrue(0 <= box["mean_heat"] <= 1)
            self.assertTrue(any(rows[y][x:right]) and any(rows[bottom - 1][x:right]))
            self.assertTrue(any(row[x] for row in rows[y:bottom]) and any(row[right - 1] for row in rows[y:bottom]))

    def test_pictures_have_the_pictures_size_and_show_something(self):
        _, _, _, source = read_png(self.picture)
        for name in ("overlay.png", "boxes.png"):
            width, height, channels, rows = read_png(self.out / name)
            self.assertEqual((width, height, channels), (200, 150, 3), name)
            self.assertNotEqual(rows, source, name)

    def test_16_bit_heatmap_is_the_heatmap(self):
        _, values = read_npy(self.out / "heatmap.npy")
        width, height, size, rows = read_png(self.out / "heatmap16.png")
        self.assertEqual((width, height, size), (200, 150, 2))
        grey = struct.unpack(f">{width * height}H", b"".join(rows))
        self.assertLess(max(abs(g / 65535 - v) for g, v in zip(grey, values)), 0.51 / 65535)

    def test_tables_say_what_the_result_says(self):
        result = self.result()
        boxes = read_csv(self.out / "boxes.csv")
        self.assertEqual(
            sorted(tuple(int(box[k]) for k in ("x", "y", "width", "height", "area", "chosen")) for box in boxes),
            sorted((b["x"], b["y"], b["width"], b["height"], b["area"], int(b["chosen"])) for b in result["boxes"]))
        self.assertEqual([int(box["rank"]) for box in boxes], list(range(1, len(boxes) + 1)))
        listed = read_json(self.out / "boxes.json")
        self.assertEqual(listed["schema"], "clipscope.boxes/1")
        self.assertEqual([b["area"] for b in listed["boxes"]], [int(box["area"]) for box in boxes])
        prompts = read_csv(self.out / "prompts.csv")
        for row, prompt in zip(prompts, result["prompts"]):
            self.assertEqual(row["prompt"], prompt["text"])
            for key in ("cosine", "logit", "probability"):
                self.assertEqual(float(row[key]), prompt[key])

    def test_channels_that_were_scored_have_logits_and_weights_that_sum_below_one(self):
        channels = read_csv(self.out / "channels.csv")
        self.assertEqual([int(row["channel"]) for row in channels], list(range(1024)))
        scored = [row for row in channels if row["logit"]]
        self.assertEqual(sorted(int(row["order"]) for row in scored), list(range(1, 41)))
        self.assertTrue(all(row["importance"] for row in channels))
        self.assertTrue(0 < sum(float(row["weight"]) for row in scored) <= 1.00001)


class Runs(ExplainCase):
    def test_a_fixed_threshold_is_used_as_given(self):
        self.explain("--threshold", "0.75")
        threshold = self.result()["threshold"]
        self.assertEqual((threshold["kind"], threshold["value"]), ("fixed", 0.75))
        _, values = read_npy(self.out / "heatmap.npy")
        self.assert_mask(heat_bytes(values), round(0.75 * 255))

    def test_two_runs_write_the_same_bytes_but_for_the_times(self):
        self.explain()
        first = {name: (self.out / name).read_bytes() for name in SCORED}
        self.explain()
        for name in SCORED - {"result.json"}:
            self.assertEqual((self.out / name).read_bytes(), first[name], name)
        timeless = lambda text: re.sub(rb'"timing_ms": \{[^}]*\}', b"", text)
        self.assertEqual(timeless((self.out / "result.json").read_bytes()), timeless(first["result.json"]))

    def test_explain_all_makes_one_folder_for_each_prompt(self):
        self.explain("--explain", "all")
        folders = sorted(os.listdir(self.out))
        self.assertEqual(folders, ["0-a-photo-of-an-apple", "1-a-photo-of-a-car"])
        for index, folder in enumerate(folders):
            self.assertEqual(set(os.listdir(self.out / folder)), SCORED)
            self.assertEqual(self.result(folder)["explained"], index)
        self.assertEqual(self.result(folders[0])["prompts"], self.result(folders[1])["prompts"])

    def test_explaining_all_gives_what_explaining_one_gives(self):
        self.explain("--explain", "all")
        together = (self.out / "1-a-photo-of-a-car" / "heatmap.npy").read_bytes()
        self.explain("--explain", "1")
        self.assertEqual(self.result()["explained"], 1)
        self.assertEqual((self.out / "heatmap.npy").read_bytes(), together)

    def test_a_lone_prompt_has_no_probability(self):
        self.explain(prompts=["an apple"])
        self.assertIsNone(self.result()["prompts"][0]["probability"])

    def test_gradcam_needs_one_pass(self):
        words = ["--prompt", "apple", "--method", "Grad-CAM", "--out", self.out]
        self.succeed("explain", self.picture, *words)
        self.assertEqual(self.result()["method"], "gradcam")
        self.assertEqual(self.result()["passes"], 1)
        self.assertNotIn("k", self.result()["options"])
        self.assertEqual({row["logit"] for row in read_csv(self.out / "channels.csv")}, {""})

    def test_methods_without_channels_leave_no_table_of_channels(self):
        self.explain()
        words = ["--prompt", "apple", "--method", "layercam", "--out", self.out]
        self.succeed("explain", self.picture, *words)
        self.assertEqual(set(os.listdir(self.out)), FILES)

    def test_crop_leaves_the_unseen_part_cold(self):
        self.explain("--fit", "crop")
        self.assertEqual(self.result()["options"]["fit"], "crop")
        _, values = read_npy(self.out / "heatmap.npy")
        rows = [values[200 * y : 200 * (y + 1)] for y in range(150)]
        self.assertEqual({v for row in rows for v in row[:24] + row[176:]}, {0})

    def test_pad_covers_the_whole_picture(self):
        self.explain("--fit", "pad")
        shape, _ = read_npy(self.out / "heatmap.npy")
        self.assertEqual(shape, (150, 200))

    def test_k_above_the_channels_is_clamped_and_said(self):
        _, error = self.succeed(
            "explain", self.picture, "-p", "apple", "--k", "5000", "--threads", "2", "--out", self.out)
        self.assertRegex(error, r"\Aclipscope: note: [^\n]*5000[^\n]*1024[^\n]*\n\Z")
        self.assertEqual(len(self.result()["notes"]), 1)
        self.assertGreaterEqual(self.result()["passes"], 1025)

    def test_parameters_of_the_method_can_be_set_by_name(self):
        self.explain("--set", "softmax=selected")
        self.assertEqual(self.result()["options"]["softmax"], "selected")

    def test_a_prompt_of_200_words_is_cut_and_said(self):
        _, error = self.explain(prompts=["apple " * 200])
        prompt = self.result()["prompts"][0]
        self.assertEqual(len(prompt["tokens"]), 32)
        self.assertGreaterEqual(prompt["dropped_tokens"], 170)
        self.assertRegex(error, r"\Aclipscope: note: the prompt [^\n]+\n")

    def test_a_picture_of_one_pixel_is_explained(self):
        self.picture = self.write("dot.png", make_pictures.dot())
        self.explain()
        shape, _ = read_npy(self.out / "heatmap.npy")
        self.assertEqual(shape, (1, 1))

    def test_a_file_name_of_any_bytes_is_explained(self):
        self.picture = os.fsdecode(os.fsencode(self.folder) + b"/caf\xe9 \x01.png")
        with open(self.picture, "wb") as file:
            file.write(make_pictures.apple())
        self.explain(prompts=["an apple"])
        self.assertIn("caf\ufffd \x01.png", self.result()["image"]["path"])

    def test_quiet_prints_nothing(self):
        output, error = self.explain("--quiet")
        self.assertEqual((output, error), ("", ""))

    def test_an_older_result_is_replaced(self):
        self.explain()
        self.explain("--threshold", "0.9")
        self.assertEqual(self.result()["threshold"]["value"], 0.9)
        self.assertEqual(set(os.listdir(self.out)), SCORED)


class LargePicture(ExplainCase):
    def test_108_megapixels_are_explained(self):
        self.picture = self.write("huge.png", make_pictures.huge())
        self.succeed("explain", self.picture, "-p", "a square", "--method", "gradcam", "--out", self.out)
        result = self.result()
        self.assertEqual((result["image"]["width"], result["image"]["height"]), (12000, 9000))
        self.assertEqual((self.out / "heatmap.npy").stat().st_size, 128 + 4 * 12000 * 9000)


if __name__ == "__main__":
    unittest.main()
