# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as the specification asks for it: no display, exit codes, geometry, repeatable bytes."""

from harness.case import Case
from harness.files import (
    apple, brightness_model, chosen_box, heat_bytes, jpeg, largest_region_box, otsu_level, read_json, read_npy, read_png, squares, turned,
    with_orientation)  # fmt: skip

BRIGHTNESS = ("--method", "channel", "--layer", "stem")  # of the model made for it
CELLS = 48  # of its stem, in a row


class Batch(Case):
    def explain(self, picture, out, *arguments, code=0):
        done = self.command("explain", picture, "--out", self.folder / out, *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return self.folder / out

    def test_m41_runs_without_a_display_and_writes_its_files(self):
        out = self.explain(
            self.write("a.png", apple()), "d", "--prompt", "apple", "--prompt", "iPod", "--method", "gscorecam", "--k", "30")
        self.assertLessEqual({"heatmap.npy", "mask.png", "result.json"}, {path.name for path in out.iterdir()})
        result = read_json(out / "result.json")
        self.assertEqual(len(result["prompts"]), 2)

    def test_m41_bad_input_has_a_code_and_one_line(self):
        good = self.write("a.png", apple())
        for code, arguments in (
                (1, ("explain", "nowhere.png", "-p", "x", "--out", "d")),
                (1, ("explain", self.write("t.png", b"text"), "-p", "x", "--out", "d")),
                (1, ("explain", good, "-p", "x", "--model", "nothing", "--out", "d")),
                (2, ("explain", good, "--out", "d")),
                (2, ("explain", good, "-p", "x", "--k", "none", "--out", "d"))):  # fmt: skip
            done = self.command(*arguments)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertRegex(done.stderr, r"\Aclipscope: [^\n]+\n\Z")
            self.assertFalse((self.folder / "d").exists())

    def test_m27_two_runs_give_the_same_bytes(self):
        picture = self.write("a.png", apple())
        for method in (("--k", "30"), ("--method", "rise", "--set", "masks=20", "--seed", "7")):
            one, two = (
                self.explain(picture, f"{method[1]}{i}", "--prompt", "apple", *method) for i in range(2))
            for name in ("heatmap.npy", "heatmap_native.npy", "mask.png"):
                self.assertEqual((one / name).read_bytes(), (two / name).read_bytes(), f"{method} {name}")
        self.assertEqual(read_json(one / "result.json")["options"].get("seed"), 7)

    def test_m12_m13_otsu_mask_and_box_follow_from_the_exported_map(self):
        out = self.explain(self.write("a.png", apple(160, 120)), "d", "--prompt", "apple", "--method", "gradcam")
        (rows, columns), heat = read_npy(out / "heatmap.npy")
        levels = heat_bytes(heat)
        cut = otsu_level(levels)
        width, height, _, mask = read_png(out / "mask.png")
        self.assertEqual((width, height), (columns, rows))
        expected = [bytes(255 if levels[y * columns + x] > cut else 0 for x in range(columns)) for y in range(rows)]
        self.assertEqual(b"".join(mask), b"".join(expected))
        self.assertEqual(chosen_box(read_json(out / "result.json")), largest_region_box(mask))

    def assert_box_on(self, truth, size, out, fit="stretch"):
        """The centre of the box within one cell of the truth's."""
        box = chosen_box(read_json(out / "result.json"))
        side = {"stretch": None, "crop": min(size), "pad": max(size)}[fit]
        cell = [(side or length) / CELLS for length in size]
        for axis in (0, 1):
            found = box[axis] + box[axis + 2] / 2
            wanted = truth[axis] + truth[axis + 2] / 2
            self.assertAlmostEqual(found, wanted, delta=cell[axis] * 1.01, msg=f"{fit} {size}: {box} for {truth}")

    def test_m14_the_box_lies_on_the_square_in_every_shape_and_fit(self):
        model = brightness_model(self.folder / "bright")
        for width, height, square in ((240, 240, (60, 140, 50, 40)), (400, 200, (170, 60, 60, 40)),
                                      (180, 360, (70, 200, 40, 60))):  # fmt: skip
            picture = self.write(f"{width}x{height}.png", squares(width, height, square))
            for fit in ("stretch", "crop", "pad"):
                with self.subTest(size=(width, height), fit=fit):
                    out = self.explain(picture, f"{width}{fit}", "--prompt", "square", "--model", model, *BRIGHTNESS, "--fit", fit)
                    self.assert_box_on(square, (width, height), out, fit)

    def test_m14_the_box_lies_on_the_square_in_all_eight_orientations(self):
        model = brightness_model(self.folder / "bright")
        columns, rows, block = 40, 30, (26, 5, 6, 5)  # in blocks of 8 pixels
        x, y, w, h = block
        level = [[230 if x <= u < x + w and y <= v < y + h else 40 for u in range(columns)] for v in range(rows)]
        stored = jpeg([level])
        for orientation in range(1, 9):
            with self.subTest(orientation=orientation):
                picture = self.write(f"o{orientation}.jpg", with_orientation(stored, orientation))
                out = self.explain(picture, f"o{orientation}", "--prompt", "square", "--model", model, *BRIGHTNESS)
                truth = turned(tuple(8 * v for v in block), 8 * columns, 8 * rows, orientation)
                size = (8 * columns, 8 * rows) if orientation < 5 else (8 * rows, 8 * columns)
                width, height, _, _ = read_png(out / "mask.png")
                self.assertEqual((width, height), size)
                self.assert_box_on(truth, size, out)
