#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the numbers in weather_test.cpp: fog and snow layers, computed independently with numpy.

Random numbers: the 64-bit Mersenne Twister of the C++ standard, top 53 bits as a fraction.
"""
import numpy as np

MASK = (1 << 64) - 1


def twister(seed):
    n, m = 312, 156
    state = [seed & MASK]
    for i in range(1, n):
        state.append((6364136223846793005 * (state[-1] ^ (state[-1] >> 62)) + i) & MASK)
    at = n
    while True:
        if at == n:
            for i in range(n):
                y = (state[i] & 0xFFFFFFFF80000000) | (state[(i + 1) % n] & 0x7FFFFFFF)
                state[i] = state[(i + m) % n] ^ (y >> 1) ^ (0xB5026F5AA96619E9 if y & 1 else 0)
            at = 0
        y = state[at]
        at += 1
        y ^= (y >> 29) & 0x5555555555555555
        y ^= (y << 17) & 0x71D67FFFEDA60000
        y ^= (y << 37) & 0xFFF7EEE000000000
        y ^= y >> 43
        yield y & MASK


class Uniform:
    def __init__(self, seed):
        self.bits = twister(seed)

    def draw(self, low, high, count):
        return low + (high - low) * np.array([(next(self.bits) >> 11) / 2.0**53 for _ in range(count)])


def fog(seed):
    random = Uniform(seed)
    plasma = np.zeros((256, 256))
    step, wibble = 256, 100.0
    while step >= 2:
        half, n = step // 2, 256 // step

        def noise():
            return random.draw(-wibble * wibble, wibble * wibble, n * n).reshape(n, n)

        corners = plasma[::step, ::step]
        right, down = np.roll(corners, -1, 1), np.roll(corners, -1, 0)
        centres = (corners + right + down + np.roll(right, -1, 0)) / 4 + noise()
        plasma[half::step, half::step] = centres
        plasma[::step, half::step] = (corners + right + centres + np.roll(centres, 1, 0)) / 4 + noise()
        plasma[half::step, ::step] = (corners + down + centres + np.roll(centres, 1, 1)) / 4 + noise()
        step, wibble = half, wibble / 2
    plasma = (plasma - plasma.min()) / (plasma.max() - plasma.min())
    return (plasma[16:-16, 16:-16] * 255).astype(np.uint8)


def snow(seed):
    random = Uniform(seed)
    wind = random.draw(-40, 40, 1)[0]
    total = np.zeros((256 + 12, 256 + 12))
    y, x = np.mgrid[-6:7, -6:7].astype(float)
    for _ in range(7):
        angle = np.radians(wind + random.draw(-25, 25, 1)[0])
        length = random.draw(1, 6, 1)[0]
        sigma = random.draw(0.41, 0.6, 1)[0]
        along = np.linspace(-length / 2, length / 2, 33)[:, None, None]
        far = (x - along * np.sin(angle)) ** 2 + (y - along * np.cos(angle)) ** 2
        streak = np.exp(-far / (2 * sigma * sigma)).sum(0)
        streak /= streak.max()
        flakes = np.exp(-50 * random.draw(0, 1, 64 * 64).reshape(64, 64)) ** 4
        for row in range(13):
            for column in range(13):
                total[row : row + 256 : 4, column : column + 256 : 4] += streak[row, column] * flakes
    total = np.minimum(total[6:-6, 6:-6], 1)
    return (total[16:-16, 16:-16] * 255).astype(np.uint8)


weights = (7 * np.arange(224)[:, None] + 13 * np.arange(224)) % 251
for name, layer in (("fog", fog(2024)), ("snow", snow(2024))):
    print(f"{name}: sum {layer.sum()}, weighted {(layer.astype(np.int64) * weights).sum()}, max {layer.max()}")
    print("row 100 from 40 in steps of 10:", ", ".join(map(str, layer[100, 40:200:10])))
