#!/usr/bin/env bash
# The longer proofs: every property is tried on so many times as many random cases as the tests try; ten unless told.
set -euo pipefail
cd "$(dirname "$0")/.."
PORFSE_CASES="${1:-10}" dotnet test
