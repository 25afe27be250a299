# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes zip.pt, legacy.pt and script.pt with PyTorch (1.13) for torch_archive_test and torch_legacy_test.

    python3 make_golden.py
"""

import argparse
import collections

import torch


def tensors():
    numbers = torch.arange(12, dtype=torch.float32).reshape(3, 4)
    return collections.OrderedDict(
        weight=numbers,
        transposed=numbers.t(),
        part=numbers[1:, 1:3],
        half=torch.arange(3).half(),
        steps=torch.tensor(7),
        parameter=torch.nn.Parameter(torch.tensor([0.5, -0.5])),
    )


def training():
    return {
        "epoch": 3,
        "best": torch.tensor(0.25),
        "options": argparse.Namespace(rate=0.5),
        "schedule": collections.Counter([2, 2]),
        "state_dict": tensors(),
        "optimizer": {"state": {0: {"step": torch.tensor(1.0)}}, "param_groups": [{"params": [0]}]},
    }


class Inner(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.arange(6, dtype=torch.float32).reshape(2, 3))
        self.sides = [1, 2]

    def forward(self, x):
        return x @ self.weight.t()


class Outer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = torch.nn.ModuleList([Inner(), Inner()])
        self.tied = self.blocks[0]
        self.register_buffer("input_resolution", torch.tensor(224))

    def forward(self, x):
        return self.blocks[0](x) + self.blocks[1](x) + self.tied(x)


if __name__ == "__main__":
    torch.save(training(), "zip.pt")
    torch.save(training(), "legacy.pt", _use_new_zipfile_serialization=False)
    torch.jit.save(torch.jit.script(Outer()), "script.pt")
