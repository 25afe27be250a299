#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pillow_resize.txt and pillow_fit.txt: checksums of pictures that Pillow has resized.

Run it with a Python that has Pillow 9.4 (Debian 12: python3-pil) and numpy. The pictures are made from
formulas that the tests repeat, so only sizes and checksums are stored.
"""
import hashlib
import pathlib

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).parent
MEAN = (0.48145466, 0.4578275, 0.40821073)


def noise(width, height, channels):
    """High bytes of the linear congruential generator of Numerical Recipes, in reading order."""
    state = 12345
    values = bytearray()
    for _ in range(width * height * channels):
        state = (state * 1664525 + 1013904223) % 2**32
        values.append(state >> 24)
    shape = (height, width, channels) if channels == 3 else (height, width)
    return Image.fromarray(numpy.frombuffer(bytes(values), numpy.uint8).reshape(shape))


def checksum(picture):
    return hashlib.sha256(picture.tobytes()).hexdigest()


def write_resizes():
    sizes = [
        (5, 4, 3, 3), (5, 4, 8, 6), (53, 37, 16, 16), (53, 37, 53, 20), (53, 37, 20, 37), (53, 37, 53, 37),
        (64, 48, 32, 24), (7, 5, 224, 224), (300, 200, 31, 17), (1, 1, 9, 7), (400, 1, 24, 24),
        (1, 400, 24, 24), (640, 480, 298, 224), (2, 2, 1, 1),
    ]
    lines = []
    for channels in (1, 3):
        for name, method in (("bilinear", Image.BILINEAR), ("bicubic", Image.BICUBIC)):
            for width, height, new_width, new_height in sizes:
                result = noise(width, height, channels).resize((new_width, new_height), method)
                lines.append(f"{channels} {name} {width} {height} {new_width} {new_height} {checksum(result)}")
    (HERE / "pillow_resize.txt").write_text("\n".join(lines) + "\n")


def fit(picture, n, how):
    width, height = picture.size
    if how == "stretch":
        return picture.resize((n, n), Image.BILINEAR)
    short, long = min(width, height), max(width, height)
    if how == "crop":
        scaled = (n, int(n * long / short)) if width <= height else (int(n * long / short), n)
        scaled_picture = picture.resize(scaled, Image.BICUBIC)
        left, top = (round((side - n) / 2.0) for side in scaled)
        return scaled_picture.crop((left, top, left + n, top + n))
    small = max(1, round(n * short / long))
    scaled = (n, small) if width >= height else (small, n)
    canvas = Image.new("RGB", (n, n), tuple(round(255 * value) for value in MEAN))
    left, top = (-round((side - n) / 2.0) for side in scaled)
    canvas.paste(picture.resize(scaled, Image.BICUBIC), (left, top))
    return canvas


def write_fits():
    lines = []
    for width, height, n in [
        (53, 37, 16), (53, 37, 32), (37, 53, 32), (64, 48, 24), (227, 224, 224), (100, 37, 48), (500, 1, 16),
        (1, 500, 16), (1, 1, 8), (40, 40, 40), (500, 3, 15),
    ]:
        for how in ("stretch", "crop", "pad"):
            lines.append(f"{how} {width} {height} {n} {checksum(fit(noise(width, height, 3), n, how))}")
    (HERE / "pillow_fit.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    write_resizes()
    write_fits()
