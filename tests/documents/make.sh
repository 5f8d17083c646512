#!/bin/sh
# Makes the files that a word processor writes, from plan.fodt: run again only when that changes.
# Needs Debian's libreoffice-writer-nogui; for by-law.xml, Bluebell 3.1.1 from PyPI
# (`pip install bluebell-akn`); for photo.jpg, Pillow.
set -eu
cd "$(dirname "$0")"
profile="$(mktemp -d)"
convert() {
    soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$1" --outdir . "$2" >/dev/null
}
convert docx plan.fodt
convert "html:HTML (StarWriter)" plan.fodt
rm -rf "$profile"
bluebell --pretty /akn/un/act/by-law/2026-03-02/moorings act by-law.txt > by-law.xml
# A small photo with everything in it that a phone writes.
python3 - <<'PHOTO'
from PIL import Image
image = Image.new("RGB", (24, 16), (230, 240, 250))
for x in range(24):
    for y in range(9, 12):
        image.putpixel((x, y), (30, 80, 90))
exif = Image.Exif()
exif[0x010F], exif[0x0110], exif[0x0112] = "Phone of Anna", "Model 9", 6
exif[0x0132], exif[0x013B] = "2026:11:20 09:30:00", "Anna Vale"
place = exif.get_ifd(0x8825)
place[1], place[2], place[3], place[4] = "N", (52.0, 30.0, 59.0), "E", (13.0, 22.0, 39.7)
image.save("photo.jpg", quality=60, exif=exif, comment=b"by Anna Vale")
PHOTO
