#!/usr/bin/env bash
# peers.sh PEERS [CORPUS] [ROUNDS]
# Runs rivals and OrleansSec on one corpus, in turn, and writes a table of ratios to bench/results/peers.md.
# PEERS is a folder with the rivals' run.sh and gen.py (run `npm install` in it first). CORPUS is made if it is not there:
# RECORDS (default 200000) CloudTrail records of PRINCIPALS (default 5000). ROUNDS: 3.
# Ours judges all of its rules and every baseline, and commits to SQLite; "decode" is our own bare decode, which keeps nothing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] && [ -x "$1/run.sh" ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
peers=$(cd "$1" && pwd) corpus=${2:-${TMPDIR:-/tmp}/orleanssec-peers} rounds=${3:-3}
records=${RECORDS:-200000} principals=${PRINCIPALS:-5000}

[ -f "$corpus/expected.json" ] || python3 "$peers/gen.py" "$corpus" --records "$records" --files $((records / 2000)) \
  --principals "$principals" --accounts 12 --seed 1 --attacks $((records / 1000))
dotnet build "$here" -c Release -v quiet -clp:NoSummary
binaries=$here/../artifacts/bin/OrleansSec.Bench/release
# Exit code 2 says that something was quarantined: the corpus holds records that are none.
"$peers/run.sh" "$corpus" "$rounds" \
  "decode=dotnet $binaries/OrleansSec.Bench.dll decode {}" \
  "orleanssec=dotnet $binaries/orleanssec.dll replay {} --format json --index writes || [ \$? -eq 2 ]" | tee "$here/results/peers.txt"

{
  echo "# Beside rivals, on one corpus"
  echo
  echo "Command: \`bench/peers.sh PEERS CORPUS $rounds\` with $(python3 -c "import json,sys; print(json.load(open(sys.argv[1]))['records'])" "$corpus/expected.json") records"
  echo "Machine: $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)), load $(cut -d' ' -f1-3 /proc/loadavg) after the last round, commit $(git -C "$here" rev-parse --short HEAD), $(date +%F)."
  echo "Rivals run fifteen stateless rules and keep nothing. Ours runs all of its rules and detectors with a baseline for each"
  echo "principal, and commits all of it to SQLite. Whole processes, start included, one after the other in each round; \`decode\` is"
  echo "our own decode of the same files alone. Read the ratios, not the seconds: the machine is shared."
  echo
  echo "| contender | median seconds | beside chdb |"
  echo "| --- | --- | --- |"
  sed -n '/^medians/,$p' "$here/results/peers.txt" | awk 'NR > 1 { printf "| %s | %s | %s |\n", $1, $2, $4 }'
  echo
  echo '```'
  sed '/^medians/,$d' "$here/results/peers.txt"
  echo '```'
} > "$here/results/peers.md"
rm "$here/results/peers.txt"
echo "Written to bench/results/peers.md."
