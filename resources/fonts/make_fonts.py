#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fonts of this folder: python3 make_fonts.py FOLDER, which holds what
fonts-liberation2 2.1.5-1 and fonts-comic-neue 2.51-4 of Debian 12 install to /usr/share/fonts.

Needs fonttools. Subsets to European scripts, drops hinting (letters are drawn as outlines) and
renames, as the licence asks of changed versions, so that no installed font is taken for them."""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x18F, 0x190), *range(0x1FA, 0x220),
              *range(0x2C6, 0x2DE), *range(0x370, 0x400), *range(0x400, 0x460), *range(0x490, 0x4C0),
              *range(0x1E80, 0x1E86), *range(0x1EF2, 0x1EF4), *range(0x2010, 0x2040), 0x2044,
              *range(0x20A0, 0x20C0), 0x2116, 0x2122, *range(0x2190, 0x2196), 0x2212, 0x2248, 0x2260,
              0x2264, 0x2265, 0xFB01, 0xFB02]
FACES = {
    "Clipscope Sans": ("LiberationSans-{}.ttf", "ClipscopeSans-{}.ttf"),
    "Clipscope Hand": ("ComicNeue-{}.otf", "ClipscopeHand-{}.otf"),
}
STYLES = ["Regular", "Bold", "Italic", "BoldItalic"]
FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT = 1, 2, 3, 4, 5, 6
KEPT = {0, 7, 8, 9, 13, 14}  # copyright, trademark, makers, licence


def rename(font, family, style):
    names = font["name"]
    spaced = style.replace("BoldI", "Bold I")
    plain = family.replace(" ", "")
    version = names.getDebugName(VERSION)
    names.names = [name for name in names.names if name.nameID in KEPT and name.platformID == 3]
    for number, text in {FAMILY: family, STYLE: spaced, UNIQUE: f"{plain}-{style}", FULL: f"{family} {spaced}",
                         VERSION: f"{version}; subset for Clipscope", POSTSCRIPT: f"{plain}-{style}"}.items():
        names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        table = font["CFF "].cff
        table.fontNames[0] = f"{plain}-{style}"
        table.topDictIndex[0].FamilyName = family
        table.topDictIndex[0].FullName = f"{family} {spaced}"


def main():
    source = pathlib.Path(sys.argv[1])
    target = pathlib.Path(__file__).parent
    for family, (old, new) in FACES.items():
        for style in STYLES:
            font = TTFont(next(source.rglob(old.format(style))), recalcTimestamp=False)
            options = subset.Options(hinting=False, layout_features=["kern", "liga", "mark", "mkmk", "ccmp"],
                                     name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=CHARACTERS)
            subsetter.subset(font)
            rename(font, family, style)
            font.save(target / new.format(style))


if __name__ == "__main__":
    main()
