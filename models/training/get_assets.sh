#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fetches what scenes are made of into DIR (default build/assets): drawings of objects in four styles,
# their names, backgrounds and fonts. Needs npm, apt-get and dpkg-deb; the registries are those that they
# are set up for. Nothing is installed on the machine, nothing asks. A second run fetches only what is missing.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
dir=${1:-$here/../../build/assets}
mkdir -p "$dir/npm" "$dir/debian" "$dir/packages"
dir=$(cd "$dir" && pwd)
provenance=$dir/PROVENANCE.tsv

# name, version, licence that package.json states, licence of what is used of it
npm_packages=(
  "@lobehub/fluent-emoji-3d 1.1.0 MIT MIT"
  "@twemoji/svg 15.0.0 MIT CC-BY-4.0"
  "openmoji 17.0.0 CC-BY-SA-4.0 CC-BY-SA-4.0"
  "unicode-emoji-json 0.9.0 MIT MIT"
  "emoji-datasource-google 16.0.0 MIT MIT"
)
# name, a line that its copyright file must match
debian_packages=(
  "fonts-noto-color-emoji OFL-1.1|Apache-2"
  "gnome-backgrounds Creative Commons"
  "mate-backgrounds GPL|Creative Commons|CC-BY|CC0"
  "plasma-workspace-wallpapers LGPL|Creative Commons|CC-BY|GPL"
  "ukui-wallpapers GPL|Creative Commons|CC-BY|CC0"
  "fonts-dejavu-core Bitstream|bitstream|free"
  "fonts-liberation OFL|GPL"
  "fonts-open-sans Apache-2|OFL"
  "fonts-roboto-unhinted Apache-2|OFL"
  "fonts-lato OFL|SIL"
  "fonts-comfortaa OFL|SIL"
  "fonts-crosextra-caladea Apache|OFL"
  "fonts-quicksand OFL|SIL"
  "fonts-league-mono OFL|SIL"
)

fail() { echo "get_assets.sh: $1" >&2; exit 1; }
for program in npm apt-get dpkg-deb tar sha256sum; do
  command -v "$program" > /dev/null || fail "there is no $program; install it"
done

rows=()
for line in "${npm_packages[@]}"; do
  read -r name version stated used <<< "$line"
  file=$(tr -d '@' <<< "$name" | tr / -)-$version.tgz
  folder=$dir/npm/$(tr -d '@' <<< "$name" | tr / -)
  if [[ ! -f $dir/packages/$file ]]; then
    (cd "$dir/packages" && npm pack --silent --ignore-scripts "$name@$version" > /dev/null) || fail "npm cannot fetch $name $version"
  fi
  rm -rf "$folder" && mkdir -p "$folder"
  # Of the Google package only the list of names is used, not its pictures.
  exclude=(); [[ $name == emoji-datasource-google ]] && exclude=(--exclude='package/img')
  tar xzf "$dir/packages/$file" -C "$folder" --strip-components=1 "${exclude[@]}"
  grep -Eq "\"license\": *\"$stated\"" "$folder/package.json" || fail "$name $version is no longer under $stated; look at its licence"
  rows+=("npm	$name	$version	$used	$(sha256sum < "$dir/packages/$file" | cut -d' ' -f1)")
done

for line in "${debian_packages[@]}"; do
  read -r name pattern <<< "$line"
  file=$(find "$dir/packages" -name "${name}_*.deb" | sort | tail -n 1)
  if [[ -z $file ]]; then
    (cd "$dir/packages" && apt-get download -qq "$name" > /dev/null 2>&1) || {
      echo "get_assets.sh: no package $name here (after apt-get update?); left out" >&2
      continue
    }
    file=$(find "$dir/packages" -name "${name}_*.deb" | sort | tail -n 1)
  fi
  folder=$dir/debian/$name
  rm -rf "$folder" && mkdir -p "$folder"
  dpkg-deb -x "$file" "$folder"
  copyright=$folder/usr/share/doc/$name/copyright
  [[ -f $copyright ]] || fail "$name has no copyright file"
  grep -Eqi "$pattern" "$copyright" || fail "$name: none of '$pattern' in $copyright; look at its licence"
  licences=$(sed -n 's/^License: *//p' "$copyright" | sort -u | paste -sd, | tr '\t' ' ')
  rows+=("debian	$name	$(dpkg-deb -f "$file" Version)	${licences:-see copyright}	$(sha256sum < "$file" | cut -d' ' -f1)")
done

{
  printf 'source\tpackage\tversion\tlicence\tsha256\n'
  printf '%s\n' "${rows[@]}"
} > "$provenance"
echo "assets in $dir; what they are: $provenance"
