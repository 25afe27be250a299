#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of docs/gallery.md and the README's anew, by driving the real window with mouse
# and keys on a display of its own. Needs xvfb, xdotool and imagemagick, and a release build.
# "make.sh NAME ..." makes only those.
set -euo pipefail

root=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
program="$root/build/release/bin/clipscope"
wanted=("$@")

# picture NAME SIZE THEME SCALE SECONDS ARGUMENTS -- KEYS...: a fresh start in a home of its own, then
# after SECONDS the xdotool commands, one a word ("sleep 3" waits), and the picture of the screen.
picture() {
    local name=$1 size=$2 theme=$3 scale=$4 seconds=$5 arguments=() keys=() home display pids
    shift 5
    if ((${#wanted[@]})) && [[ " ${wanted[*]} " != *" $name "* ]]; then return; fi
    while (($#)) && [[ $1 != -- ]]; do arguments+=("$1") && shift; done
    shift
    keys=("$@")
    home=$(mktemp -d)
    mkdir -p "$home/.config/clipscope"
    printf '[General]\nschema=1\n[view]\ntheme=%s\n' "$theme" >"$home/.config/clipscope/clipscope.conf"
    display=:$((RANDOM % 400 + 100))
    Xvfb "$display" -screen 0 "${size}x24" >/dev/null 2>&1 &
    pids=$!
    sleep 1
    (
        export DISPLAY=$display HOME=$home XDG_CONFIG_HOME="$home/.config" QT_SCALE_FACTOR=$scale
        export XDG_STATE_HOME="$home/state" OMP_WAIT_POLICY=passive LANG=C.UTF-8
        "$program" "${arguments[@]}" >/dev/null 2>&1 &
        pid=$!
        sleep "$seconds"
        for key in "${keys[@]}"; do
            # shellcheck disable=SC2086 # words are meant to be split
            if [[ $key == sleep* ]]; then $key; else xdotool $key; fi
            sleep 0.3
        done
        import -window root png:- |
            convert png:- -dither None -colors 255 "png8:$root/docs/gallery/$name.png"
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    )
    kill "$pids" 2>/dev/null || true
    wait "$pids" 2>/dev/null || true
    rm -rf "$home"
    echo "$name"
}

samples="$root/resources/samples"
small=1280x800
canvas="mousemove 30 300 click 1"

picture first-launch $small light 1 16 --
picture first-launch-dark $small dark 1 16 --
picture typing $small light 1 16 -- "type --delay 60 snail" "sleep 9"
picture loading $small light 1 1.6 --
picture channels $small light 1 16 -- "mousemove 330 280 click 1" "sleep 3" "key Right" "key Right" "sleep 1"
picture side-by-side $small light 1 16 -- "$canvas" "key p" "key ctrl+2" "sleep 10"
picture difference $small dark 1 16 -- "$canvas" "key p" "key ctrl+2" "sleep 9" "key x" "key x" "sleep 2"
picture prompts-grid $small light 1 16 -- "key alt+v" "key l" "key p" "sleep 22"
picture attack $small light 1 16 "$samples/strawberry.jpg" --prompt strawberry --prompt apple --prompt stop -- \
    "$canvas" "sleep 1" "key t" "sleep 12" "mousemove 835 589 click 1" "sleep 6"
picture attack-dark $small dark 1 16 "$samples/strawberry.jpg" --prompt strawberry --prompt apple --prompt stop -- \
    "$canvas" "sleep 1" "key t" "sleep 12" "key ctrl+3" "sleep 10"
picture defences $small light 1 16 "$samples/strawberry.jpg" --prompt strawberry --prompt apple --prompt stop -- \
    "$canvas" "sleep 1" "key t" "sleep 12" "key ctrl+shift+p" "sleep 1" "type --delay 60 defences" "sleep 1" "key Return" "sleep 9"
picture no-picture $small light 1 5 /home/me/not-there.jpg --prompt apple --
picture palette $small dark 1 14 -- "key ctrl+shift+p" "sleep 1" "type --delay 60 colour" "sleep 1"
picture handbook $small light 1 14 -- "key F1" "sleep 3"
picture what-the-model-sees $small light 1 14 -- "$canvas" "key v" "sleep 2"
wide="search --onlyvisible --name Clipscope windowmove 0 0 windowsize 1920 1080"
picture wide 1920x1080 light 1 16 -- "$wide" "sleep 2" "mousemove 500 300 click 1" "sleep 3"
picture wide-dark 1920x1080 dark 1 16 -- "$wide" "sleep 2"
picture double 2560x1600 dark 2 16 -- "mousemove 660 560 click 1" "sleep 3"
