#!/usr/bin/env bash
# How many instructions each question and each step takes in a graph, and in one of twice the size. With the same answer it should be much
# the same: fails where it is over 1.1 times. What must look at everything is told apart. Needs valgrind.
# `benches/questions.sh [graph|view] [STORIES]`: of the graph itself, or of a view of a view of it.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v valgrind >/dev/null || { echo "valgrind is missing" >&2; exit 1; }
of=${1:-graph}
stories=${2:-200}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
bench=$(cargo bench --no-run --bench questions 2>&1 | sed -n 's/.*(\(.*questions-.*\))$/\1/p')

# A run for each question: callgrind tells the sum.
count() {
    "$bench" "$of" 1 | sed 's/ [0-9]*$//' | while read -r kind question; do
        valgrind --tool=callgrind --toggle-collect='*measured*' --callgrind-out-file="$out/calls" "$bench" "$of" "$1" "$question" 2>&1 >/dev/null |
            sed -n "s/.*Collected : \\([0-9]*\\)\$/\\1\\t$kind $question/p"
    done
}

count "$stories" >"$out/one"
count "$((2 * stories))" >"$out/two"
paste "$out/one" "$out/two" | awk -F'\t' -v stories="$stories" '
    BEGIN { printf "%-36s %12s %12s %6s\n", "", stories " stories", 2 * stories, "times" }
    {
        grows = sub(/^grows /, "", $2); sub(/^flat /, "", $2)
        times = $3 / $1
        is_over = !grows && times > 1.1
        failed += is_over
        printf "%-36s %12d %12d %6.2f%s\n", $2, $1, $3, times, grows ? "  all are looked at" : is_over ? "  OVER" : ""
    }
    END { exit failed > 0 }
'
