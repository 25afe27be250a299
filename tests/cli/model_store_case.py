# SPDX-License-Identifier: GPL-3.0-or-later
"""A catalogue of tiny models for the tests of `clipscope models`."""

import hashlib
import json
import pathlib
import struct

import tiny_models
from cli_case import CliCase


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def read_safetensors(data):
    """{name: (dtype, shape, bytes)} and the metadata."""
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = (entry["dtype"], entry["shape"], data[8 + length + begin : 8 + length + end])
    return tensors, metadata


class ModelStoreCase(CliCase):
    """A home folder without models, and a catalogue with `tiny`, a ViT of random weights."""

    def setUp(self):
        super().setUp()
        made = tiny_models.write_model(self.folder / "made", tiny_models.vit())
        self.weights = (made / "model.safetensors").read_bytes()
        self.models = self.folder / ".local" / "share" / "clipscope" / "models"
        self.manifest = self.folder / "manifest.json"
        self.catalogue([self.entry("tiny", "http://127.0.0.1:1/tiny.safetensors")])

    def entry(self, name, *urls, checksum=None, **more):
        """A model of one file; `checksum`: None for the true one, "" for none."""
        file = {"name": urls[0].rsplit("/", 1)[1], "urls": list(urls)}
        checksum = sha256(self.weights) if checksum is None else checksum
        if checksum:
            file["sha256"] = checksum
        return {
            "name": name, "aliases": ["Tiny/16", f"some/{name}"], "source": "OpenAI", "license": "MIT",
            "bytes_about": 353_000_000, "parameters": 1000, "choices": {"activation": "quick_gelu"},
            "files": [file], **more,
        }  # fmt: skip

    def catalogue(self, models):
        self.manifest.write_text(json.dumps({"schema": "clipscope.manifest/1", "models": models}), encoding="utf-8")

    def cache(self, data):
        """Puts a file where OpenAI's loader keeps its downloads."""
        return self.write(".cache/clip/tiny.safetensors", data)

    def run_program(self, *arguments, **variables):
        return super().run_program(*arguments, **{"CLIPSCOPE_MANIFEST": str(self.manifest), **variables})

    def json(self, *arguments):
        return json.loads(self.succeed("models", *arguments, "--json")[0])

    def installed(self):
        return pathlib.Path(self.models / "tiny" / "tiny.safetensors")
