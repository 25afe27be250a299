# SPDX-License-Identifier: GPL-3.0-or-later
"""Every method and profile of the catalogue, on a ResNet and on a vision transformer, through the program."""

import json
import math
import os
import pathlib
import shutil
import tempfile

import make_pictures
import tiny_models
from cli_case import FILES, CliCase, read_json, read_npy, read_png

# Enough to be quick on a random model; everything else is as people get it.
CHEAPER = {"rise": ["--set", "masks=24"], "sscam": ["--k", "4", "--set", "samples=2"], "iscam": ["--k", "4", "--set", "samples=2"]}


class MethodsCase(CliCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.models = pathlib.Path(tempfile.mkdtemp(prefix="clipscope-models-"))
        cls.addClassCleanup(shutil.rmtree, cls.models, ignore_errors=True)
        tiny_models.write_model(cls.models / "vit", tiny_models.vit())
        tiny_models.write_model(cls.models / "rn", tiny_models.resnet())

    def setUp(self):
        super().setUp()
        self.picture = self.write("apple.png", make_pictures.apple())
        self.out = self.folder / "out"

    def catalogue(self):
        text, _ = self.succeed("methods", "--json")
        return json.loads(text)

    def explain(self, model, *arguments, prompts=("red", "blue sky")):
        words = [word for prompt in prompts for word in ("--prompt", prompt)]
        shutil.rmtree(self.out, ignore_errors=True)
        self.succeed("explain", self.picture, *words, "--model", self.models / model, "--out", self.out, *arguments)
        self.assertTrue(FILES <= set(os.listdir(self.out)))
        return read_json(self.out / "result.json")

    def heat(self):
        return read_npy(self.out / "heatmap.npy")[1]


class EveryMethod(MethodsCase):
    def run_all(self, model, impossible):
        ran = []
        for method in self.catalogue()["methods"]:
            with self.subTest(method=method["id"]):
                extra = CHEAPER.get(method["id"], [])
                if method["runs_on"] == impossible:
                    self.refuse(
                        1, "load a(n RN| ViT) model", "explain", self.picture, "--prompt", "red", "--out", self.out,
                        "--model", self.models / model, "--method", method["id"],
                    )  # fmt: skip
                    continue
                result = self.explain(model, "--method", method["id"], *extra)
                self.assertEqual(result["method"], method["id"])
                values = self.heat()
                self.assertEqual(len(values), 200 * 150)
                self.assertTrue(all(math.isfinite(v) and 0 <= v <= 1 for v in values))
                if result["heatmap"]["state"] == "ok":
                    self.assertGreater(max(values), 0.99)
                    self.assertIsNotNone(result["box"])
                else:
                    self.assertIn(result["heatmap"]["state"], ("empty", "flat"))
                    self.assertEqual(max(values), 0)
                ran.append(method["id"])
        return ran

    def test_on_a_vision_transformer(self):
        self.assertGreaterEqual(len(self.run_all("vit", "RN")), 25)

    def test_on_a_resnet(self):
        self.assertGreaterEqual(len(self.run_all("rn", "ViT")), 19)


class Identities(MethodsCase):
    def test_the_ids_of_the_catalogue(self):
        self.assertEqual(
            {method["id"] for method in self.catalogue()["methods"]},
            set(
                "gscorecam scorecam gradcam gradcam++ xgradcam layercam hirescam eigencam eigengradcam ablationcam "
                "fullgrad fem randomcam channel groupcam rise sscam iscam hilacam gem clipsurgery textspan rawattention "
                "rollout gradrollout maskclip".split()
            ),
        )

    def test_the_same_seed_gives_the_same_bytes_and_another_does_not(self):
        for method in ("randomcam", "rise", "sscam"):
            with self.subTest(method=method):
                heats = []
                for seed in ("3", "3", "4"):
                    self.explain("rn", "--method", method, "--seed", seed, *CHEAPER.get(method, []))
                    heats.append((self.out / "heatmap.npy").read_bytes())
                self.assertEqual(heats[0], heats[1])
                self.assertNotEqual(heats[0], heats[2])

    def test_gscorecam_with_all_channels_is_scorecam(self):
        self.explain("rn", "--k", "100%", "--set", "softmax=all")
        all_channels = self.heat()
        self.explain("rn", "--method", "scorecam", "--set", "softmax=all")
        for a, b in zip(all_channels, self.heat()):
            self.assertAlmostEqual(a, b, delta=1e-5)

    def test_textspan_tells_what_every_head_adds_to_the_cosine(self):
        result = self.explain("vit", "--method", "textspan")
        attribution = result["attribution"]
        self.assertEqual(len(attribution["mlps"]), 4)
        self.assertEqual([len(row) for row in attribution["heads"]], [1, 1, 1])
        total = sum(map(sum, attribution["heads"])) + sum(attribution["mlps"])
        self.assertAlmostEqual(total, attribution["cosine"], delta=1e-5)

    def test_words_share_the_relevance_on_every_model(self):
        for model in ("rn", "vit"):
            with self.subTest(model=model):
                result = self.explain(model, "--method", "gradcam", "--words", "all", prompts=("red apple",))
                self.assertEqual([word["word"] for word in result["words"]], ["red", "apple"])
                total = sum(word["relevance"] for word in result["words"])
                self.assertTrue(abs(total - 1) < 1e-6 or (total == 0 and result["notes"]))


class Options(MethodsCase):
    def test_profiles_set_defaults_and_options_override_them(self):
        clipcam = self.explain("vit", "--profile", "clipcam")
        self.assertEqual(clipcam["method"], "gradcam")
        options = clipcam["options"]
        self.assertEqual(
            [options[k] for k in ("profile", "resample", "template", "scalar", "threshold", "box_rule")],
            ["clipcam", "bicubic", "a photo of {}", "raw-logit", ">=0.3", "enclosing"],
        )
        other = self.explain("rn", "--profile", "clipcam", "--threshold", "0.5", "--method", "layercam")
        self.assertEqual((other["method"], other["options"]["threshold"]), ("layercam", "0.5"))
        self.assertEqual(other["options"]["box_rule"], "enclosing")

    def test_a_template_is_the_same_as_typing_it(self):
        def cosine(prompt, *words):
            call = ("score", self.picture, "--model", self.models / "vit", "--prompt", prompt, "--json", *words)
            return json.loads(self.succeed(*call)[0])["prompts"][0]["cosine"]

        self.assertEqual(cosine("red", "--template", "see {}"), cosine("see red"))
        self.assertEqual(cosine("red", "--template", "none"), cosine("red"))
        self.assertNotEqual(cosine("red", "--template", "imagenet"), cosine("red"))

    def test_every_profile_runs(self):
        for profile in ("gscorecam", "clipcam", "pytorch-grad-cam", "gem", "clip-surgery", "textspan"):
            with self.subTest(profile=profile):
                self.assertEqual(self.explain("vit", "--profile", profile)["options"]["profile"], profile)

    def test_interpolation_closing_and_box_rules_reach_the_result(self):
        result = self.explain(
            "rn", "--method", "layercam", "--interpolation", "nearest", "--closing", "10%", "--box-rule", "all",
            "--threshold", "mean",
        )  # fmt: skip
        self.assertEqual(result["options"]["interpolation"], "nearest")
        self.assertEqual(result["options"]["closing"], "10%")
        self.assertTrue(all(box["selected"] for box in result["boxes"]))
        _, _, _, rows = read_png(self.out / "mask.png")
        mask, heat = b"".join(rows), self.heat()
        mean = sum(heat) / len(heat)
        wrong = sum((m == 255) != (v > mean) for m, v in zip(mask, heat) if abs(v - mean) > 1e-6)
        self.assertEqual(wrong, 0)

    def test_bad_weather_changes_the_picture_and_is_recorded(self):
        clean = self.explain("rn", "--method", "layercam")
        foggy = self.explain("rn", "--method", "layercam", "--corrupt", "fog:0.8", "--seed", "5")
        self.assertEqual(foggy["options"]["corrupt"], "fog:0.8")
        self.assertNotEqual(clean["prompts"][0]["cosine"], foggy["prompts"][0]["cosine"])
        self.succeed("corrupt", self.picture, "--kind", "snow", "--out", self.folder / "snow.png")
        self.assertEqual(read_png(self.folder / "snow.png")[:3], (200, 150, 3))

    def test_wrong_values_are_refused_with_what_is_allowed(self):
        call = ["explain", self.picture, "--prompt", "red", "--out", self.out, "--model", self.models / "rn"]
        for words, pattern in (
            (["--profile", "nothing"], "choose one of gscorecam, clipcam"),
            (["--scalar", "loss"], "must be one of logit, cosine"),
            (["--scalar", "softmax"], "give at least two"),
            (["--rank", "median"], "must be one of mean"),
            (["--k", "150%"], "from 0 to 100"),
            (["--closing", "-3"], "closing"),
            (["--interpolation", "cubic"], "bicubic"),
            (["--box-rule", "biggest"], "largest"),
            (["--template", "a photo"], "{}"),
            (["--corrupt", "rain"], "fog"),
            (["--method", "rise", "--rank", "mean"], "rise has no parameter 'rank'"),
        ):
            with self.subTest(words=words):
                self.refuse(2, pattern, *call, *words)


class Grid(MethodsCase):
    def test_four_pictures_one_answer(self):
        pictures = [self.write(f"{i}.png", make_pictures.apple()) for i in range(4)]
        self.succeed("grid", *pictures, "--prompt", "red", "--model", self.models / "vit", "--method", "layercam", "--out", self.out)
        grid = read_json(self.out / "grid.json")
        self.assertEqual(grid["at_least"], 0.3)
        self.assertEqual([q["picture"] for q in grid["quadrants"]], [str(p) for p in pictures])
        best = max(range(4), key=lambda i: grid["quadrants"][i]["density"])
        self.assertEqual(grid["best"], grid["quadrants"][best]["quadrant"])
        for index, quadrant in enumerate(grid["quadrants"]):
            if quadrant["box"] is None:
                continue
            x, y = 224 * (index % 2), 224 * (index // 2)
            box = quadrant["box"]
            self.assertTrue(x <= box["x"] and box["x"] + box["width"] <= x + 224)
            self.assertTrue(y <= box["y"] and box["y"] + box["height"] <= y + 224)
        self.assertEqual(read_png(self.out / "picture.png")[:2], (448, 448))

    def test_anything_but_four_pictures_is_refused(self):
        self.refuse(2, "takes four pictures, not 1", "grid", self.picture, "--prompt", "red", "--out", self.out)


class TextSpan(MethodsCase):
    def test_describes_a_head_from_a_folder_of_pictures(self):
        photos = self.folder / "photos"
        for i in range(6):
            self.write(f"photos/{i}.png", make_pictures.apple(disc=i % 2 == 0, shift=9 * i))
        self.write("photos/notes.txt", b"not a picture")
        call = ("textspan", "--model", self.models / "vit", "--images", photos, "--count", "3", "--json")
        text, error = self.succeed(*call)
        found = json.loads(text)
        self.assertEqual((found["block"], found["head"]), (2, 0))
        self.assertEqual(len({c["text"] for c in found["captions"]}), 3)
        explained = [c["explained"] for c in found["captions"]]
        self.assertEqual(explained, sorted(explained))
        self.assertLessEqual(explained[-1], 1 + 1e-9)
        self.assertIn("notes.txt", error)
        self.refuse(1, "load a ViT model", "textspan", "--model", self.models / "rn", "--images", photos)
        self.refuse(2, "there is no head 7", *call[:-1], "--head", "7")


class Heads(MethodsCase):
    def call(self, *arguments, model="vit"):
        return ("heads", self.picture, "--prompt", "red", "--prompt", "blue sky", "--model", self.models / model, *arguments)

    def test_heads_and_layers_add_up_and_the_top_ones_are_drawn(self):
        tiny_models.write_model(self.models / "two", tiny_models.vit(layers=4, width=128))
        text, _ = self.succeed(*self.call("--top", "3", "--explain", "1", "--out", self.out, model="two"))
        self.assertRegex(text, r"(?m)^layer +0 +1 +heads +MLP$")
        self.assertRegex(text, r"(?m)^ +in +[-+]\d+\.\d$")
        heads = read_json(self.out / "heads.json")
        self.assertEqual(heads["schema"], "clipscope.heads/1")
        self.assertEqual((heads["explained"], heads["map_size"]), (1, [4, 4]))
        attribution = heads["attribution"]
        self.assertEqual(([len(row) for row in attribution["heads"]], len(attribution["mlps"])), ([2] * 4, 5))
        self.assertAlmostEqual(sum(map(sum, attribution["heads"])) + sum(attribution["mlps"]), attribution["cosine"], delta=1e-5)
        self.assertAlmostEqual(attribution["cosine"], heads["prompts"][1]["cosine"], delta=1e-6)
        self.assertEqual(read_npy(self.out / heads["maps_file"])[0], (8, 16))
        ranked = sorted((abs(v) for row in attribution["heads"] for v in row), reverse=True)
        self.assertEqual([abs(top["value"]) for top in heads["top"]], ranked[:3])
        for top in heads["top"]:
            self.assertEqual(top["value"], attribution["heads"][top["layer"]][top["head"]])
            self.assertEqual(top["evidence"], "for" if top["value"] > 0 else "against")
            self.assertAlmostEqual(top["percent"], 100 * top["value"] / abs(attribution["cosine"]), places=6)
            self.assertEqual(top["file"], f"head_{top['layer']:02}_{top['head']:02}.png")
            self.assertEqual(read_png(self.out / top["file"])[:3], (200, 150, 3))
        self.assertEqual(set(os.listdir(self.out)), {"heads.json", "head_maps.npy", *(top["file"] for top in heads["top"])})

    def test_json_is_the_same_without_files(self):
        text, _ = self.succeed(*self.call("--json"))
        printed = json.loads(text)
        self.assertIsNone(printed["maps_file"])
        self.assertEqual([top["file"] for top in printed["top"]], [None] * 3)
        self.succeed(*self.call("--out", self.out, "--quiet"))
        self.assertEqual(read_json(self.out / "heads.json")["attribution"], printed["attribution"])

    def test_a_resnet_has_none_and_wrong_calls_are_refused(self):
        self.refuse(1, "load a ViT model", *self.call(model="rn"))
        self.refuse(2, "prompt 7", *self.call("--explain", "7"))
        self.refuse(2, "--top", *self.call("--top", "-1"))
