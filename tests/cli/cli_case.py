# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command-line tests share: running the program, and reading its files independently."""

import csv
import json
import math
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

PROGRAM = os.environ["CLIPSCOPE_PROGRAM"]
FILES = {
    "result.json", "heatmap.npy", "heatmap_native.npy", "heatmap16.png", "overlay.png", "mask.png", "boxes.png",
    "boxes.csv", "boxes.json", "prompts.csv",
}  # fmt: skip


def environment(home):
    """No display, no home folder of the user, nothing that points at other models."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "OMP_WAIT_POLICY")}
    return {**kept, "HOME": str(home), "TMPDIR": str(home), "LC_ALL": "C"}


class CliCase(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="clipscope-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def run_program(self, *arguments, **variables):
        return subprocess.run(
            [PROGRAM, *map(os.fspath, arguments)],
            cwd=self.folder,
            env={**environment(self.folder), **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=300,
        )

    def succeed(self, *arguments):
        """Runs, expects success, and returns standard output and error as text."""
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def refuse(self, code, pattern, *arguments):
        """Runs, expects this exit code, nothing on standard output and one fitting line on standard error."""
        done = self.run_program(*arguments)
        error = done.stderr.decode("utf-8", "replace")
        self.assertEqual(done.returncode, code, error)
        self.assertEqual(done.stdout, b"")
        self.assertRegex(error, r"\Aclipscope: [^\n]+\n\Z")
        self.assertRegex(error, pattern)
        return error


def read_json(path):
    def refuse_constant(name):
        raise AssertionError(f"{path}: {name} is not JSON")

    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"), parse_constant=refuse_constant)


def read_npy(path):
    """(rows, columns), [values] of a version 1.0 file of little-endian floats in C order."""
    data = pathlib.Path(path).read_bytes()
    assert data[:8] == b"\x93NUMPY\x01\x00", data[:8]
    (length,) = struct.unpack_from("<H", data, 8)
    header = data[10 : 10 + length].decode("ascii")
    fields = eval(header, {"__builtins__": {}})  # a dict of literals, by the format's definition
    assert fields["descr"] == "<f4" and fields["fortran_order"] is False, header
    rows, columns = fields["shape"]
    values = struct.unpack_from(f"<{rows * columns}f", data, 10 + length)
    assert len(data) == 10 + length + 4 * rows * columns
    return (rows, columns), values


def read_csv(path):
    """One dictionary of texts for each line."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_png(path):
    """width, height, bytes per pixel, [rows of bytes] of a PNG of 8 bits or 16-bit grey without interlacing."""
    data = pathlib.Path(path).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    position, packed = 8, b""
    while position < len(data):
        (length,) = struct.unpack_from(">I", data, position)
        name, body = data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        if name == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
            assert depth in (8, 16) and interlace == 0
            channels = {0: 1, 2: 3, 6: 4}[colour] * depth // 8
        elif name == b"IDAT":
            packed += body
        position += 12 + length
    return width, height, channels, _unfiltered(zlib.decompress(packed), width * channels, height, channels)


def _unfiltered(raw, stride, height, channels):
    rows, above = [], bytes(stride)
    for y in range(height):
        kind = raw[y * (stride + 1)]
        row = bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        for i in range(stride):
            left = row[i - channels] if i >= channels else 0
            corner = above[i - channels] if i >= channels else 0
            row[i] = (row[i] + _prediction(kind, left, above[i], corner)) & 255
        rows.append(bytes(row))
        above = row
    return rows


def _prediction(kind, left, up, corner):
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    estimate = left + up - corner
    return min((abs(estimate - left), 0, left), (abs(estimate - up), 1, up), (abs(estimate - corner), 2, corner))[2]


def heat_bytes(values):
    """8-bit map as Algorithm 1 makes it: minimum to maximum onto 0 to 255, rounded."""
    low, high = min(values), max(values)
    return [round(255 * (v - low) / (high - low)) if high > low else 0 for v in values]


def otsu_level(levels):
    """The level whose split has the largest variance between the two sides."""
    histogram = [0] * 256
    for level in levels:
        histogram[level] += 1
    total, everything = len(levels), sum(i * n for i, n in enumerate(histogram))
    best, best_level, below, sum_below = -1.0, 0, 0, 0
    for level, count in enumerate(histogram):
        below += count
        sum_below += level * count
        if below == 0 or below == total:
            continue
        means = sum_below / below, (everything - sum_below) / (total - below)
        variance = below * (total - below) * (means[0] - means[1]) ** 2
        if variance > best * (1 + 1e-12):
            best, best_level = variance, level
    return best_level


def is_close(a, b, tolerance):
    return math.isclose(a, b, rel_tol=tolerance, abs_tol=tolerance)
