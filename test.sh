#!/usr/bin/env bash
# Runs everything that must hold: build, format, web checks, all tests. Installs or starts what the tests need.
# Ends with one line: N passed, N failed, N skipped. Exit code 0 only if nothing failed.
set -u
cd "$(dirname "$0")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

logs=artifacts/test-logs
mkdir -p "$logs"
passed=0 failed=0 skipped=0

say() { printf '\n== %s\n' "$*"; }

# Counts one more passed or failed check that is not a test runner.
check() {
  local name=$1; shift
  say "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'FAILED: %s\n' "$name"; fi
}

finish() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

need() {
  command -v "$1" > /dev/null && return
  echo "test.sh needs $1: $2" >&2
  failed=$((failed + 1))
  finish
}

root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  return 1
}

install_chromium() {
  command -v apt-get > /dev/null || { echo "Install Chromium, or name it in CHROMIUM." >&2; return 1; }
  root apt-get update -qq && root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core > "$logs/apt.log" 2>&1 || { tail -20 "$logs/apt.log"; return 1; }
}

find_moto() {
  command -v moto_server && return
  [ -x artifacts/moto/bin/moto_server ] && echo "$PWD/artifacts/moto/bin/moto_server"
}

# moto stands in for AWS. Debian has no package of it, so it comes from PyPI, into a folder of its own.
install_moto() {
  local hint="Install it: python3 -m venv moto && moto/bin/pip install 'moto[server]', and name moto/bin/moto_server in MOTO_SERVER."
  if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
    command -v apt-get > /dev/null || { echo "$hint" >&2; return 1; }
    root apt-get update -qq && root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends python3-venv > "$logs/apt-moto.log" 2>&1 || { tail -20 "$logs/apt-moto.log"; return 1; }
  fi
  python3 -m venv artifacts/moto && artifacts/moto/bin/pip install --quiet --disable-pip-version-check 'moto[server]==5.2.1' \
    > "$logs/pip.log" 2>&1 || { tail -20 "$logs/pip.log"; echo "$hint" >&2; return 1; }
}

has_postgres() { command -v pg_ctl > /dev/null || ls /usr/lib/postgresql/*/bin/pg_ctl > /dev/null 2>&1; }

install_postgres() {
  command -v apt-get > /dev/null || { echo "Install PostgreSQL 15 or later (initdb, pg_ctl)." >&2; return 1; }
  root apt-get update -qq && root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends postgresql > "$logs/apt-postgres.log" 2>&1 || { tail -20 "$logs/apt-postgres.log"; return 1; }
}

web() { (cd web && npm run --silent "$@"); }

# Runs vitest and adds up its JSON report.
web_tests() {
  say "web tests"
  (cd web && npx vitest run --reporter=default --reporter=json --outputFile.json="../$logs/vitest.json")
  local counts
  counts=$(node -e '
    const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    console.log(r.numPassedTests, r.numFailedTests + (r.success || r.numFailedTests ? 0 : 1), r.numPendingTests + r.numTodoTests);
  ' "$logs/vitest.json") || counts="0 1 0"
  add $counts
}

# Runs one .NET test project and adds up the runner's summary.
dotnet_tests() {
  local project=$1 log="$logs/$1.log"
  shift
  say "tests/$project"
  dotnet test --project "tests/$project" -c Release --no-build --no-progress --output Detailed "$@" > "$log" 2>&1
  local code=$?
  grep -vE '^(passed |  from |\s*$|  (Standard|Error) output)' "$log" | tail -n 60
  local p f s
  p=$(summary "$log" succeeded) f=$(summary "$log" failed) s=$(summary "$log" skipped)
  # A runner that dies counts as a failure, whatever it said.
  if [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  add "$p" "$f" "$s"
}

summary() { awk -v key="$2:" '$1 == key { n = $2 } END { print n + 0 }' "$1"; }

add() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }

need dotnet "install the .NET 10 SDK (https://dotnet.microsoft.com/download)"
need node "install Node.js 20 or later (https://nodejs.org)"

if [ -z "${CHROMIUM:-}" ]; then
  find_chromium > /dev/null || check "install Chromium" install_chromium
  CHROMIUM=$(find_chromium) || CHROMIUM=
fi
export CHROMIUM
has_postgres || check "install PostgreSQL" install_postgres

if [ -z "${MOTO_SERVER:-}" ]; then
  find_moto > /dev/null || check "install moto" install_moto
  MOTO_SERVER=$(find_moto) || MOTO_SERVER=
fi
export MOTO_SERVER

not_here=()
if [ -n "${ORLEANSSEC_TEST_MONGODB:-}" ]; then
  mongodb="runs on ORLEANSSEC_TEST_MONGODB"
elif command -v mongod > /dev/null; then
  mongodb="runs on the mongod from PATH"
else
  mongodb="DOES NOT RUN: there is neither mongod nor ORLEANSSEC_TEST_MONGODB"
  not_here=(--filter-not-class OrleansSec.System.Tests.Storage.MongoGrainStorageTests)
fi
say "grain state conformance: SQLite runs, PostgreSQL runs, MongoDB $mongodb"

check "build" dotnet build OrleansSec.sln -c Release -v quiet -clp:NoSummary
[ "$failed" -eq 0 ] || finish
check "format" dotnet format OrleansSec.sln --verify-no-changes --no-restore
check "web lint" web lint
check "web types" web typecheck
web_tests
for project in Architecture.Tests Detection.Tests Rules.Tests Grains.Tests Gateway.Tests; do
  dotnet_tests "$project"
done
dotnet_tests System.Tests "${not_here[@]}"
finish
