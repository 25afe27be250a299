# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the screen: comparing, counting, saving."""

import pathlib
import struct
import zlib


class Picture:
    """`rgb`: width * height * 3 bytes, row by row."""

    def __init__(self, width, height, rgb):
        assert len(rgb) == 3 * width * height
        self.width, self.height, self.rgb = width, height, bytes(rgb)

    @classmethod
    def from_bgrx(cls, width, height, data, stride):
        if stride != 4 * width:
            data = b"".join(data[y * stride : y * stride + 4 * width] for y in range(height))
        rgb = bytearray(3 * width * height)
        for channel in range(3):
            rgb[channel::3] = data[2 - channel :: 4]
        return cls(width, height, rgb)

    def __eq__(self, other):
        return (self.width, self.height, self.rgb) == (other.width, other.height, other.rgb)

    def pixel(self, x, y):
        at = 3 * (y * self.width + x)
        return tuple(self.rgb[at : at + 3])

    def row(self, y, left=0, right=None):
        right = self.width if right is None else right
        return self.rgb[3 * (y * self.width + left) : 3 * (y * self.width + right)]

    def crop(self, x, y, width, height):
        return Picture(width, height, b"".join(self.row(y + i, x, x + width) for i in range(height)))

    def different_pixels(self, other):
        """How many pixels differ; all of them if the sizes do."""
        if (self.width, self.height) != (other.width, other.height):
            return self.width * self.height
        if self.rgb == other.rgb:
            return 0
        a, b = self.rgb, other.rgb
        return sum(1 for i in range(0, len(a), 3) if a[i : i + 3] != b[i : i + 3])

    def colours(self, step=1):
        return {self.rgb[i : i + 3] for i in range(0, len(self.rgb), 3 * step)}

    def bounds(self, wanted):
        """(x, y, width, height) of the pixels for which wanted(r, g, b) holds; nothing without any."""
        xs, ys = [], []
        for y in range(self.height):
            row = self.row(y)
            hits = [x for x in range(self.width) if wanted(*row[3 * x : 3 * x + 3])]
            if hits:
                ys.append(y)
                xs += (hits[0], hits[-1])
        return (min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1) if ys else None

    def save(self, path):
        def chunk(name, data):
            return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        body = zlib.compress(b"".join(b"\0" + self.row(y) for y in range(self.height)), 1)
        pathlib.Path(path).write_bytes(
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def luminance(colour):
    """Relative luminance of an sRGB colour, as WCAG 2 defines it."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
