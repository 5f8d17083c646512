#!/bin/sh
# Makes the files that a word processor writes, from plan.fodt: run again only when that changes.
# Needs Debian's libreoffice-writer-nogui.
set -eu
cd "$(dirname "$0")"
profile="$(mktemp -d)"
convert() {
    soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$1" --outdir . "$2" >/dev/null
}
convert docx plan.fodt
convert "html:HTML (StarWriter)" plan.fodt
rm -rf "$profile"
