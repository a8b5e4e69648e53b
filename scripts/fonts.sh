#!/usr/bin/env bash
# Brings the free fonts that letters are set with when the customer's own (方正, 华文, Windows) are not there.
# They come as Debian packages, unpacked without root; only the font files are kept.
# Target folder: $REPLYFLOW_FONTS, else .cache/fonts of this repository. Does nothing when the files are there.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="${REPLYFLOW_FONTS:-$root/.cache/fonts}"

# package, then the files wanted from it
wanted=(
  "texlive-lang-chinese FandolFang-Regular.otf FandolHei-Regular.otf FandolKai-Regular.otf FandolSong-Regular.otf FandolSong-Bold.otf"
  "fonts-lxgw-wenkai LXGWWenKai-Regular.ttf"
  "fonts-hanazono HanaMinA.ttf HanaMinB.ttf"
)

missing_packages=()
for entry in "${wanted[@]}"; do
  read -r package files <<<"$entry"
  for file in $files; do
    if [[ ! -s "$target/$file" ]]; then missing_packages+=("$package"); break; fi
  done
done
if ((${#missing_packages[@]} == 0)); then exit 0; fi

for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || {
    echo "fonts.sh: $tool is not here. Put fonts into $target by hand, or point REPLYFLOW_FONTS at a folder that has them." >&2
    exit 1
  }
done

mkdir -p "$target"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

apt_options=(-q -q -o "APT::Sandbox::User=$(id -un)")
download() { (cd "$work" && apt-get "${apt_options[@]}" download "$1"); }

for package in "${missing_packages[@]}"; do
  echo "fonts.sh: fetching $package"
  if ! download "$package" 2>"$work/error"; then
    # No package list yet, or an old one: keep a private list, which needs no root.
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
    apt_options+=(-o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache")
    apt-get "${apt_options[@]}" update >/dev/null
    download "$package"
  fi
  deb=("$work/$package"_*.deb)
  mkdir "$work/$package"
  dpkg-deb -x "${deb[0]}" "$work/$package"
  for entry in "${wanted[@]}"; do
    read -r name files <<<"$entry"
    [[ "$name" == "$package" ]] || continue
    for file in $files; do
      found="$(find "$work/$package" -type f -name "$file" -print -quit)"
      [[ -n "$found" ]] || { echo "fonts.sh: $package has no $file" >&2; exit 1; }
      cp "$found" "$target/.$file.part"
      mv "$target/.$file.part" "$target/$file"
    done
  done
  rm -rf "${work:?}/$package" "${deb[0]}"
done
echo "fonts.sh: fonts are in $target"
