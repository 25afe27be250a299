#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes transformer.safetensors: maps of all methods that read attention or dense features.

Every method is written out from its paper in double precision, the long way round: whole relevance
matrices, all features of every patch and text, every term of the decomposition. Weights, prompts
and pixels are those of tests/core/clip/golden/make_golden.py. Needs torch and numpy; no arguments.
"""

import math
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "clip/golden"))
import make_golden as tiny  # noqa: E402

PROMPTS = [[62, 5, 63], [62, 7, 11, 3, 63]]
WORDS = [62, 7, 11, 3, 20, 63]
SCALE = 100.0
PICTURE = (7, 10)  # rows, columns of the finished heatmap


def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


class Block:
    """What one block of a transformer computed."""

    def __init__(self, clip, name, x, mask=None):
        w, width = clip.w, x.shape[-1]
        self.x = x
        self.h = clip.norm(x, name + "ln_1")
        packed = F.linear(self.h, w[name + "attn.in_proj_weight"], w[name + "attn.in_proj_bias"])
        heads = width // 64
        q, k, v = (t.reshape(len(x), heads, 64).transpose(0, 1) for t in packed.split(width, -1))
        self.q, self.k, self.v = q, k, v
        scores = q @ k.transpose(1, 2) / math.sqrt(64)
        self.a = torch.softmax(scores if mask is None else scores + mask, -1)
        self.w_out, self.b_out = w[name + "attn.out_proj.weight"], w[name + "attn.out_proj.bias"]
        self.attended = x + self.out(self.a @ v)
        self.mlp = lambda y: clip.linear(
            tiny.quick_gelu(clip.linear(clip.norm(y, name + "ln_2"), name + "mlp.c_fc")), name + "mlp.c_proj")
        self.written = self.mlp(self.attended)
        self.y = self.attended + self.written

    def out(self, mixed):
        return F.linear(mixed.transpose(0, 1).flatten(1), self.w_out, self.b_out)


class Vit:
    def __init__(self, clip, pixels):
        self.clip, w = clip, clip.w
        kernel = w["visual.conv1.weight"]
        x = F.conv2d(pixels, kernel, stride=kernel.shape[-1])[0].flatten(1).T
        x = torch.cat([w["visual.class_embedding"][None], x]) + w["visual.positional_embedding"]
        x = clip.norm(x, "visual.ln_pre").requires_grad_(True)
        self.blocks = []
        for i in range(3):
            self.blocks.append(Block(clip, f"visual.transformer.resblocks.{i}.", x))
            x = self.blocks[-1].y
        self.tokens = x
        assert torch.allclose(self.dense(x)[0], clip.vit(pixels)[0])

    def dense(self, x):
        return self.clip.norm(x, "visual.ln_post") @ self.clip.w["visual.proj"]

    def embedding(self):
        return unit(self.dense(self.tokens)[0])


def gradients(value, blocks):
    return torch.autograd.grad(value, [b.a for b in blocks], retain_graph=True)


def relevance(value, blocks):
    r = torch.eye(blocks[0].a.shape[-1], dtype=torch.double)
    for block, g in zip(blocks, gradients(value, blocks)):
        r = r + (g * block.a).clamp(min=0).mean(0) @ r
    return r


def hilacam(vit, value, last):
    return relevance(value, vit.blocks[-1:] if last else vit.blocks)[0, 1:]


def words(clip, image, last):
    context = clip.w["positional_embedding"].shape[0]
    ids = torch.zeros(context, dtype=torch.long)
    ids[:len(WORDS)] = torch.tensor(WORDS)
    mask = torch.full((context, context), -math.inf, dtype=torch.double).triu(1)
    x = (clip.w["token_embedding.weight"][ids] + clip.w["positional_embedding"]).requires_grad_(True)
    blocks = []
    for i in range(2):
        blocks.append(Block(clip, f"transformer.resblocks.{i}.", x, mask))
        x = blocks[-1].y
    end = int(ids.argmax())
    text = unit(clip.norm(x, "ln_final")[end] @ clip.w["text_projection"])
    r = relevance(SCALE * (image @ text), blocks[-1:] if last else blocks)[end, 1:end]
    return r / r.sum()


def gem(vit, text, depth=7, iterations=1, beta=None):
    blocks = vit.blocks[max(0, len(vit.blocks) - (depth - 1)):]
    g = blocks[0].x
    for b in blocks:
        sharpness = b.h.norm(dim=-1).mean() / math.sqrt(64) if beta is None else beta
        total = 0
        for s in (b.q, b.k, b.v):
            s = unit(s)
            for _ in range(iterations):
                s = unit(torch.softmax(sharpness * s @ s.transpose(1, 2), -1) @ s)
            total = total + torch.softmax(sharpness * s @ s.transpose(1, 2), -1) @ b.v
        g = g + b.out(total / 3)
    return unit(vit.dense(g))[1:] @ text


def surgery_vit(vit, count):
    blocks = vit.blocks[max(0, len(vit.blocks) - count):]
    new = blocks[0].x if blocks else vit.tokens
    for b in blocks:
        new = new + b.out(torch.softmax(b.v @ b.v.transpose(1, 2) / math.sqrt(64), -1) @ b.v)
    new = torch.cat([vit.tokens[:1], new[1:]])
    return unit(vit.dense(new))


def surgery_resnet(clip, maps, embedding, mode):
    w = {k[len("visual.attnpool."):]: v for k, v in clip.w.items() if k.startswith("visual.attnpool.")}
    t = maps[0].flatten(1).T
    t = torch.cat([t.mean(0, keepdim=True), t]) + w["positional_embedding"]
    v = F.linear(t, w["v_proj.weight"], w["v_proj.bias"])
    mixed = v
    if mode != "off":
        v = v.reshape(len(t), -1, 64).transpose(0, 1)
        k, scale = v, 1 / math.sqrt(64)
        if mode == "normalised-x8":
            k, scale = v / (v.norm(dim=-1, keepdim=True) + 1e-6), 8 * scale
        mixed = (torch.softmax(scale * k @ k.transpose(1, 2), -1) @ v).transpose(0, 1).flatten(1)
    features = F.linear(mixed, w["c_proj.weight"], w["c_proj.bias"])
    return unit(torch.cat([embedding[None], features[1:]]))


def feature_surgery(features, texts, explained):
    weights = torch.softmax(2 * features[:1] @ texts.T, -1)
    weights = weights / weights.mean(-1, keepdim=True)
    products = features[:, None] * texts[None] * weights.reshape(1, -1, 1)  # [N, T, E]
    return (products - products.mean(1, keepdim=True)).sum(-1)[1:, explained]


def maskclip(vit, flavour, text):
    b = vit.blocks[-1]
    z = b.y
    if flavour != "raw":
        z = b.x + b.out(b.v)
    if flavour == "maskclip":
        z = z + b.mlp(z)
    return unit(vit.dense(z))[1:] @ text


def maskclip_resnet(clip, maps, text):
    w = clip.w
    f = F.conv2d(maps, w["visual.attnpool.v_proj.weight"][:, :, None, None], w["visual.attnpool.v_proj.bias"])
    f = F.conv2d(f, w["visual.attnpool.c_proj.weight"][:, :, None, None], w["visual.attnpool.c_proj.bias"])
    return unit(f[0].flatten(1).T) @ text


def rollout(fused, discard, spare_first):
    r = torch.eye(fused[0].shape[-1], dtype=torch.double)
    for f in fused:
        flat = f.flatten().clone()
        lowest = flat.topk(int(flat.numel() * discard), largest=False).indices
        flat[lowest[lowest != 0] if spare_first else lowest] = 0
        step = (flat.reshape(f.shape) + torch.eye(len(f), dtype=torch.double)) / 2
        r = step / step.sum(-1, keepdim=True) @ r
    return r[0, 1:]


def decomposition(vit):
    """Every term of the normalised embedding: attention [L, N, H, E] and the rest [L + 1, E]."""
    w = vit.clip.w
    last = vit.tokens[0]
    layers, tokens, heads = len(vit.blocks), len(vit.tokens), len(vit.blocks[0].a)
    parts = 2 * layers + 1
    gamma, beta = w["visual.ln_post.weight"], w["visual.ln_post.bias"]
    mu, sigma = last.mean(), torch.sqrt(last.var(unbiased=False) + 1e-5)
    length = vit.dense(vit.tokens)[0].norm()

    def frozen(term, share):
        return (gamma * (term - mu / share) / sigma + beta / share) @ w["visual.proj"] / length

    attention = []
    for b in vit.blocks:
        columns = b.w_out.reshape(len(last), heads, 64)
        term = torch.einsum("hn,hnd,chd->nhc", b.a[:, 0], b.v, columns) + b.b_out / (tokens * heads)
        attention.append(frozen(term, parts * tokens * heads))
    mlps = [frozen(t, parts) for t in [vit.blocks[0].x[0]] + [b.written[0] for b in vit.blocks]]
    return torch.stack(attention), torch.stack(mlps)


def captions(contributions, texts, count, rank):
    c, r = contributions.astype(np.float64), texts.astype(np.float64)
    v = np.linalg.svd(c, full_matrices=False)[2][:rank]
    r = r @ v.T @ v
    c = c - c.mean(0)
    total = (c ** 2).sum()
    picked = []
    for _ in range(count):
        deviations = (c @ r.T).std(0)
        j = int(deviations.argmax())
        u = r[j].copy()
        c = c - np.outer(c @ u / (u @ u), u)
        r = r - np.outer(r @ u / (u @ u), u)
        picked.append([j, deviations[j], 1 - (c ** 2).sum() / total])
    return torch.tensor(picked)


def heatmap(native, rectify):
    side = math.isqrt(len(native))
    m = native.reshape(1, 1, side, side)
    m = m.clamp(min=0) if rectify == "before" else m
    m = F.interpolate(m, PICTURE, mode="bilinear", align_corners=False)[0, 0]
    m = m.clamp(min=0) if rectify == "after" else m
    return (m - m.min()) / (m.max() - m.min())


def golden():
    result = {}

    def keep(name, native, rectify="never"):
        native = native.detach()
        side = math.isqrt(len(native))
        result[name + ".map"] = native.reshape(side, side)
        result[name + ".heat"] = heatmap(native, rectify)

    def empty(clip, count):
        """In place of filled templates: one word each, by its number."""
        rows = torch.stack([clip.text([62, 1 + i % 60, 63]) for i in range(count)])
        return unit(rows.mean(0))

    # The transformer.
    clip = tiny.Clip(tiny.weights_of("vit", False))
    pixels = torch.from_numpy(tiny.formula((1, 3, 64, 64), 1).astype(np.float32)).double()
    vit = Vit(clip, pixels)
    texts = torch.stack([clip.text(ids) for ids in PROMPTS])
    text = texts[0]
    cosines = vit.embedding() @ texts.T
    logit = SCALE * cosines[0]
    softmax = torch.softmax(SCALE * cosines, -1)[0]

    for last in (False, True):
        keep("hilacam." + ("last" if last else "all"), hilacam(vit, logit, last), "before")
        result["words.vit." + ("last" if last else "all")] = words(clip, vit.embedding().detach(), last)
    keep("hilacam.softmax", hilacam(vit, softmax, False), "before")

    keep("gem", gem(vit, text))
    keep("gem.depth2", gem(vit, text, depth=2))
    keep("gem.depth3.iterations0", gem(vit, text, depth=3, iterations=0))
    keep("gem.iterations2.temperature5", gem(vit, text, iterations=2, beta=5.0))
    keep("gem.contrast", gem(vit, texts[0] - 0.5 * texts[1]))
    keep("dense", unit(vit.dense(vit.tokens))[1:] @ text)

    for name, count in (("", 6), (".blocks1", 1), (".blocks2", 2), (".off", 0)):
        features = surgery_vit(vit, count)
        keep("clipsurgery" + name, feature_surgery(features, texts, 0))
        keep(f"clipsurgery{name}.plain", features[1:] @ text)
    keep("clipsurgery.second", feature_surgery(surgery_vit(vit, 6), texts, 1))
    keep("clipsurgery.single", surgery_vit(vit, 6)[1:] @ (text - empty(clip, 85)))

    for flavour in ("maskclip", "surgery", "raw"):
        keep("maskclip." + flavour, maskclip(vit, flavour, text))

    keep("rawattention", vit.blocks[-1].a[:, 0, 1:].mean(0))
    keep("rawattention.block0.head1", vit.blocks[0].a[1, 0, 1:])
    fusions = {"mean": lambda a: a.mean(0), "max": lambda a: a.max(0)[0], "min": lambda a: a.min(0)[0]}
    for name, fuse in fusions.items():
        for discard in (0.0, 0.9):
            keep(f"rollout.{name}.{discard}", rollout([fuse(b.a) for b in vit.blocks], discard, True))
    fused = [(b.a * g).mean(0).clamp(min=0) for b, g in zip(vit.blocks, gradients(logit, vit.blocks))]
    for discard in (0.0, 0.9):
        keep(f"gradrollout.{discard}", rollout(fused, discard, False), "before")

    attention, mlps = decomposition(vit)
    contrast = text - texts.mean(0)
    assert torch.allclose(attention.sum((0, 1, 2)) + mlps.sum(0), vit.embedding(), atol=1e-12)
    along = {"": contrast, ".single": text - empty(clip, 80), ".none": text}
    for name, direction in along.items():
        keep("textspan" + name, (attention @ direction).sum((0, 2))[1:], "after")
    keep("textspan.block1", (attention[1] @ contrast).sum(1)[1:], "after")
    keep("textspan.block2.head0", attention[2, 1:, 0] @ contrast, "after")
    keep("textspan.head0", (attention[:, 1:, 0] @ contrast).sum(0), "after")
    result["decomposition.attention"] = attention.sum(1)
    result["decomposition.mlps"] = mlps
    result["decomposition.embedding"] = vit.embedding()

    # The ResNet.
    clip = tiny.Clip(tiny.weights_of("rn", False))
    pixels = torch.from_numpy(tiny.formula((1, 3, 96, 96), 1).astype(np.float32)).double()
    embedding = clip.resnet(pixels)[0]
    maps = clip.taps["layer4.0"]
    texts = torch.stack([clip.text(ids) for ids in PROMPTS])
    for mode in ("as-published", "normalised-x8", "off"):
        features = surgery_resnet(clip, maps, embedding, mode)
        keep("rn.clipsurgery." + mode, feature_surgery(features, texts, 0))
    features = surgery_resnet(clip, maps, embedding, "as-published")
    keep("rn.clipsurgery.plain", features[1:] @ texts[0])
    keep("rn.clipsurgery.single", features[1:] @ (texts[0] - empty(clip, 85)))
    keep("rn.maskclip", maskclip_resnet(clip, maps, texts[0]))
    for last in (False, True):
        result["words.rn." + ("last" if last else "all")] = words(clip, unit(embedding), last)

    # Captions of a head whose contributions have 12 directions and a mean.
    random = np.random.default_rng(7)
    spread = random.standard_normal((40, 12)) * 0.8 ** np.arange(12)
    contributions = spread @ random.standard_normal((12, 24)) + random.standard_normal(24)
    contributions = contributions.astype(np.float32)
    pool = random.standard_normal((30, 24))
    pool = (pool / np.linalg.norm(pool, axis=1, keepdims=True)).astype(np.float32)
    result["captions.contributions"] = torch.from_numpy(contributions)
    result["captions.texts"] = torch.from_numpy(pool)
    for rank in (5, 13):  # 13 is all there is
        result[f"captions.rank{rank}"] = captions(contributions, pool, 4, rank)

    tiny.write_safetensors(HERE / "transformer.safetensors", result)
    for name, value in result.items():
        if not name.endswith(".heat"):
            print(f"{name:32} {str(tuple(value.shape)):12} std {value.std():.5f} max {value.abs().max():.5f}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    golden()
