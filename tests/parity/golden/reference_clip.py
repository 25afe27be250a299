# SPDX-License-Identifier: GPL-3.0-or-later
"""CLIP with a ResNet image tower, and three saliency methods, written as plainly as possible.

An independent yardstick for the C++ core: functional PyTorch and Pillow, no speed tricks, float32
throughout. It reads a model folder (model.safetensors, merges.txt, config.json) and shares no
code, and no data but the folder, with the program it checks.
"""

import json
import re
import struct
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

DTYPES = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
MASK_EPSILON = 1e-6
HEAT_EPSILON = 1e-8
FAINT_LOGIT = 3.0  # below it, channels that were never scored would win the softmax with their 0


def read_safetensors(path):
    """Every tensor of the file, floats widened to float32."""
    blob = Path(path).read_bytes()
    (header_size,) = struct.unpack("<Q", blob[:8])
    header = json.loads(blob[8 : 8 + header_size])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        first, last = (8 + header_size + offset for offset in entry["data_offsets"])
        values = np.frombuffer(blob[first:last], DTYPES[entry["dtype"]]).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
        if tensors[name].is_floating_point():
            tensors[name] = tensors[name].float()
    return tensors


class Tokenizer:
    """CLIP's byte-pair encoding for plain ASCII prompts."""

    WORDS = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[a-z]+|[0-9]|[^\sa-z0-9]+")

    def __init__(self, merges_path):
        lines = Path(merges_path).read_text(encoding="utf-8").strip("\n").split("\n")[1:]
        merges = [tuple(line.split()) for line in lines]
        printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
        others = [byte for byte in range(256) if byte not in printable]
        symbols = [chr(b) for b in printable] + [chr(256 + i) for i in range(len(others))]
        self.symbol_of_byte = dict(zip(printable + others, symbols))
        vocabulary = symbols + [s + "</w>" for s in symbols] + ["".join(m) for m in merges]
        self.id_of = {piece: number for number, piece in enumerate(vocabulary)}
        self.rank_of = {merge: rank for rank, merge in enumerate(merges)}
        self.start, self.end = len(vocabulary), len(vocabulary) + 1

    def merge_word(self, word):
        pieces = [self.symbol_of_byte[b] for b in word.encode()]
        pieces[-1] += "</w>"
        while len(pieces) > 1:
            pairs = list(zip(pieces, pieces[1:]))
            best = min(pairs, key=lambda pair: self.rank_of.get(pair, len(self.rank_of)))
            if best not in self.rank_of:
                break
            merged, i = [], 0
            while i < len(pieces):
                if tuple(pieces[i : i + 2]) == best:
                    merged.append(pieces[i] + pieces[i + 1])
                    i += 2
                else:
                    merged.append(pieces[i])
                    i += 1
            pieces = merged
        return pieces

    def encode(self, prompt):
        words = self.WORDS.findall(" ".join(prompt.split()).lower())
        ids = [self.id_of[piece] for word in words for piece in self.merge_word(word)]
        return [self.start, *ids, self.end]


class ReferenceClip:
    """The two towers; `trunk` ends at the last residual stage, `head` is the attention pool."""

    def __init__(self, folder):
        folder = Path(folder)
        self.config = json.loads((folder / "config.json").read_text())
        self.weights = read_safetensors(folder / "model.safetensors")
        self.tokenizer = Tokenizer(folder / "merges.txt")
        self.side = self.config["input_size"]
        self.context = self.weights["positional_embedding"].shape[0]
        self.text_heads = self.weights["positional_embedding"].shape[1] // 64
        self.pool_heads = self.weights["visual.conv3.weight"].shape[0]
        self.pool_heads = self.pool_heads * 32 // 64  # CLIP: width * 32 channels, 64 per head
        self.scale = self.weights["logit_scale"].exp()

    def preprocess(self, picture):
        """Stretch to the input side, bilinear with Pillow's antialiasing, then normalise."""
        small = picture.convert("RGB").resize((self.side, self.side), Image.BILINEAR)
        pixels = torch.from_numpy(np.asarray(small).astype(np.float32) / 255).permute(2, 0, 1)
        mean = torch.tensor(self.config["image_mean"]).view(3, 1, 1)
        std = torch.tensor(self.config["image_std"]).view(3, 1, 1)
        return ((pixels - mean) / std)[None]

    def norm(self, x, name):
        w = self.weights
        return F.batch_norm(x, w[name + ".running_mean"], w[name + ".running_var"],
                            w[name + ".weight"], w[name + ".bias"])

    def bottleneck(self, x, name, stride):
        w = self.weights
        y = F.relu(self.norm(F.conv2d(x, w[name + ".conv1.weight"]), name + ".bn1"))
        y = F.relu(self.norm(F.conv2d(y, w[name + ".conv2.weight"], padding=1), name + ".bn2"))
        if stride > 1:
            y = F.avg_pool2d(y, stride)
        y = self.norm(F.conv2d(y, w[name + ".conv3.weight"]), name + ".bn3")
        if name + ".downsample.0.weight" in w:
            x = F.avg_pool2d(x, stride) if stride > 1 else x
            x = self.norm(F.conv2d(x, w[name + ".downsample.0.weight"]), name + ".downsample.1")
        return F.relu(x + y)

    def trunk(self, x):
        w = self.weights
        for number, stride in (("1", 2), ("2", 1), ("3", 1)):
            x = F.conv2d(x, w[f"visual.conv{number}.weight"], stride=stride, padding=1)
            x = F.relu(self.norm(x, "visual.bn" + number))
        x = F.avg_pool2d(x, 2)
        for stage in range(1, 5):
            block = 0
            while f"visual.layer{stage}.{block}.conv1.weight" in w:
                stride = 2 if stage > 1 and block == 0 else 1
                x = self.bottleneck(x, f"visual.layer{stage}.{block}", stride)
                block += 1
        return x

    def head(self, activation):
        w, name = self.weights, "visual.attnpool."
        tokens = activation.flatten(2).permute(0, 2, 1)
        tokens = torch.cat([tokens.mean(1, keepdim=True), tokens], 1)
        tokens = tokens + w[name + "positional_embedding"]
        q, k, v = (F.linear(t, w[name + p + "_proj.weight"], w[name + p + "_proj.bias"])
                   for p, t in (("q", tokens[:, :1]), ("k", tokens), ("v", tokens)))
        pooled = attention(q, k, v, self.pool_heads)[:, 0]
        return F.linear(pooled, w[name + "c_proj.weight"], w[name + "c_proj.bias"])

    def encode_text(self, prompt):
        w = self.weights
        ids = self.tokenizer.encode(prompt)
        padded = torch.tensor([ids + [0] * (self.context - len(ids))])
        x = w["token_embedding.weight"][padded] + w["positional_embedding"]
        causal = torch.full((self.context, self.context), float("-inf")).triu(1)
        layer = 0
        while f"transformer.resblocks.{layer}.ln_1.weight" in w:
            x = self.text_block(x, f"transformer.resblocks.{layer}.", causal)
            layer += 1
        x = layer_norm(x, w, "ln_final")
        return x[:, len(ids) - 1] @ w["text_projection"]

    def text_block(self, x, name, causal):
        w = self.weights
        y = layer_norm(x, w, name + "ln_1")
        qkv = F.linear(y, w[name + "attn.in_proj_weight"], w[name + "attn.in_proj_bias"])
        y = attention(*qkv.chunk(3, -1), self.text_heads, causal)
        x = x + F.linear(y, w[name + "attn.out_proj.weight"], w[name + "attn.out_proj.bias"])
        y = layer_norm(x, w, name + "ln_2")
        y = F.linear(y, w[name + "mlp.c_fc.weight"], w[name + "mlp.c_fc.bias"])
        y = y * torch.sigmoid(1.702 * y)
        return x + F.linear(y, w[name + "mlp.c_proj.weight"], w[name + "mlp.c_proj.bias"])

    def cosines(self, image_embedding, text_embedding):
        return F.normalize(image_embedding, dim=-1) @ F.normalize(text_embedding, dim=-1).T


def layer_norm(x, weights, name):
    return F.layer_norm(x, x.shape[-1:], weights[name + ".weight"], weights[name + ".bias"])


def attention(q, k, v, heads, bias=None):
    """Multi-head attention over [N, L, D]; `bias` is added to the scores."""
    n, length, width = q.shape
    q, k, v = (t.view(n, -1, heads, width // heads).transpose(1, 2) for t in (q, k, v))
    scores = q @ k.transpose(-1, -2) / (width // heads) ** 0.5
    if bias is not None:
        scores = scores + bias
    return (scores.softmax(-1) @ v).transpose(1, 2).reshape(n, length, width)


class Explainer:
    """One picture seen by one model; masked passes are kept, so more prompts cost little."""

    def __init__(self, model, picture, batch=64):
        self.model, self.batch = model, batch
        self.pixels = model.preprocess(picture)
        with torch.no_grad():
            self.activation = model.trunk(self.pixels)
            self.embedding = model.head(self.activation)
        self.bank = {}

    def score(self, prompt):
        """(cosine, logit) of the whole picture."""
        with torch.no_grad():
            cosine = self.model.cosines(self.embedding, self.model.encode_text(prompt))[0, 0]
        return float(cosine), float(cosine * self.model.scale)

    def importance(self, prompt):
        """Mean gradient of the logit for each channel of the last stage."""
        with torch.no_grad():
            text = self.model.encode_text(prompt)
        leaf = self.activation.clone().requires_grad_(True)
        logit = self.model.cosines(self.model.head(leaf), text)[0, 0] * self.model.scale
        (gradient,) = torch.autograd.grad(logit, leaf)
        return gradient[0].mean((1, 2))

    def masked_embeddings(self, channels):
        missing = [c for c in channels if c not in self.bank]
        for first in range(0, len(missing), self.batch):
            part = missing[first : first + self.batch]
            up = F.interpolate(self.activation[:, part], (self.model.side,) * 2,
                               mode="bilinear", align_corners=True)[0]
            low, high = up.amin((1, 2), keepdim=True), up.amax((1, 2), keepdim=True)
            masks = (up - low) / (high - low + MASK_EPSILON)
            with torch.no_grad():
                embedded = self.model.head(self.model.trunk(self.pixels * masks[:, None]))
            self.bank.update(zip(part, embedded))
        return torch.stack([self.bank[c] for c in channels])

    def gradcam(self, prompt):
        return torch.einsum("c,chw->hw", self.importance(prompt), self.activation[0])

    def gscorecam(self, prompt, k):
        """k channels of largest importance, scored; k = all channels is ScoreCAM."""
        ranked = torch.sort(self.importance(prompt), descending=True, stable=True).indices
        return self.scored_cam(prompt, ranked[:k].tolist())

    def scorecam(self, prompt):
        return self.scored_cam(prompt, list(range(self.activation.shape[1])))

    def scored_cam(self, prompt, channels):
        with torch.no_grad():
            text = self.model.encode_text(prompt)
        embedded = self.masked_embeddings(channels)
        scores = self.model.cosines(embedded, text)[:, 0] * self.model.scale
        total = self.activation.shape[1]
        if float(scores.min()) < FAINT_LOGIT:
            weights = torch.zeros(total)
            weights[channels] = scores.softmax(0)
        else:
            logits = torch.zeros(total)
            logits[channels] = scores
            weights = logits.softmax(0)
        return torch.einsum("c,chw->hw", weights, self.activation[0])


def heatmap(native, size):
    """Native map -> [0, 1] at `size` (width, height), the gScoreCAM program's chain."""

    def stretch(values):
        return (values - values.min()) / (HEAT_EPSILON + np.max(values - values.min()))

    values = stretch(np.maximum(np.asarray(native, np.float32), 0))
    values = cv2.resize(values, size, interpolation=cv2.INTER_LINEAR)
    return stretch(np.maximum(values, 0))


def largest_box(heat):
    """Otsu, outer contours, the bounding rectangle of largest area: (x, y, width, height)."""
    grey = cv2.normalize(heat, None, 0, 255, cv2.NORM_MINMAX, cv2.CV_8U)
    level, mask = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = [cv2.boundingRect(contour) for contour in contours]
    return (max(boxes, key=lambda b: b[2] * b[3]) if boxes else (0, 0, 1, 1)), int(level)
