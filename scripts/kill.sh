#!/usr/bin/env bash
# Imports that are killed, lose their server, their connections or their disk, as many times as told: 100 unless told.
set -euo pipefail
cd "$(dirname "$0")/.."
PORFSE_CASES="${1:-100}" dotnet test --project tests/PorFse.Ledger.EndToEnd.Tests -- \
    --filter-class PorFse.Ledger.EndToEnd.Tests.killing_an_import
