#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes clip.safetensors: what tiny CLIPs compute, by a separate implementation in double precision.

The networks are written from the papers with torch.nn.functional alone: BatchNorm stays BatchNorm,
attention is torch's own, the text is padded to its full context. Weights and pixels come from the
formula of tests/support/tiny_clip.cpp. Needs torch and numpy: ./make_golden.py, no arguments.

With a checkpoint and its input size as arguments it prints embeddings of formula pixels instead.
"""

import json
import math
import pathlib
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

PRIME = 1000003
LAYERS = {
    "rn": ["stem", "layer2.0", "layer3.0", "layer4.0"],
    "vit": ["resblocks.0.ln_1", "resblocks.1", "resblocks.2.ln_1", "resblocks.2"],
}
PROMPTS = [[62, 5, 17, 63], [62, 63], [62, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 63]]


def formula(shape, first):
    n = (first + np.arange(math.prod(shape), dtype=np.int64)) % PRIME
    return np.cos(2.0 * math.pi * ((n * n % PRIME) / PRIME)).reshape(shape)


def scaled(name, x):
    if name == "logit_scale":
        return np.full((), math.log(100.0))
    if name.endswith("running_var"):
        return 1.0 + 0.3 * x
    if name.endswith(("running_mean", "bias")):
        return 0.1 * x
    if name.endswith(("embedding", "embedding.weight")):
        return 0.5 * x
    if x.ndim == 1:
        return 1.0 + 0.2 * x
    fan_in = x.shape[0] if name.endswith("proj") or name == "text_projection" else x[0].size
    return 2.0 / math.sqrt(fan_in) * x


def norm(shapes, name, c, running=False):
    for part in ["weight", "bias"] + (["running_mean", "running_var"] if running else []):
        shapes[f"{name}.{part}"] = (c,)


def linear(shapes, name, inputs, outputs):
    shapes[name + ".weight"], shapes[name + ".bias"] = (outputs, inputs), (outputs,)


def transformer(shapes, prefix, layers, width):
    for i in range(layers):
        b = f"{prefix}resblocks.{i}."
        norm(shapes, b + "ln_1", width)
        norm(shapes, b + "ln_2", width)
        shapes[b + "attn.in_proj_weight"] = (3 * width, width)
        shapes[b + "attn.in_proj_bias"] = (3 * width,)
        linear(shapes, b + "attn.out_proj", width, width)
        linear(shapes, b + "mlp.c_fc", width, 4 * width)
        linear(shapes, b + "mlp.c_proj", 4 * width, width)


def shapes_of(family):
    s = {"token_embedding.weight": (64, 128), "positional_embedding": (16, 128),
         "text_projection": (128, 32), "logit_scale": ()}
    transformer(s, "transformer.", 2, 128)
    norm(s, "ln_final", 128)
    if family == "vit":
        s.update({"visual.conv1.weight": (128, 3, 16, 16), "visual.class_embedding": (128,),
                  "visual.positional_embedding": (17, 128), "visual.proj": (128, 32)})
        norm(s, "visual.ln_pre", 128)
        norm(s, "visual.ln_post", 128)
        transformer(s, "visual.transformer.", 3, 128)
        return s
    for i, (inputs, outputs) in enumerate([(3, 4), (4, 4), (4, 8)], 1):
        s[f"visual.conv{i}.weight"] = (outputs, inputs, 3, 3)
        norm(s, f"visual.bn{i}", outputs, running=True)
    inputs = 8
    for stage, blocks in enumerate([2, 1, 1, 1]):
        planes = 8 * 2**stage
        for j in range(blocks):
            b = f"visual.layer{stage + 1}.{j}."
            for k, shape in enumerate([(planes, inputs, 1, 1), (planes, planes, 3, 3), (4 * planes, planes, 1, 1)], 1):
                s[f"{b}conv{k}.weight"] = shape
                norm(s, f"{b}bn{k}", shape[0], running=True)
            if j == 0:
                s[b + "downsample.0.weight"] = (4 * planes, inputs, 1, 1)
                norm(s, b + "downsample.1", 4 * planes, running=True)
            inputs = 4 * planes
    s["visual.attnpool.positional_embedding"] = (10, 256)
    for p in ["q_proj", "k_proj", "v_proj"]:
        linear(s, "visual.attnpool." + p, 256, 256)
    linear(s, "visual.attnpool.c_proj", 256, 32)
    return s


def weights_of(family, half):
    weights, first = {}, 1
    for name, shape in sorted(shapes_of(family).items()):
        x = scaled(name, formula(shape, first)).astype(np.float32)
        first += x.size
        if half and x.ndim >= 2:
            x = x.astype(np.float16)
        weights[name] = torch.from_numpy(np.array(x)).double()
    return weights


def quick_gelu(x):
    return x * torch.sigmoid(1.702 * x)


def attention(x, heads, in_weight, in_bias, out_weight, out_bias, mask=None):
    """x: [N, L, D]; torch wants [L, N, D]."""
    t = x.transpose(0, 1)
    y, _ = F.multi_head_attention_forward(
        t, t, t, t.shape[-1], heads, in_weight, in_bias, None, None, False, 0.0,
        out_weight, out_bias, training=False, need_weights=False, attn_mask=mask)
    return y.transpose(0, 1)


class Clip:
    def __init__(self, weights):
        self.w = weights
        self.taps = {}

    def norm(self, x, name):
        return F.layer_norm(x, x.shape[-1:], self.w[name + ".weight"], self.w[name + ".bias"], 1e-5)

    def linear(self, x, name):
        return F.linear(x, self.w[name + ".weight"], self.w[name + ".bias"])

    def blocks(self, x, prefix, mask=None):
        heads = x.shape[-1] // 64
        i = 0
        while f"{prefix}resblocks.{i}.ln_1.weight" in self.w:
            b = f"{prefix}resblocks.{i}."
            h = self.norm(x, b + "ln_1")
            self.taps[f"{prefix}resblocks.{i}.ln_1"] = h
            x = x + attention(
                h, heads, self.w[b + "attn.in_proj_weight"], self.w[b + "attn.in_proj_bias"],
                self.w[b + "attn.out_proj.weight"], self.w[b + "attn.out_proj.bias"], mask)
            x = x + self.linear(quick_gelu(self.linear(self.norm(x, b + "ln_2"), b + "mlp.c_fc")), b + "mlp.c_proj")
            self.taps[f"{prefix}resblocks.{i}"] = x
            i += 1
        return x

    def text(self, ids):
        context = self.w["positional_embedding"].shape[0]
        padded = torch.zeros(1, context, dtype=torch.long)
        padded[0, :len(ids)] = torch.tensor(ids)
        x = self.w["token_embedding.weight"][padded] + self.w["positional_embedding"]
        mask = torch.full((context, context), -math.inf, dtype=x.dtype).triu(1)
        x = self.norm(self.blocks(x, "transformer.", mask), "ln_final")
        x = x[0, padded.argmax()] @ self.w["text_projection"]
        return x / x.norm()

    def image(self, pixels):
        return self.vit(pixels) if "visual.proj" in self.w else self.resnet(pixels)

    def vit(self, pixels):
        kernel = self.w["visual.conv1.weight"]
        x = F.conv2d(pixels, kernel, stride=kernel.shape[-1]).flatten(2).transpose(1, 2)
        cls = self.w["visual.class_embedding"].expand(len(x), 1, -1)
        x = torch.cat([cls, x], 1) + self.w["visual.positional_embedding"]
        x = self.blocks(self.norm(x, "visual.ln_pre"), "visual.transformer.")
        return self.norm(x, "visual.ln_post")[:, 0] @ self.w["visual.proj"]

    def conv(self, x, conv, bn, stride=1):
        kernel = self.w[f"visual.{conv}.weight"]
        x = F.conv2d(x, kernel, stride=stride, padding=kernel.shape[-1] // 2)
        b = f"visual.{bn}."
        return F.batch_norm(x, self.w[b + "running_mean"], self.w[b + "running_var"],
                            self.w[b + "weight"], self.w[b + "bias"], False, 0.0, 1e-5)

    def resnet(self, pixels):
        x = pixels
        for i in (1, 2, 3):
            x = F.relu(self.conv(x, f"conv{i}", f"bn{i}", 2 if i == 1 else 1))
        x = self.taps["stem"] = F.avg_pool2d(x, 2)
        for stage in (1, 2, 3, 4):
            j = 0
            while f"visual.layer{stage}.{j}.conv1.weight" in self.w:
                x = self.bottleneck(x, f"layer{stage}.{j}", 2 if stage > 1 and j == 0 else 1)
                self.taps[f"layer{stage}.{j}"] = x
                j += 1
        return self.pool(x)

    def bottleneck(self, x, b, stride):
        y = F.relu(self.conv(x, b + ".conv1", b + ".bn1"))
        y = F.relu(self.conv(y, b + ".conv2", b + ".bn2"))
        y = self.conv(F.avg_pool2d(y, stride), b + ".conv3", b + ".bn3")
        if f"visual.{b}.downsample.0.weight" in self.w:
            x = self.conv(F.avg_pool2d(x, stride), b + ".downsample.0", b + ".downsample.1")
        return F.relu(y + x)

    def pool(self, x):
        w = {k[len("visual.attnpool."):]: v for k, v in self.w.items() if k.startswith("visual.attnpool.")}
        t = x.flatten(2).permute(2, 0, 1)
        t = torch.cat([t.mean(0, keepdim=True), t]) + w["positional_embedding"][:, None]
        y, _ = F.multi_head_attention_forward(
            t[:1], t, t, t.shape[-1], t.shape[-1] // 64, None,
            torch.cat([w["q_proj.bias"], w["k_proj.bias"], w["v_proj.bias"]]), None, None, False, 0.0,
            w["c_proj.weight"], w["c_proj.bias"], training=False, need_weights=False,
            use_separate_proj_weight=True, q_proj_weight=w["q_proj.weight"],
            k_proj_weight=w["k_proj.weight"], v_proj_weight=w["v_proj.weight"])
        return y[0]


def write_safetensors(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        raw = tensor.detach().float().contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read_safetensors(path):
    raw = pathlib.Path(path).read_bytes()
    (n,) = struct.unpack("<Q", raw[:8])
    types = {"F16": np.float16, "F32": np.float32, "I64": np.int64}
    tensors = {}
    for name, entry in json.loads(raw[8:8 + n]).items():
        if name == "__metadata__":
            continue
        begin, end = (8 + n + offset for offset in entry["data_offsets"])
        array = np.frombuffer(raw[begin:end], types[entry["dtype"]]).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(np.array(array)).double()
    return tensors


def golden():
    result = {}
    for family, side in (("rn", 96), ("vit", 64)):
        pixels = torch.from_numpy(formula((2, 3, side, side), 1).astype(np.float32)).double()
        for precision, half in (("fp32", False), ("fp16", True)):
            clip = Clip(weights_of(family, half))
            result[f"{family}.{precision}.image"] = clip.image(pixels)
            result[f"{family}.{precision}.text"] = torch.stack([clip.text(ids) for ids in PROMPTS])
            if half:
                continue
            embedding = clip.image(pixels.requires_grad_(True))
            prefix = "visual.transformer." if family == "vit" else ""
            for layer in LAYERS[family]:
                # One picture of two, and at most 32 channels: enough to find any mistake.
                tap = clip.taps[prefix + layer]
                (gradient,) = torch.autograd.grad(embedding.sum(), tap, retain_graph=True)
                for kind, value in (("layer", tap), ("gradient", gradient)):
                    value = value[:1, ..., :32] if family == "vit" else value[:1, :32]
                    result[f"{family}.{kind}.{layer}"] = value
    write_safetensors(pathlib.Path(__file__).with_name("clip.safetensors"), result)
    for name, value in result.items():
        print(f"{name:32} {str(tuple(value.shape)):20} std {value.std():.3f} max {value.abs().max():.3f}")


def describe(path, side):
    clip = Clip(read_safetensors(path))
    pixels = torch.from_numpy(formula((1, 3, side, side), 1).astype(np.float32)).double()
    print("image", clip.image(pixels)[0, :8].tolist())
    vocabulary = len(clip.w["token_embedding.weight"])
    print("text", clip.text([vocabulary - 2, 300, 400, 500, vocabulary - 1])[:8].tolist())


if __name__ == "__main__":
    torch.set_num_threads(2)
    if len(sys.argv) > 2:
        describe(sys.argv[1], int(sys.argv[2]))
    else:
        golden()
