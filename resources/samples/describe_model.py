#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes the samples' maps with the shipped model again, and prints what their stories must say.

    resources/samples/describe_model.py build/release/bin/clipscope

Writes the *.npy beside this file. Prints, for every prompt of every sample, what the model believes
and how well the box of its map meets the true one.
"""

import argparse
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def explain(program, sample, prompt, folder):
    command = [program, "explain", HERE / sample["image"], "--out", folder, "--quiet", "--precision", "float32"]
    for text in sample["prompts"]:
        command += ["--prompt", text]
    command += ["--explain", str(prompt), "--method", sample["method"], "--fit", sample["fit"]]
    if sample["method"] == "gscorecam":
        command += ["--k", str(sample["k"])]
    subprocess.run([str(part) for part in command], check=True)
    return json.loads((Path(folder) / "result.json").read_text())


def overlap(box, truth):
    x, y, width, height = (box[name] for name in ("x", "y", "width", "height"))
    left, top, across, down = truth
    common = max(0, min(x + width, left + across) - max(x, left)) * max(0, min(y + height, top + down) - max(y, top))
    return common / (width * height + across * down - common)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    program = parser.parse_args().program
    for sample in json.loads((HERE / "samples.json").read_text())["samples"]:
        print(f"{sample['id']}: {sample['story']}")
        truths = {truth["label"].removeprefix("the word "): truth["box"] for truth in sample.get("truth", [])}
        for number, prompt in enumerate(sample["prompts"]):
            with tempfile.TemporaryDirectory() as folder:
                result = explain(program, sample, number, folder)
                if number == sample["explained"]:
                    shutil.copy(Path(folder) / "heatmap_native.npy", HERE / sample["precomputed"])
            score = result["prompts"][number]
            line = f"  {prompt:16} p {score['probability'] or 1:.3f}  logit {score['logit']:6.2f}"
            box = result["box"]
            for label in (prompt, prompt.removeprefix("the word ")):
                if box and label in truths:
                    line += f"  IoU {overlap(box, truths[label]):.2f}"
                    break
            print(line + ("  <- shown" if number == sample["explained"] else ""))


if __name__ == "__main__":
    main()
