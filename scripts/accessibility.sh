#!/usr/bin/env bash
# Looks for barriers (WCAG 2.2 AA) in the public summaries of three years in both languages, in a real browser.
# Needs node and npm. Without Chromium it installs Debian's, as root.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v chromium > /dev/null || { apt-get update && apt-get install --yes --no-install-recommends chromium; }
npm ci --prefix scripts/accessibility --ignore-scripts --no-audit --no-fund

# The server of a ledger that root opens runs as another user, who must get there.
made=$(mktemp -d)
chmod 711 "$made"
export PORFSE_DATA="$made/ledger"
dotnet build -v q src/PorFse.Ledger.Cli
porfse=(dotnet artifacts/bin/PorFse.Ledger.Cli/debug/porfse.dll)
trap '"${porfse[@]}" stop > /dev/null; rm -rf "$made"' EXIT

"${porfse[@]}" demo > /dev/null
for year in 2018 2019 2023; do
    for language in en it; do
        "${porfse[@]}" report --at "$year-12-31" --lang "$language" --to "$made/$year.$language.html"
    done
done
node scripts/accessibility/axe.mjs --chromium "$(command -v chromium)" "$made"/*.html
