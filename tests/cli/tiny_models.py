# SPDX-License-Identifier: GPL-3.0-or-later
"""Model folders of random weights, small enough to run in milliseconds, written without any library."""

import array
import json
import random
import struct

WIDTH = 64
EMBEDDING = 32
CONTEXT = 24
VOCABULARY = 515  # bytes, bytes that end a word, one merge, start and end


def transformer(prefix, layers, width=WIDTH):
    shapes = {}
    for layer in range(layers):
        block = f"{prefix}transformer.resblocks.{layer}."
        shapes.update(
            {
                block + "ln_1.weight": [width],
                block + "ln_1.bias": [width],
                block + "attn.in_proj_weight": [3 * width, width],
                block + "attn.in_proj_bias": [3 * width],
                block + "attn.out_proj.weight": [width, width],
                block + "attn.out_proj.bias": [width],
                block + "ln_2.weight": [width],
                block + "ln_2.bias": [width],
                block + "mlp.c_fc.weight": [4 * width, width],
                block + "mlp.c_fc.bias": [4 * width],
                block + "mlp.c_proj.weight": [width, 4 * width],
                block + "mlp.c_proj.bias": [width],
            }
        )
    return shapes


def text_tower():
    return {
        "token_embedding.weight": [VOCABULARY, WIDTH],
        "positional_embedding": [CONTEXT, WIDTH],
        **transformer("", 2),
        "ln_final.weight": [WIDTH],
        "ln_final.bias": [WIDTH],
        "text_projection": [WIDTH, EMBEDDING],
        "logit_scale": [],
    }


def vit(patch=16, grid=4, layers=3, width=WIDTH):
    return {
        "visual.conv1.weight": [width, 3, patch, patch],
        "visual.class_embedding": [width],
        "visual.positional_embedding": [1 + grid * grid, width],
        "visual.ln_pre.weight": [width],
        "visual.ln_pre.bias": [width],
        **transformer("visual.", layers, width),
        "visual.ln_post.weight": [width],
        "visual.ln_post.bias": [width],
        "visual.proj": [width, EMBEDDING],
        **text_tower(),
    }


def _norm(shapes, name, channels):
    for part in ("weight", "bias", "running_mean", "running_var"):
        shapes[f"{name}.{part}"] = [channels]


def resnet(width=4, grid=3):
    shapes = {
        "visual.conv1.weight": [width // 2, 3, 3, 3],
        "visual.conv2.weight": [width // 2, width // 2, 3, 3],
        "visual.conv3.weight": [width, width // 2, 3, 3],
    }
    for index, channels in enumerate((width // 2, width // 2, width), 1):
        _norm(shapes, f"visual.bn{index}", channels)
    inputs = width
    for stage in range(4):
        block, planes = f"visual.layer{stage + 1}.0.", width << stage
        for index, (out, into, kernel) in enumerate(((planes, inputs, 1), (planes, planes, 3), (4 * planes, planes, 1)), 1):
            shapes[f"{block}conv{index}.weight"] = [out, into, kernel, kernel]
            _norm(shapes, f"{block}bn{index}", out)
        shapes[block + "downsample.0.weight"] = [4 * planes, inputs, 1, 1]
        _norm(shapes, block + "downsample.1", 4 * planes)
        inputs = 4 * planes
    shapes["visual.attnpool.positional_embedding"] = [1 + grid * grid, inputs]
    for name, outputs in (("q", inputs), ("k", inputs), ("v", inputs), ("c", EMBEDDING)):
        shapes[f"visual.attnpool.{name}_proj.weight"] = [outputs, inputs]
        shapes[f"visual.attnpool.{name}_proj.bias"] = [outputs]
    return {**shapes, **text_tower()}


def _values(name, shape, dice):
    count = 1
    for side in shape:
        count *= side
    if name == "logit_scale":
        return [3.0]
    if name.endswith("running_var"):
        return [1.0] * count
    if len(shape) == 1 and name.endswith("weight"):
        return [dice.uniform(0.8, 1.2) for _ in range(count)]  # norms
    if len(shape) == 1:
        return [dice.uniform(-0.1, 0.1) for _ in range(count)]
    fan = count // shape[0] if len(shape) > 1 else 1
    spread = 1.6 / fan**0.5 if "embedding" not in name else 0.5
    return [dice.gauss(0, spread) for _ in range(count)]


def write_model(folder, shapes, seed=1, given=None):
    """model.safetensors, merges.txt and config.json in `folder`, which is returned. `given`: values of
    some tensors, by name; the others are random."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(seed)
    header, data, position = {}, [], 0
    for name in sorted(shapes):
        values = array.array("f", (given or {}).get(name) or _values(name, shapes[name], dice))
        size = 4 * len(values)
        header[name] = {"dtype": "F32", "shape": shapes[name], "data_offsets": [position, position + size]}
        data.append(values.tobytes())
        position += size
    text = json.dumps(header).encode("ascii")
    text += b" " * (-len(text) % 8)
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))
    (folder / "merges.txt").write_text("#version: 0.2\nr e\n", encoding="ascii")
    (folder / "config.json").write_text('{"activation": "quick_gelu"}', encoding="ascii")
    return folder
