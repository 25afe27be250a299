#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and runs every test: the release build (window tests offscreen and on a virtual display),
# then the core under the address and undefined-behaviour sanitizers and the worker under the thread
# sanitizer. "--quick" leaves the sanitizers out.
set -euo pipefail

root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=packaging/debian_packages.sh
source "$root/packaging/debian_packages.sh"

quick=no
case ${1:-} in
    "") ;;
    --quick) quick=yes ;;
    *)
        echo "usage: ./test.sh [--quick]" >&2
        exit 2
        ;;
esac

install_packages build test
cd "$root"
logs="$root/build/logs"
mkdir -p "$logs"
summary=()
failed=no

# step NAME COMMAND...: runs it with its output shown and kept; a failure does not stop the others.
step() {
    local name=$1 log="$logs/$1.log" start=$SECONDS verdict=passed
    shift
    echo
    echo "== $name"
    if ! "$@" 2>&1 | tee "$log"; then
        verdict=FAILED
        failed=yes
    fi
    local closing
    closing=$(grep -E '^[0-9]+% tests passed' "$log" | tail -n 1 || true)
    summary+=("$(printf '%-18s %-7s %4d s  %s' "$name" "$verdict" $((SECONDS - start)) "$closing")")
    [[ $verdict == passed ]]
}

# Compiler output matters only where it fails.
build() {
    local preset=$1 log="$logs/build-$1.log"
    shift
    if ! { cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --parallel "$(nproc)"; } >"$log" 2>&1; then
        tail -n 60 "$log"
        echo "The build failed; all of its output is in $log"
        return 1
    fi
    tail -n 1 "$log"
}

test_preset() {
    ctest --preset "$@"
}

test_on_display() {
    xvfb-run --auto-servernum --server-args="-screen 0 1280x800x24" \
        env QT_QPA_PLATFORM=xcb ctest --preset release --label-regex display --no-tests=ignore
}

if step build-release build release -DCLIPSCOPE_BUILD_TESTS=ON; then
    step tests env QT_QPA_PLATFORM=offscreen ctest --preset release --label-exclude display || true
    step tests-on-display test_on_display || true
fi
if [[ $quick == no ]]; then
    if step build-asan build asan; then
        step tests-asan test_preset asan || true
    fi
    if step build-tsan build tsan; then
        step tests-tsan test_preset tsan || true
    fi
fi

echo
echo "== Summary"
printf '%s\n' "${summary[@]}"
if [[ $failed == yes ]]; then
    echo "Some steps failed; their output is in $logs"
    exit 1
fi
echo "Everything passed."
