# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that the tests feed to the program, and readers of what it writes; no library but Python's own."""

import os
import pathlib
import struct
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "resources" / "samples"

os.environ.setdefault("CLIPSCOPE_PROGRAM", str(ROOT / "build" / "release" / "bin" / "clipscope"))
sys.path.insert(0, str(ROOT / "tests" / "cli"))

from cli_case import heat_bytes, otsu_level, read_json, read_npy, read_png  # noqa: E402,F401
from make_pictures import apple, dot, png  # noqa: E402,F401
from tiny_models import resnet, vit, write_model  # noqa: E402,F401

BINARY = os.environ["CLIPSCOPE_PROGRAM"]

_ZIGZAG_FLAT = bytes([8] * 64)  # quantisation: steps of one grey level for the mean of a block


def squares(width, height, square, ground=(30, 34, 40), ink=(250, 250, 250)):
    """A PNG of an (x, y, width, height) in `ink` on `ground`."""
    x, y, w, h = square
    plain = bytes(ground) * width
    marked = bytes(ground) * x + bytes(ink) * w + bytes(ground) * (width - x - w)
    return png(width, height, (marked if y <= row < y + h else plain for row in range(height)))


def checkerboard(side):
    """Pixels of black and white in turn."""
    rows = (b"\x00\x00\x00\xff\xff\xff" * (side // 2), b"\xff\xff\xff\x00\x00\x00" * (side // 2))
    return png(side, side, (rows[y % 2] for y in range(side)))


def grey16(width, height):
    """A 16-bit grey PNG: a ramp from left to right."""
    row = b"".join(struct.pack(">H", 65535 * x // max(1, width - 1)) for x in range(width))
    return png(width, height, (row for _ in range(height)), colour_type=0, depth=16)


def palette_with_alpha(width, height):
    """A PNG of two colours, one of them half transparent."""
    import zlib

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes((x // 8 + y // 8) % 2 for x in range(width)) for y in range(height))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + chunk(b"PLTE", bytes((200, 30, 40, 30, 60, 200))) + chunk(b"tRNS", bytes((255, 128)))
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))  # fmt: skip


def jpeg(planes):
    """A baseline JPEG of plain 8 x 8 blocks. `planes`: 1 (grey), 3 (YCbCr) or 4 (CMYK, as Adobe
    writes it: inverted) lists of rows of block levels from 0 to 255."""
    rows, columns, count = len(planes[0]), len(planes[0][0]), len(planes)
    parts = [b"\xff\xd8"]

    def segment(marker, data):
        parts.append(b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data)

    if count == 4:
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    segment(0xDB, b"\0" + _ZIGZAG_FLAT)
    segment(0xC0, struct.pack(">BHHB", 8, 8 * rows, 8 * columns, count)
            + b"".join(bytes((i + 1, 0x11, 0)) for i in range(count)))  # fmt: skip
    # DC: twelve codes of four bits; AC: the end of the block alone, one bit.
    segment(0xC4, b"\x00" + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12)))
    segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
    segment(0xDA, bytes([count]) + b"".join(bytes((i + 1, 0)) for i in range(count)) + b"\0\x3f\0")
    parts.append(_entropy_coded(planes, rows, columns).replace(b"\xff", b"\xff\0") + b"\xff\xd9")
    return b"".join(parts)


def _entropy_coded(planes, rows, columns):
    if all(len({level for row in plane for level in row[:1]}) == 1 and planes[0][0] is planes[0][-1]
           for plane in planes):  # fmt: skip
        plain = True  # one row object again and again: after the first block nothing changes
    else:
        plain = False
    bits, last = [], [0] * len(planes)
    blocks = 1 if plain else rows * columns
    for block in range(blocks):
        y, x = divmod(block, columns)
        for i, plane in enumerate(planes):
            level = plane[y][x] - 128
            step, last[i] = level - last[i], level
            size = abs(step).bit_length()
            bits.append(f"{size:04b}")
            if size:
                bits.append(f"{step if step > 0 else step + (1 << size) - 1:0{size}b}")
            bits.append("0")
    stream = "".join(bits)
    if plain:
        total = len(stream) + (rows * columns - 1) * 5 * len(planes)
        stream += "0" * (-len(stream) % 8)
        head = int(stream, 2).to_bytes(len(stream) // 8, "big")
        return head + bytes((total - len(stream) + 7) // 8)
    stream += "1" * (-len(stream) % 8)
    return int(stream, 2).to_bytes(len(stream) // 8, "big")


def plain_jpeg(width, height, levels):
    """Of one colour; sides are rounded up to multiples of 8."""
    return jpeg([[[level] * -(-width // 8)] * -(-height // 8) for level in levels])


def with_orientation(data, orientation):
    """The JPEG with an EXIF segment that says how it is to be turned."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0"
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


def brightness_model(folder, grid=6):
    """A ResNet whose stem passes brightness through: channel 0 of layer "stem" is hot exactly where
    the picture is bright, in cells of 4 x 4 of the model's 32 * `grid` pixels."""
    shapes = resnet(grid=grid)
    given = {}
    for index, taps in ((1, range(9)), (2, (4,)), (3, (4,))):  # a mean, then twice the pixel itself
        outputs, inputs = shapes[f"visual.conv{index}.weight"][:2]
        kernel = [1 / (len(taps) * inputs) if tap in taps else 0.0 for tap in range(9)]
        given[f"visual.conv{index}.weight"] = kernel * (outputs * inputs)
        for part, value in (("weight", 1.0), ("bias", 0.0), ("running_mean", 0.0)):
            given[f"visual.bn{index}.{part}"] = [value] * outputs
    return write_model(folder, shapes, given=given)


def turned(box, width, height, orientation):
    """Where a (x, y, w, h) of the stored picture lies once the picture of this size is upright."""
    x, y, w, h = box
    right, bottom = width - x - w, height - y - h
    return {
        1: (x, y, w, h), 2: (right, y, w, h), 3: (right, bottom, w, h), 4: (x, bottom, w, h),
        5: (y, x, h, w), 6: (bottom, x, h, w), 7: (bottom, right, h, w), 8: (y, right, h, w),
    }[orientation]  # fmt: skip


def chosen_box(result):
    """(x, y, w, h) of the box that a result.json calls the chosen one."""
    box = next(box for box in result["boxes"] if box.get("chosen", True))
    return box["x"], box["y"], box["width"], box["height"]


def largest_region_box(mask):
    """(x, y, w, h) round the largest 8-connected region of a mask, by area of its box as
    cv::boundingRect of each outer contour gives it. `mask`: rows of bytes."""
    height, width = len(mask), len(mask[0])
    seen = [bytearray(width) for _ in range(height)]
    best, best_area = None, -1
    for y in range(height):
        x = -1
        while True:
            x = _next_unseen(mask[y], seen[y], x + 1)
            if x < 0:
                break
            box = _flood(mask, seen, x, y)
            if box[2] * box[3] > best_area:
                best, best_area = box, box[2] * box[3]
    return best


def _next_unseen(row, seen, start):
    for x in range(start, len(row)):
        if row[x] and not seen[x]:
            return x
    return -1


def _flood(mask, seen, x, y):
    height, width = len(mask), len(mask[0])
    left, top, right, bottom = x, y, x, y
    todo = [(x, y)]
    seen[y][x] = 1
    while todo:
        x, y = todo.pop()
        left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
        for v in range(max(0, y - 1), min(height, y + 2)):
            row, known = mask[v], seen[v]
            for u in range(max(0, x - 1), min(width, x + 2)):
                if row[u] and not known[u]:
                    known[u] = 1
                    todo.append((u, v))
    return left, top, right - left + 1, bottom - top + 1
