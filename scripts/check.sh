#!/usr/bin/env bash
# The gate: the README's test command, without a warning and without a skipped excuse, and its counts at the end.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
export CI="${CI:-true}"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test 2>&1 | tee "$log"
outcome=${PIPESTATUS[0]}

count() { awk -v name="$1:" '$1 == name { sum += $2 } END { print sum + 0 }' "$log"; }
passed=$(count succeeded)
failed=$(count failed)
if grep -qE '(: |^)warning ' "$log"; then
    echo "There were warnings; they count as failures."
    outcome=1
fi
if [ "$passed" -eq 0 ]; then
    echo "No test was run."
    outcome=1
fi
[ "$outcome" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
exit "$outcome"
