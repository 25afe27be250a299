#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small pictures of many kinds, all showing the same four quadrants: red, green / blue, white.

Run it with a Python that has Pillow 9.4 (Debian 12: python3-pil) and numpy.
"""
import pathlib
import struct

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).parent
WIDTH, HEIGHT = 32, 20
ORIENTATION = 0x0112


def quadrants():
    pixels = numpy.zeros((HEIGHT, WIDTH, 3), numpy.uint8)
    pixels[:10, :16] = (255, 0, 0)
    pixels[:10, 16:] = (0, 255, 0)
    pixels[10:, :16] = (0, 0, 255)
    pixels[10:, 16:] = (255, 255, 255)
    return pixels


def exif(orientation):
    block = Image.Exif()
    block[ORIENTATION] = orientation
    return block.tobytes()


def save(picture, name, **options):
    picture.save(HERE / name, **options)


def plain_tiff(name, pixels, sample_format, orientation=1):
    """Uncompressed RGB TIFF of any depth; Pillow writes only some of them."""
    bits = pixels.dtype.itemsize * 8
    data = pixels.tobytes()
    entries = [
        (256, 4, [WIDTH]), (257, 4, [HEIGHT]), (258, 3, [bits] * 3), (259, 3, [1]), (262, 3, [2]),
        (273, 4, None), (274, 3, [orientation]), (277, 3, [3]), (278, 4, [HEIGHT]), (279, 4, [len(data)]),
        (284, 3, [1]), (339, 3, [sample_format] * 3),
    ]
    long_values_at = 8 + 2 + 12 * len(entries) + 4
    data_at = long_values_at + 12
    directory, long_values = b"", b""
    for tag, kind, values in entries:
        packed = struct.pack("<" + ("H" if kind == 3 else "I") * len(values or [0]), *(values or [data_at]))
        count = len(values or [0])
        if len(packed) > 4:
            directory += struct.pack("<HHII", tag, kind, count, long_values_at + len(long_values))
            long_values += packed
        else:
            directory += struct.pack("<HHI", tag, kind, count) + packed.ljust(4, b"\0")
    head = b"II*\0" + struct.pack("<IH", 8, len(entries))
    (HERE / name).write_bytes(head + directory + struct.pack("<I", 0) + long_values + data)


def main():
    pixels = quadrants()
    picture = Image.fromarray(pixels)
    faint = Image.fromarray(numpy.dstack([pixels, numpy.full((HEIGHT, WIDTH), 64, numpy.uint8)]))
    save(picture, "plain.bmp")
    save(picture, "plain.ppm")
    save(picture, "plain.jp2")
    save(picture, "rotated.png", exif=exif(6))
    save(picture, "rotated.webp", exif=exif(6), lossless=True)
    save(picture, "rotated.tif", tiffinfo={ORIENTATION: 6})
    save(picture.convert("CMYK"), "cmyk.jpg", quality=95)
    save(picture.convert("P"), "palette.png")
    save(picture.convert("P"), "palette.tif")
    save(faint, "alpha.png")
    save(faint, "alpha.webp", lossless=True, exact=True)
    save(faint, "alpha.tif")
    save(picture.convert("L"), "grey.png")
    save(picture.convert("LA"), "grey_alpha.png")
    save(Image.fromarray(pixels[..., 0].astype(numpy.uint16) * 257), "grey16.png")
    plain_tiff("colour16.tif", pixels.astype(numpy.uint16) * 257, sample_format=1)
    plain_tiff("colour16_rotated.tif", pixels.astype(numpy.uint16) * 257, sample_format=1, orientation=6)
    plain_tiff("float.tif", pixels.astype(numpy.float32) / 255, sample_format=3)
    plain_tiff("bright_float.tif", pixels.astype(numpy.float32) * 4, sample_format=3)
    first, second = picture, picture.transpose(Image.FLIP_LEFT_RIGHT)
    first.save(HERE / "animation.webp", save_all=True, append_images=[second], duration=100, lossless=True)
    picture.save(HERE / "bad_profile.png", icc_profile=b"not a colour profile" * 8)


if __name__ == "__main__":
    main()
