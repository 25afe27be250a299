#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Clipscope if needed and opens its window. Arguments go to the program: ./run.sh photo.png,
# ./run.sh explain photo.png --prompt dog --out dog. Without a display and without arguments it
# writes the explanation of a sample picture instead.
set -euo pipefail

root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=packaging/debian_packages.sh
source "$root/packaging/debian_packages.sh"

build() {
    install_packages build
    local log="$root/build/release.log"
    mkdir -p "$root/build"
    echo "Building (the first time takes a few minutes) ..." >&2
    if ! (cd "$root" && cmake --preset release -DCLIPSCOPE_BUILD_TESTS=OFF &&
        cmake --build --preset release --target clipscope --parallel "$(nproc)") >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        echo "The build failed; all of its output is in $log" >&2
        exit 1
    fi
}

has_display() {
    [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} || -n ${QT_QPA_PLATFORM:-} ]]
}

# The first sample's picture, number of the prompt to explain, and prompts, one a line.
first_sample() {
    python3 - "$root/resources/samples" <<'PYTHON'
import json, os, sys

with open(os.path.join(sys.argv[1], "samples.json"), encoding="utf-8") as file:
    sample = json.load(file)["samples"][0]
print(os.path.join(sys.argv[1], sample["image"]))
print(sample.get("explained", 0))
print(*sample["prompts"], sep="\n")
PYTHON
}

explain_sample() {
    local out="$root/out/first-light" sample prompts=() prompt
    mapfile -t sample < <(first_sample)
    for prompt in "${sample[@]:2}"; do
        prompts+=(--prompt "$prompt")
    done
    echo "There is no display for the window, so here is the explanation of a sample picture:"
    "$program" explain "${sample[0]}" "${prompts[@]}" --explain "${sample[1]}" --out "$out"
    echo
    echo "Look at overlay.png and boxes.png in $out"
    echo "With a display ./run.sh opens the window; more here: ./run.sh --help"
}

build
program="$root/build/release/bin/clipscope"
if (($# > 0)) || has_display; then
    exec "$program" "$@"
fi
explain_sample
