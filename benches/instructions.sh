#!/usr/bin/env bash
# How many instructions each question and each addition takes in a graph, and in one of twice the size: with the same answer it should be much the same.
# Needs valgrind. `benches/instructions.sh [DOCUMENTS]`
set -euo pipefail
cd "$(dirname "$0")/.."

command -v valgrind >/dev/null || { echo "valgrind is missing" >&2; exit 1; }
documents=${1:-500}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
bench=$(cargo bench --no-run --bench instructions 2>&1 | sed -n 's/.*(\(.*instructions-.*\))$/\1/p')

count() {
    valgrind --tool=callgrind --toggle-collect='*measured*' --callgrind-out-file="$out/calls" "$bench" "$1" "$2" 2>&1 >/dev/null |
        sed -n 's/.*Collected : \([0-9]*\)$/\1/p'
}

printf '%-20s %12s %12s %6s\n' question "$documents" "$((2 * documents))" times
for question in $("$bench" | cut -d' ' -f1); do
    one=$(count "$question" "$documents")
    two=$(count "$question" "$((2 * documents))")
    printf '%-20s %12d %12d %6s\n' "$question" "$one" "$two" "$(awk "BEGIN { printf \"%.2f\", $two / $one }")"
done
