#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the texts of the window into clipscope_*.ts: new ones appear unfinished, gone ones go.
# Then: translate (README.md), and run the test "translations".
set -euo pipefail
cd "$(dirname "$0")/../.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
for language in de fr; do
    "$lupdate" -silent -no-obsolete -locations none -I . ui app/gui \
        -target-language "$language" -ts "resources/translations/clipscope_$language.ts"
done
# English needs its plurals only.
"$lupdate" -silent -no-obsolete -locations none -I . ui app/gui \
    -pluralonly -target-language en -ts resources/translations/clipscope_en.ts
