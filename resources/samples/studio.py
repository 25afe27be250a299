# SPDX-License-Identifier: GPL-3.0-or-later
"""Painted sets for the sample pictures: walls, tables, meadows, water, streets, paper labels.

A picture is a float array [H, W, 3] in 0..1 until `develop` turns it into 8 bits. Everything random
comes from the generator handed in, so a seed decides every pixel.
"""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

OVERSAMPLING = 3  # vector shapes are drawn this much larger, then averaged down


def rgb(code):
    """'#rrggbb' as three floats."""
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], np.float64) / 255


def mix(a, b, amount):
    return a + (b - a) * amount


def smoothstep(low, high, x):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def axes(size):
    """x as a row and y as a column, each running from 0 to 1 through pixel centres."""
    width, height = size
    return (np.arange(width) + 0.5)[None] / width, (np.arange(height) + 0.5)[:, None] / height


def noise(rng, size, cells, octaves=4):
    """Smooth noise around 0, about -1..1; `cells` counts blobs across and down."""
    width, height = size
    total, weight = np.zeros((height, width)), 1.0
    for octave in range(octaves):
        grid = (max(int(cells[1] * 2**octave), 2), max(int(cells[0] * 2**octave), 2))
        knots = Image.fromarray(rng.uniform(-1, 1, grid).astype(np.float32), "F")
        total += weight * np.asarray(knots.resize((width, height), Image.BICUBIC), np.float64)
        weight *= 0.5
    return total / 1.3


def blur(array, radius):
    """Gaussian blur of a plane in 0..1, kept in 8 bits as Pillow's filter wants it."""
    plane = Image.fromarray(np.uint8(np.clip(array, 0, 1) * 255 + 0.5), "L")
    return np.asarray(plane.filter(ImageFilter.GaussianBlur(radius)), np.float64) / 255


def gradient(size, top, bottom):
    _, y = axes(size)
    return mix(top, bottom, y[..., None]) * np.ones((1, size[0], 1))


def lamp(size, centre, reach):
    """Light falling off from `centre` (fractions of the picture): 1 there, 0 at `reach` and on."""
    x, y = axes(size)
    distance = np.hypot((x - centre[0]) * size[0], (y - centre[1]) * size[1]) / max(size)
    return (1 - smoothstep(0, reach, distance))[..., None]


def plaster(rng, size, dark, light, centre=(0.35, 0.25)):
    """A wall in lamp light."""
    wall = mix(dark, light, lamp(size, centre, 1.0))
    return wall * (1 + 0.012 * noise(rng, size, (9, 9), 5)[..., None])


def cove(size, wall, floor, horizon=0.62, softness=0.16):
    """A seamless photographer's background: the wall runs into the floor without an edge."""
    _, y = axes(size)
    amount = smoothstep(horizon - softness, horizon + softness, y)[..., None]
    backdrop = mix(wall, floor, amount) * np.ones((1, size[0], 1))
    return mix(backdrop, np.ones(3), 0.45 * lamp(size, (0.4, 0.3), 0.75))


def ground_coordinates(size, horizon):
    """For each pixel below the horizon: across and depth on a plane seen in perspective."""
    width, height = size
    first = int(round(horizon * height))
    down = (np.arange(height - first) + 0.5)[:, None] / height
    depth = 1 / (down + 0.12)
    across = (np.arange(width) + 0.5 - width / 2)[None] / width * depth
    return first, across, np.broadcast_to(depth, across.shape)


def sample_tiled(texture, u, v):
    """Bilinear look-up with wrap-around; u, v in texture pixels."""
    height, width = texture.shape
    x0, y0 = np.floor(u).astype(int), np.floor(v).astype(int)
    fx, fy = u - x0, v - y0
    rows, columns = (y0 % height, (y0 + 1) % height), (x0 % width, (x0 + 1) % width)
    top = mix(texture[rows[0], columns[0]], texture[rows[0], columns[1]], fx)
    low = mix(texture[rows[1], columns[0]], texture[rows[1], columns[1]], fx)
    return mix(top, low, fy)


def lay_table(rng, picture, horizon, dark, light):
    """Replaces everything below `horizon` with a wooden table top."""
    size = (picture.shape[1], picture.shape[0])
    first, across, depth = ground_coordinates(size, horizon)
    # Wide enough that the tile does not repeat within the picture: its edges would show as seams.
    grain = noise(rng, (2400, 900), (5, 60), 3) + 0.6 * noise(rng, (2400, 900), (3, 9), 2)
    value = sample_tiled(grain, across * 260 + 1200, depth * 210)
    wood = mix(dark, light, np.clip(0.5 + 0.28 * value, 0, 1)[..., None])
    plank = np.abs((depth * 0.9 + 0.35) % 1 - 0.5) * 2
    wood *= (1 - 0.3 * smoothstep(0.965, 1, plank))[..., None]
    _, y = axes((size[0], wood.shape[0]))
    wood *= (0.84 + 0.24 * smoothstep(0, 0.9, y))[..., None]
    picture[first:] = mix(wood, rgb("#fff3dc"), 0.22 * lamp(size, (0.4, 0.55), 0.6)[first:])
    edge = slice(max(first - 2, 0), first + 2)
    picture[edge] *= np.array([0.95, 0.88, 0.85, 0.93])[: picture[edge].shape[0], None, None]


def sky(rng, size, top, bottom, clouds=0.5):
    picture = gradient(size, top, bottom)
    _, y = axes(size)
    drift = noise(rng, size, (3, 5), 5)
    cover = smoothstep(0.15, 1.1, drift) * clouds * (1 - smoothstep(0.35, 0.75, y))
    return mix(picture, rgb("#ffffff"), cover[..., None])


def grow_hills(rng, picture, horizon, colours):
    """Rolling hills, the far ones first; each colour is one range, lower and nearer than the last."""
    height, width, _ = picture.shape
    y = np.arange(height)[:, None] + 0.5
    for number, colour in enumerate(colours):
        ridge = noise(rng, (width, 2), (2 + number, 2), 2)[0] * height * 0.045
        top = height * (horizon - 0.075 * (len(colours) - number)) + ridge[None]
        cover = np.clip(y - top, 0, 1)[..., None]
        shade = 1 + 0.12 * np.clip((y - top) / (0.2 * height), 0, 1)[..., None]
        picture[:] = mix(picture, colour * shade, cover)


def grow_meadow(rng, picture, horizon, far, near):
    """Grass below the horizon, blades longer towards the viewer."""
    height, width, _ = picture.shape
    first = int(horizon * height)
    _, y = axes((width, height - first))
    lawn = mix(far, near, y[..., None]) * np.ones((1, width, 1))
    lawn *= (1 + 0.07 * noise(rng, (width, height - first), (10, 14), 4))[..., None]
    soft = smoothstep(0, 6 / (height - first), y)[..., None]
    picture[first:] = mix(picture[first:], lawn, soft)
    canvas = Image.fromarray(np.uint8(np.clip(picture, 0, 1) * 255 + 0.5))
    draw = ImageDraw.Draw(canvas, "RGBA")
    for t in np.sort(rng.uniform(0, 1, 5200) ** 1.4):
        x, base = rng.uniform(-5, width + 5), first + t * (height - first) + 6
        length, lean = (3 + 17 * t) * rng.uniform(0.6, 1.2), rng.normal(0, 0.3)
        colour = np.clip(mix(far, near, t) * rng.uniform(0.84, 1.2), 0, 1) * 255
        draw.line([(x, base), (x + lean * length, base - length)],
                  fill=(*(int(c) for c in colour), 150), width=1 + int(t * 1.6))
    picture[:] = np.asarray(canvas, np.float64) / 255


def pour_sea(rng, picture, horizon, far, near, glint):
    """Water below the horizon, ripples flattening with distance, a path of light on it."""
    size = (picture.shape[1], picture.shape[0])
    first, across, depth = ground_coordinates(size, horizon)
    ripple = sample_tiled(noise(rng, (800, 800), (36, 90), 3), across * 90 + 400, depth * 420)
    _, y = axes((size[0], size[1] - first))
    water = mix(far, near, y[..., None] ** 0.8) * (1 + 0.07 * ripple * (0.4 + y))[..., None]
    x, _ = axes(size)
    path = np.exp(-(((x - glint[0]) / (0.06 + 0.16 * y)) ** 2)) * smoothstep(0.1, 0.9, ripple)
    water = mix(water, rgb("#fff6df"), (glint[1] * path)[..., None])
    haze = (1 - smoothstep(0, 0.12, y))[..., None]
    picture[first:] = mix(water, picture[first - 1 : first], 0.5 * haze)


def pave_street(rng, picture, horizon, kerb):
    """Pavement, kerb and asphalt below `horizon`, with a dashed line; `kerb` is a height as well."""
    height, width, _ = picture.shape
    first, edge = int(horizon * height), int(kerb * height)
    picture[first:edge] = rgb("#c9c2b6") * gradient((width, edge - first), 0.9, 1.05)
    picture[edge : edge + 5] = rgb("#9a948a")
    asphalt = gradient((width, height - edge - 5), rgb("#5b5f66"), rgb("#4a4d54"))
    asphalt *= (1 + 0.05 * noise(rng, (width, height - edge - 5), (120, 60), 3))[..., None]
    picture[edge + 5 :] = asphalt
    lane = int(mix(edge, height, 0.8))
    for left in range(-40, width, 190):
        picture[lane : lane + 9, max(left, 0) : max(left + 105, 0)] = rgb("#e9e4d6")


def raise_houses(rng, picture, horizon, colours):
    """A row of houses with windows behind the street, out of focus."""
    height, width, _ = picture.shape
    canvas = Image.fromarray(np.uint8(np.clip(picture, 0, 1) * 255 + 0.5))
    draw = ImageDraw.Draw(canvas)
    left, base = -20, int(horizon * height)
    while left < width:
        across, top = int(rng.uniform(0.11, 0.17) * width), int(rng.uniform(0.04, 0.22) * height)
        wall = colours[rng.integers(len(colours))]
        draw.rectangle([left, top, left + across, base], fill=tuple(int(c * 255) for c in wall))
        for x in range(left + 16, left + across - 26, 34):
            for y in range(top + 20, base - 50, 52):
                glass = mix(rgb("#55697c"), rgb("#ffe9b8"), rng.uniform(0, 0.6))
                draw.rectangle([x, y, x + 16, y + 26], fill=tuple(int(c * 255) for c in glass))
        left += across
    soft = canvas.filter(ImageFilter.GaussianBlur(3.2))
    picture[:base] = np.asarray(soft, np.float64)[:base] / 255


def load_object(package, code):
    """An emoji of the package, cropped to what is visible."""
    sprite = Image.open(package / "assets" / f"{code}.webp").convert("RGBA")
    return sprite.crop(sprite.getchannel("A").point(lambda a: 255 if a > 24 else 0).getbbox())


def visible_box(alpha, offset):
    """[x, y, width, height] of alpha above one half."""
    rows, columns = np.nonzero(alpha.max(1) > 0.5)[0], np.nonzero(alpha.max(0) > 0.5)[0]
    return [int(offset[0] + columns[0]), int(offset[1] + rows[0]),
            int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]


def paste(picture, layer, alpha, offset):
    """Puts `layer` (an array or one colour) over the picture, clipped to it."""
    height, width, _ = picture.shape
    x0, y0 = max(offset[0], 0), max(offset[1], 0)
    x1, y1 = min(offset[0] + alpha.shape[1], width), min(offset[1] + alpha.shape[0], height)
    cut = (slice(y0 - offset[1], y1 - offset[1]), slice(x0 - offset[0], x1 - offset[0]))
    layer = np.broadcast_to(layer, (*alpha.shape, 3))[cut]
    picture[y0:y1, x0:x1] = mix(picture[y0:y1, x0:x1], layer, alpha[cut][..., None])


def ground_shadow(picture, silhouette, foot, strength):
    """A contact shadow under the foot and a long soft one to the right, from a light at the left."""
    height, width = silhouette.shape
    margin = width
    flat = Image.fromarray(np.uint8(silhouette * 255), "L").resize((width, max(height // 5, 2)))
    board = Image.new("L", (width + 2 * margin, flat.height + 2 * margin), 0)
    board.paste(flat, (margin, margin))
    sheared = board.transform(board.size, Image.AFFINE,
                              (1, 1.1, -1.1 * (margin + flat.height), 0, 1, 0), Image.BILINEAR)
    cast = blur(np.asarray(sheared) / 255, max(width * 0.045, 2))
    corner = (foot[0] - width // 2 - margin, foot[1] - flat.height - margin)
    paste(picture, picture.min() * 0.5, cast * 0.5 * strength, corner)
    lower = np.asarray(silhouette)[int(height * 0.86) :].max(0)
    contact = Image.new("L", (width * 2, max(width // 2, 8)), 0)
    columns = np.nonzero(lower > 0.5)[0]
    middle = contact.height // 2
    ImageDraw.Draw(contact).ellipse(
        [width // 2 + int(columns[0]), middle - width * 0.035,
         width // 2 + int(columns[-1]), middle + width * 0.035], fill=255)
    soft = blur(np.asarray(contact) / 255, max(width * 0.025, 1.5))
    paste(picture, picture.min() * 0.3, soft * 0.75 * strength,
          (foot[0] - width, foot[1] - middle - int(width * 0.012)))


def place(picture, sprite, foot, height, angle=0.0, mirror=False, shadow=1.0, sink=0.0):
    """Stands an object with its lowest point at `foot` (pixels); returns its visible box.

    `sink` is the part of its height that fades into the ground.
    """
    if mirror:
        sprite = sprite.transpose(Image.FLIP_LEFT_RIGHT)
    sprite = sprite.resize((max(round(sprite.width * height / sprite.height), 1), height),
                           Image.LANCZOS)
    if angle:
        sprite = sprite.rotate(angle, Image.BICUBIC, expand=True)
        sprite = sprite.crop(sprite.getbbox())
    pixels = np.asarray(sprite, np.float64) / 255
    _, y = axes(sprite.size)
    alpha = pixels[..., 3] * (1 - smoothstep(1 - sink, 1, y) if sink > 0 else 1.0)
    offset = (int(foot[0] - sprite.width / 2), int(foot[1] - sprite.height))
    if shadow > 0:
        ground_shadow(picture, alpha, foot, shadow)
    paste(picture, pixels[..., :3], alpha, offset)
    return visible_box(alpha, offset)


def paper_label(picture, text, centre, size, font, angle=0.0, ink="#22252b", paper="#fbf8f0",
                fill=0.62, tape=False):
    """A paper label with one word; `size` is its width and height. Returns its box."""
    s = OVERSAMPLING
    sheet = Image.new("RGBA", (size[0] * s, size[1] * s), (0, 0, 0, 0))
    draw = ImageDraw.Draw(sheet)
    base = tuple(int(c * 255) for c in rgb(paper))
    draw.rounded_rectangle([0, 0, sheet.width - 1, sheet.height - 1], 7 * s, fill=(*base, 255))
    points = int(size[1] * s * fill)
    face = ImageFont.truetype(str(font), points)
    while face.getlength(text) > sheet.width * 0.86:
        points -= 2
        face = ImageFont.truetype(str(font), points)
    draw.text((sheet.width / 2, sheet.height / 2), text, font=face, anchor="mm", fill=ink)
    sheet = sheet.rotate(angle, Image.BICUBIC, expand=True)
    sheet = sheet.resize((sheet.width // s, sheet.height // s), Image.BOX)
    pixels = np.asarray(sheet, np.float64) / 255
    alpha = pixels[..., 3]
    offset = (int(centre[0] - sheet.width / 2), int(centre[1] - sheet.height / 2))
    margin = 24
    wide = np.pad(alpha, margin)
    paste(picture, rgb("#2a1c16"), blur(wide, 6) * 0.38, (offset[0] - margin + 3, offset[1] - margin + 6))
    x, y = axes((sheet.width, sheet.height))
    shade = (1.02 - 0.10 * (0.55 * x + 0.45 * y))[..., None]
    paste(picture, np.clip(pixels[..., :3] * shade, 0, 1), alpha, offset)
    if tape:
        strip = np.full((size[1] // 4, size[0] // 4), 0.62)
        paste(picture, rgb("#e9d9a6"), strip,
              (int(centre[0] - strip.shape[1] / 2), offset[1] - strip.shape[0] // 2))
    return visible_box(alpha, offset)


def develop(rng, picture, vignette=0.16):
    """Vignette, a breath of grain, 8 bits."""
    height, width, _ = picture.shape
    x, y = axes((width, height))
    corner = np.clip(np.hypot(x - 0.5, y - 0.5) / 0.7071, 0, 1)
    picture = picture * (1 - vignette * corner**2.2)[..., None]
    picture = picture + rng.normal(0, 0.006, (height, width, 1))
    return Image.fromarray(np.uint8(np.clip(picture, 0, 1) * 255 + 0.5))
