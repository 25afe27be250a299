#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the sample pictures and writes where their objects are into samples.json.

    make_samples.py PACKAGE [--out FOLDER] [--only ID]

PACKAGE is the unpacked npm package @lobehub/fluent-emoji-3d 1.1.0 (the folder with `assets`).
Needs Python 3, Pillow, numpy and the DejaVu fonts. The same versions give the same bytes. Titles,
stories and prompts are edited in samples.json itself; only `truth` is replaced.
"""

import argparse
import json
from pathlib import Path

import numpy as np

import studio
from studio import mix, rgb

BOLD = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")
JPEG = {"quality": 93, "subsampling": 0, "optimize": True}
CODES = {
    "alarm clock": "23f0", "apple": "1f34e", "banana": "1f34c", "birthday cake": "1f382",
    "bus": "1f68c", "cherries": "1f352", "elephant": "1f418", "fire engine": "1f692",
    "flamingo": "1f9a9", "giraffe": "1f992", "snail": "1f40c", "lemon": "1f34b",
    "pineapple": "1f34d", "sailboat": "26f5", "strawberry": "1f353", "sunflower": "1f33b",
    "taxi": "1f695", "teapot": "1fad6",
}


class Stage:
    """One picture in the making and the boxes of what stands in it."""

    def __init__(self, package, seed, size):
        self.package, self.size = package, size
        self.rng = np.random.Generator(np.random.PCG64(seed))
        self.picture = None
        self.truth = []

    def put(self, name, foot, height, **options):
        sprite = studio.load_object(self.package, CODES[name])
        box = studio.place(self.picture, sprite, foot, height, **options)
        self.truth.append({"label": name, "box": box})

    def write(self, word, centre, size, **options):
        box = studio.paper_label(self.picture, word, centre, size, BOLD, **options)
        self.truth.append({"label": f"the word {word}", "box": box})

    def room(self, dark, light, wood, horizon=0.66):
        self.picture = studio.plaster(self.rng, self.size, rgb(dark), rgb(light))
        studio.lay_table(self.rng, self.picture, horizon, rgb(wood[0]), rgb(wood[1]))

    def field(self, horizon, top, bottom, hills, far, near):
        self.picture = studio.sky(self.rng, self.size, rgb(top), rgb(bottom))
        studio.grow_hills(self.rng, self.picture, horizon + 0.03, [rgb(hill) for hill in hills])
        studio.grow_meadow(self.rng, self.picture, horizon, rgb(far), rgb(near))


def apple_ipod(package):
    stage = Stage(package, 11, (840, 640))
    stage.room("#8fa6a3", "#e6ece2", ("#8a5a36", "#cf9a66"))
    stage.put("apple", (400, 560), 390)
    stage.write("iPod", (404, 400), (250, 104), angle=4)
    return stage


def strawberry(package):
    stage = Stage(package, 12, (720, 720))
    stage.picture = studio.cove(stage.size, rgb("#cfe3dc"), rgb("#e9efe6"))
    stage.put("strawberry", (372, 590), 380, angle=-8)
    return stage


def tea_table(package):
    stage = Stage(package, 13, (900, 600))
    stage.room("#a9b7c9", "#f1ede4", ("#9a6b45", "#dcae7c"), 0.62)
    stage.put("teapot", (255, 500), 250)
    stage.put("birthday cake", (640, 520), 290)
    return stage


def fruit_table(package):
    stage = Stage(package, 14, (900, 640))
    stage.room("#c9b79c", "#f6ecd8", ("#7b4f32", "#bd8a5c"), 0.56)
    stage.put("pineapple", (240, 470), 330)
    stage.put("banana", (655, 455), 230)
    stage.put("lemon", (450, 545), 200)
    stage.put("cherries", (720, 590), 170)
    stage.put("strawberry", (190, 600), 170)
    return stage


def street(package):
    stage = Stage(package, 15, (900, 560))
    stage.picture = studio.sky(stage.rng, stage.size, rgb("#9cc3e6"), rgb("#f3efe6"), 0.3)
    walls = [rgb(c) for c in ("#d9a98c", "#e5cda4", "#b9c4b0", "#c98f7a", "#d8d3c6")]
    studio.raise_houses(stage.rng, stage.picture, 0.62, walls)
    studio.pave_street(stage.rng, stage.picture, 0.62, 0.69)
    stage.put("bus", (185, 470), 220)
    stage.put("fire engine", (690, 462), 230)
    stage.put("taxi", (440, 535), 190)
    return stage


def sale_sign(package):
    stage = Stage(package, 16, (680, 860))
    stage.picture = studio.plaster(stage.rng, stage.size, rgb("#b9a68d"), rgb("#efe3cd"))
    stage.write("SALE", (340, 390), (430, 210), angle=-3, ink="#1f2328", tape=True)
    return stage


def cake_sale(package):
    stage = Stage(package, 31, (760, 680))
    stage.room("#9aa79a", "#eceade", ("#7d5236", "#c08f60"))
    stage.put("birthday cake", (380, 590), 380)
    stage.write("SALE", (380, 419), (300, 150), angle=3)
    return stage


def savanna(package):
    stage = Stage(package, 18, (880, 600))
    stage.field(0.58, "#f2b66d", "#fdeccb", ("#c9a577", "#b08d57"), "#cfae5f", "#a8853d")
    stage.put("elephant", (330, 520), 300, shadow=0.8)
    stage.put("giraffe", (690, 500), 330, shadow=0.8)
    return stage


def alarm_clock(package):
    stage = Stage(package, 19, (700, 700))
    stage.room("#7d87a6", "#d9d6e6", ("#6b4a3c", "#a9805f"), 0.64)
    stage.put("alarm clock", (350, 590), 340)
    return stage


def flamingo(package):
    stage = Stage(package, 20, (620, 840))
    stage.picture = studio.sky(stage.rng, stage.size, rgb("#f0a58f"), rgb("#ffe6c4"), 0.45)
    studio.pour_sea(stage.rng, stage.picture, 0.52, rgb("#e9b79b"), rgb("#4f8f9c"), (0.7, 0.35))
    stage.put("flamingo", (300, 740), 430, shadow=0.5)
    return stage


def sailboat(package):
    stage = Stage(package, 21, (900, 420))
    stage.picture = studio.sky(stage.rng, stage.size, rgb("#6fa9dc"), rgb("#e4f0f4"), 0.7)
    studio.pour_sea(stage.rng, stage.picture, 0.5, rgb("#7fb3cf"), rgb("#2b74a5"), (0.3, 0.4))
    stage.put("sailboat", (650, 272), 120, shadow=0, sink=0.26)
    return stage


def garden(package):
    stage = Stage(package, 22, (840, 640))
    stage.field(0.5, "#86bbe6", "#eef5ec", ("#a5c8b2", "#7fae7c"), "#8cbb57", "#3f7f2e")
    stage.put("sunflower", (270, 560), 400, shadow=0.7)
    stage.put("snail", (620, 580), 170, shadow=0.7)
    return stage


SCENES = {
    "apple-ipod": apple_ipod, "strawberry": strawberry, "tea-table": tea_table,
    "fruit-table": fruit_table, "street": street, "sale-sign": sale_sign,
    "cake-sale": cake_sale, "savanna": savanna, "alarm-clock": alarm_clock, "flamingo": flamingo, "sailboat": sailboat,
    "garden": garden,
}


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--out", type=Path, default=here)
    parser.add_argument("--only", choices=SCENES)
    options = parser.parse_args()
    listing = options.out / "samples.json"
    samples = json.loads(listing.read_text()) if listing.exists() else {"samples": []}
    for name in [options.only] if options.only else SCENES:
        stage = SCENES[name](options.package)
        studio.develop(stage.rng, stage.picture).save(options.out / f"{name}.jpg", **JPEG)
        for entry in samples["samples"]:
            if entry["id"] == name:
                entry["truth"] = stage.truth
        print(name, stage.size, (options.out / f"{name}.jpg").stat().st_size // 1000, "kB",
              stage.truth)
    if listing.exists():
        listing.write_text(json.dumps(samples, indent=2) + "\n")


if __name__ == "__main__":
    main()
