# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by run.sh and test.sh: installs what packaging/debian-packages.txt lists and is missing.

# The packages of one purpose ("build", "test"), one a line.
packages_for() {
    sed -n "s/^$1: *//p" "$(dirname "${BASH_SOURCE[0]}")/debian-packages.txt" | tr -s ' ' '\n'
}

is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# install_packages PURPOSE...: asks for nothing; ends the script where it cannot install.
install_packages() {
    local purpose package missing=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This is not Debian: packages are not installed; packaging/debian-packages.txt lists what is needed." >&2
        return
    fi
    for purpose in "$@"; do
        while read -r package; do
            is_installed "$package" || missing+=("$package")
        done < <(packages_for "$purpose")
    done
    if ((${#missing[@]} == 0)); then
        return
    fi
    local as_root=()
    if ((EUID != 0)); then
        if ! sudo -n true 2>/dev/null; then
            echo "Missing packages and no right to install them; ask an administrator for: apt-get install ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo -n)
    fi
    echo "Installing ${missing[*]}" >&2
    local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}")
    # A fresh machine has no package lists, an old one has outdated ones; others need no update.
    if ! "${install[@]}" >/dev/null 2>&1; then
        "${as_root[@]}" apt-get -qq update
        "${install[@]}" >/dev/null
    fi
}
