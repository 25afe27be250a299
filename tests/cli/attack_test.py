# SPDX-License-Identifier: GPL-3.0-or-later
"""clipscope attack: words on a picture, and what is written about them."""

import pathlib
import re
import unittest

from cli_case import CliCase, read_csv, read_json, read_png

APPLE = pathlib.Path(__file__).parents[2] / "resources/samples/strawberry.jpg"
FILES = {
    "attack.json", "clean.png", "attacked.png", "00-clean.png", "00-attacked.png", "01-clean.png", "01-attacked.png",
    "scores.csv", "report.html",
}  # fmt: skip


class Attack(CliCase):
    def attack(self, *arguments, out="out", text="iPod"):
        return self.succeed(
            "attack", APPLE, "--text", text, "--prompt", "strawberry", "--prompt", "iPod", "--k", "30",
            "--out", self.folder / out, *arguments,
        )  # fmt: skip

    def test_writes_everything_and_says_what_happened(self):
        output, errors = self.attack("--sweep", "size=10:50:3", "--defences")
        self.assertEqual(errors, "")
        out = self.folder / "out"
        self.assertEqual({path.name for path in out.iterdir()}, FILES | {"sweep.csv", "defences.csv"})
        record = read_json(out / "attack.json")
        self.assertEqual(record["schema"], "clipscope.attack/1")
        self.assertEqual(record["font"]["family"], "Clipscope Sans")
        self.assertRegex(record["font"]["checksum"], r"\A[0-9a-f]{64}\Z")
        self.assertIn(record["verdict"], output)
        clean, attacked = ([p[side]["logit"] for p in record["prompts"]] for side in ("clean", "attacked"))
        self.assertEqual(record["clean_top"], clean.index(max(clean)))
        self.assertEqual(record["attacked_top"], attacked.index(max(attacked)))
        self.assertEqual(record["flipped"], record["clean_top"] != record["attacked_top"])
        self.assertGreater(attacked[1], clean[1])
        for prompt in record["prompts"]:
            self.assertAlmostEqual(
                prompt["difference"]["logit"], prompt["attacked"]["logit"] - prompt["clean"]["logit"]
            )
        self.assertEqual([point["value"] for point in record["sweep"]["points"]], [10, 30, 50])
        self.assertEqual(len(record["defences"]), 9)
        self.assertEqual(len(read_csv(out / "sweep.csv")), 3 * 2)
        self.assertEqual(len(read_csv(out / "defences.csv")), 9 * 2)
        self.assertEqual(len(read_csv(out / "scores.csv")), 2)
        page = (out / "report.html").read_text(encoding="utf-8")
        self.assertIn("data:image/png;base64,", page)
        self.assertIsNone(re.search(r'(src|href)="(?!data:)', page))

    def test_the_picture_changes_where_the_sticker_is_and_nowhere_else(self):
        self.attack("--at", "200,150", "--size", "40", "--rotate", "0", "--opacity", "0.5")
        clean = read_png(self.folder / "out/clean.png")
        attacked = read_png(self.folder / "out/attacked.png")
        self.assertEqual(clean[:3], attacked[:3])
        rows = [y for y, (a, b) in enumerate(zip(clean[3], attacked[3])) if a != b]
        self.assertTrue(rows)
        self.assertGreater(min(rows), 100)
        self.assertLess(max(rows), 200)
        self.assertLess(abs((min(rows) + max(rows)) / 2 - 150), 3)

    def test_two_runs_give_the_same_bytes(self):
        self.attack("--preset", "note")
        self.attack("--preset", "note", out="again")
        for name in FILES:
            self.assertEqual((self.folder / "out" / name).read_bytes(), (self.folder / "again" / name).read_bytes(), name)

    def test_a_font_that_is_not_there_is_named(self):
        _, errors = self.attack("--font", "No Such Family")
        self.assertRegex(errors, r"\Aclipscope: note: there is no font 'No Such Family'; the words are written in '[^\n]+'\n\Z")

    def test_bad_calls_are_refused(self):
        prompts = ("--prompt", "a", "--prompt", "b")
        self.refuse(2, "--text", "attack", APPLE, *prompts)
        self.refuse(2, "prompt", "attack", APPLE, "--text", "a")
        self.refuse(2, "preset 'banner'.*label, note", "attack", APPLE, "--text", "a", "--preset", "banner", *prompts)
        self.refuse(2, "--at", "attack", APPLE, "--text", "a", "--at", "middle", *prompts)
        self.refuse(2, "400 points", "attack", APPLE, "--text", "a", "--sweep", "position=40x40", *prompts)
        self.refuse(2, "--size", "attack", APPLE, "--text", "a", "--size", "0", *prompts)
        self.refuse(2, "too large", "attack", APPLE, "--text", "a" * 99, "--size", "50000", *prompts)


if __name__ == "__main__":
    unittest.main()
