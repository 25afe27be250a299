# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for the command-line tests, written with the standard library alone."""

import struct
import zlib


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, rows, colour_type=2, depth=8):
    """A PNG from an iterable of raw rows (3 bytes a pixel for colour type 2, 1 for type 0)."""
    packer = zlib.compressobj(1)
    body = b"".join(packer.compress(b"\0" + row) for row in rows) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def apple(width=200, height=150, disc=True, shift=0):
    """A red disc with a green leaf on a pale ground: something that a model may find."""
    centre_x, centre_y, radius = width * 0.62 - shift, height * 0.55, min(width, height) * 0.3

    def pixel(x, y):
        if disc and (x - centre_x) ** 2 + (y - centre_y) ** 2 < radius**2:
            return bytes((205, 30 + y % 17, 35))
        if (x - centre_x - radius * 0.3) ** 2 + 4 * (y - centre_y + radius * 1.1) ** 2 < (radius * 0.4) ** 2:
            return bytes((60, 150, 50))
        return bytes((225 - y // 6, 226, 218 + x % 5))

    return png(width, height, (b"".join(pixel(x, y) for x in range(width)) for y in range(height)))


def dot():
    return png(1, 1, [bytes((200, 30, 40))])


def huge(width=12000, height=9000):
    """108 megapixels of grey with a bright square: small on disk, 324 MB in memory."""
    dark = bytes(width)
    bright = bytes(7000) + b"\xff" * 3000 + bytes(width - 10000)
    return png(width, height, (bright if 3000 <= y < 6000 else dark for y in range(height)), colour_type=0)
