#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes demo_rn.json: what reference_clip.py makes of three samples with the shipped model.

    make_demo_rn.py        from anywhere; needs torch, numpy, Pillow and OpenCV for Python
"""

import json
from pathlib import Path

import torch
from PIL import Image

import reference_clip as reference

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ["garden", "cake-sale", "street"]
TOP = 10


def rounded(values, digits=7):
    return [float(f"%.{digits}g" % value) for value in values]


def describe(model, sample):
    picture = Image.open(ROOT / "resources/samples" / sample["image"]).convert("RGB")
    explainer = reference.Explainer(model, picture, batch=32)
    prompt = sample["prompts"][sample["explained"]]
    maps = {"gradcam": explainer.gradcam(prompt), "gscorecam": explainer.gscorecam(prompt, 300)}
    if sample["id"] == SAMPLES[0]:
        maps["scorecam"] = explainer.scorecam(prompt)
    ranked = torch.sort(explainer.importance(prompt), descending=True, stable=True).indices
    scores = [explainer.score(text) for text in sample["prompts"]]
    box, level = reference.largest_box(
        reference.heatmap(maps["gscorecam"].numpy(), picture.size))
    return {
        "id": sample["id"],
        "prompts": sample["prompts"],
        "explained": sample["explained"],
        "tokens": [model.tokenizer.encode(text) for text in sample["prompts"]],
        "cosines": rounded(score[0] for score in scores),
        "logits": rounded(score[1] for score in scores),
        "top_channels": ranked[:TOP].tolist(),
        "maps": {name: rounded(values.flatten().tolist()) for name, values in maps.items()},
        "box": list(box),
        "level": level,
    }


def main():
    torch.manual_seed(0)
    model = reference.ReferenceClip(ROOT / "models/demo-rn")
    samples = json.loads((ROOT / "resources/samples/samples.json").read_text())["samples"]
    chosen = {sample["id"]: sample for sample in samples if sample["id"] in SAMPLES}
    result = [describe(model, chosen[name]) for name in SAMPLES]
    out = Path(__file__).with_name("demo_rn.json")
    out.write_text(json.dumps(result, indent=1) + "\n")
    print(out, out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
