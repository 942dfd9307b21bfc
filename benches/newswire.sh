#!/usr/bin/env bash
# The table of docs/performance.md: what loading and each question of the newswire takes, beside another engine that is run in turn, a few times each.
# Needs python3. `benches/newswire.sh TABLES TIMES ENGINE...`: ENGINE is a command that takes the folder of tables and one for its answers, and
# prints the same line of JSON.
set -euo pipefail
[ $# -ge 3 ] || { echo "usage: benches/newswire.sh TABLES TIMES ENGINE..." >&2; exit 2; }
tables=$(cd "$1" && pwd)
times=$2
shift 2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
root=$(cd "$(dirname "$0")/.." && pwd)

# As the reference is built: whole, across crates.
export CARGO_PROFILE_RELEASE_LTO=fat CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1
cargo build --quiet --release --example newswire --manifest-path "$root/Cargo.toml"
folder=${CARGO_TARGET_DIR:-$root/target}
for _ in $(seq "$times"); do
    "$folder/release/examples/newswire" "$tables" "$out/ours" 2>/dev/null | tail -n 1 >>"$out/ours.json"
    "$@" "$tables" "$out/theirs" 2>/dev/null | tail -n 1 >>"$out/theirs.json"
done
for answer in "$out"/theirs/*.txt; do
    cmp "$out/ours/$(basename "$answer")" "$answer" || { echo "the answers differ" >&2; exit 1; }
done

python3 - "$out/ours.json" "$out/theirs.json" <<'PYTHON'
import json, math, statistics, sys

ours, theirs = ([json.loads(line) for line in open(path)] for path in sys.argv[1:])
middle = lambda runs, of: statistics.median(of(run) for run in runs)
print("| | ours | other | times |\n| --- | ---: | ---: | ---: |")
ratios = []
for name, whole in [(name, name in ("circles", "rank")) for name in theirs[0]["questions"]]:
    # Every question but these two is asked for a thousand parameters.
    a, b = (middle(runs, lambda run: run["questions"][name]) * (1e6 if whole else 1e3) for runs in (ours, theirs))
    if name != "path":
        ratios.append(a / b)
    print(f"| {name}, µs a call | {a:,.2f} | {b:,.2f} | {a / b:.2f} |")
mean = math.exp(statistics.fmean(math.log(ratio) for ratio in ratios))
print(f"| geometric mean of these, without path | | | {mean:.2f} |")
for field, what in [("load_s", "load, s"), ("rss_mb", "memory after load, MB")]:
    a, b = (middle(runs, lambda run: run[field]) for runs in (ours, theirs))
    print(f"| {what} | {a:,.2f} | {b:,.2f} | {a / b:.2f} |")
for field, what in [("save_s", "save, s"), ("disk_mb", "file, MB"), ("reopen_s", "open and answer, s")]:
    print(f"| {what} | {middle(ours, lambda run: run[field]):,.2f} | | |")
PYTHON
