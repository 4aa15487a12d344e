#!/usr/bin/env bash
# Installs what Wrapup needs and is missing: Debian packages, a pinned DuckDB, and web fonts made from Inter.
# Safe to run again: what is there is left alone. Everything but the Debian packages goes into .tools/.
#
# usage: setup.sh [--tests]     with --tests also what only tests ask: a mail server, checkers of bags and PDF
set -euo pipefail
cd "$(dirname "$0")/.."

duckdb_version=1.5.5
packages=(
  pkg-config libcairo2-dev libpango1.0-dev libharfbuzz-dev    # drawing and text
  librsvg2-dev                                                # a logo that is an SVG drawing
  libqpdf-dev libcurl4-openssl-dev libsqlite3-dev             # encryption, mail, its ledger
  fonts-inter fonts-noto-core fonts-wqy-microhei              # Latin, Arabic, Hebrew, Devanagari, Thai …, CJK
  libharfbuzz-bin woff2                                       # web fonts
  python3 python3-venv                                        # carries the DuckDB program
  gzip zstd poppler-utils qpdf openssl                        # compressed exports; checks of PDF and mail in tests
)

say() { printf '%s\n' "$*"; }

if ! command -v swift >/dev/null 2>&1; then
  say "Wrapup needs a Swift toolchain, version 6.2 or newer, on the PATH: see the install page of swift.org."
  exit 69
fi

missing=()
if command -v dpkg-query >/dev/null 2>&1; then
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
else
  missing=("${packages[@]}")
  pkg-config --exists pangocairo librsvg-2.0 2>/dev/null && [ -n "$(command -v hb-subset)" ] && missing=()
fi

if [ "${#missing[@]}" -gt 0 ]; then
  if command -v apt-get >/dev/null 2>&1; then
    run=()
    if [ "$(id -u)" -ne 0 ]; then
      if ! command -v sudo >/dev/null 2>&1; then
        say "These Debian packages are missing; ask an administrator to install them, then run this again:"
        say "  ${missing[*]}"
        exit 69
      fi
      run=(sudo)
    fi
    say "Installing Debian packages: ${missing[*]}"
    "${run[@]}" apt-get update -qq
    "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    say "This machine has no apt-get. Install the equivalents of these Debian packages, then run this again:"
    say "  ${missing[*]}"
    exit 69
  fi
fi

mkdir -p .tools
if [ "$(.tools/duckdb/bin/duckdb --version 2>/dev/null | cut -d' ' -f1)" != "v$duckdb_version" ]; then
  say "Installing DuckDB $duckdb_version into .tools/duckdb"
  rm -rf .tools/python .tools/duckdb
  python3 -m venv .tools/python
  .tools/python/bin/pip install --quiet --disable-pip-version-check \
    "duckdb-cli==$duckdb_version" "duckdb-extension-excel==$duckdb_version"
  mkdir -p .tools/duckdb/bin .tools/duckdb/extensions
  mv "$(find .tools/python -type f -name duckdb -size +1M | head -1)" .tools/duckdb/bin/duckdb
  find .tools/python -name '*.duckdb_extension' -exec mv {} .tools/duckdb/extensions/ \;
  rm -rf .tools/python
  .tools/duckdb/bin/duckdb --version >/dev/null
fi

if [ ! -s .tools/fonts/Inter-Bold.woff2 ]; then
  say "Making web fonts from Inter into .tools/fonts"
  rm -rf .tools/fonts && mkdir -p .tools/fonts
  for weight in Regular SemiBold Bold; do
    hb-subset /usr/share/fonts/opentype/inter/Inter-$weight.otf --output-file=.tools/fonts/Inter-$weight.otf \
      --unicodes=0020-007E,00A0-024F,02C6-02DD,2010-2026,202F,2030,2039-203A,20AC,2122,2190-2193,2212,2260-2265,2460-2469 \
      --layout-features=kern,liga,tnum,lnum,calt,ccmp,mark,case
    woff2_compress .tools/fonts/Inter-$weight.otf >/dev/null 2>&1
    rm .tools/fonts/Inter-$weight.otf
  done
fi

# Tests that need these say so and are skipped where they cannot be had.
if [ "${1:-}" = --tests ] && ! .tools/checks/bin/python3 -c 'import aiosmtpd, bagit, pdfua' 2>/dev/null; then
  say "Installing a mail server and checkers of bags and PDF for tests into .tools/checks"
  rm -rf .tools/checks
  python3 -m venv .tools/checks &&
    .tools/checks/bin/pip install --quiet --disable-pip-version-check aiosmtpd==1.4.6 bagit==1.9.0 pdfua==0.1.3 "setuptools<81" ||
    say "  they cannot be had here; the tests that need them will be skipped"
fi

ln -sfn ../templates .tools/templates
