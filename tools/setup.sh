#!/usr/bin/env bash
# Brings the programs that scans and old Word files need: Tesseract with Vietnamese, LibreOffice Writer.
# Without them everything else works; such files wait (needs_ocr, needs_office) and are read by the next run.
# Ends with 0 where both are there afterwards, with 1 where something is missing; says what.
set -uo pipefail

has_ocr() { command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>&1 | grep -qx vie; }
has_office() { command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1 \
    || [ -x /Applications/LibreOffice.app/Contents/MacOS/soffice ]; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1
}

wanted=()
has_ocr || wanted+=(tesseract-ocr tesseract-ocr-vie)
has_office || wanted+=(libreoffice-writer-nogui)
if [ "${#wanted[@]}" -gt 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing: ${wanted[*]}"
    as_root apt-get update -q >/dev/null 2>&1 || true
    has_ocr || apt_install tesseract-ocr tesseract-ocr-vie || true
    # Older releases have no package without windows.
    has_office || apt_install libreoffice-writer-nogui || apt_install libreoffice-writer || true
fi

missing=0
if has_ocr; then echo "OCR: $(tesseract --version 2>&1 | head -n 1) with Vietnamese"
else
    missing=1
    echo "OCR: missing. Scans will wait (needs_ocr). As root: apt-get install tesseract-ocr tesseract-ocr-vie"
    echo "     macOS: brew install tesseract tesseract-lang. Windows: tools/setup.md"
fi
if has_office; then echo "Office: LibreOffice is there"
else
    missing=1
    echo "Office: missing. DOC, RTF, ODT will wait (needs_office). As root: apt-get install libreoffice-writer"
    echo "     macOS: brew install --cask libreoffice. Windows: tools/setup.md"
fi
if command -v chromedriver >/dev/null 2>&1; then echo "Chromium: there, for the tests of the page"
else echo "Chromium: missing; only the tests of the page in a browser are skipped. As root: apt-get install chromium chromium-driver"
fi
exit "$missing"
