#!/usr/bin/env bash
# Format check, build, every suite, coverage of the safety path. The last line is the grand total over all suites:
#   N passed, N failed, N skipped
# Exit code 0 only if the format agrees, the build is clean, no test failed and Safety and Session are covered.
set -u
cd "$(dirname "$0")"

results=artifacts/test-results
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# give_up MESSAGE: nothing could be tested.
give_up() {
    echo "test.sh: $1" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

command -v dotnet >/dev/null 2>&1 ||
    give_up "the .NET SDK is missing. Install version 10 (package dotnet-sdk-10.0, or https://dotnet.microsoft.com/download), then run ./test.sh again."

# want PROGRAM PACKAGE SUITE: a program of the system that a suite needs. It is installed where that is possible (Debian, root);
# without it, the suite skips its tests.
want() {
    command -v "$1" >/dev/null 2>&1 && return
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "test.sh: installing $2, which $3 needs"
        apt-get update -qq >/dev/null 2>&1
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null 2>&1
    fi
    command -v "$1" >/dev/null 2>&1 ||
        echo "test.sh: $1 is missing, so $3 is skipped; install it with: apt-get install -y $2"
}

want ngspice ngspice NanoStim.Hardware.Tests
want sigrok-cli sigrok-cli "a part of NanoStim.Scope.Tests"

echo "== restore"
dotnet restore nanoStim.sln --verbosity quiet || give_up "restore failed"
dotnet tool restore --verbosity quiet >/dev/null || give_up "the tools of .config/dotnet-tools.json could not be restored"

echo "== build"
dotnet build nanoStim.sln --no-restore --verbosity minimal || give_up "the build failed"

echo "== format"
format_failed=0
dotnet format nanoStim.sln --verify-no-changes --no-restore --verbosity quiet || {
    echo "test.sh: the format differs; 'dotnet format nanoStim.sln' puts it right" >&2
    format_failed=1
}

echo "== test"
rm -rf "$results"
dotnet test nanoStim.sln --no-build --logger trx --results-directory "$results"
tests_exit=$?

# What the exploration has found, which a test that passes keeps to itself.
grep -rhoE "[0-9]+ states, [0-9]+ transitions[^<]*" "$results" 2>/dev/null | sed 's/^/explored: /'

echo "== coverage"
# Line and branch coverage of Safety and Session by the unit tests alone, which measure it (coverage.runsettings): 100 %, or a failure.
coverage_failed=0
measured=$(find "$results" -name coverage.cobertura.xml -path "$results/*-*-*-*-*/*" | head -n 1)
dotnet reportgenerator "-reports:$measured" -targetdir:artifacts/coverage "-reporttypes:Html;TextSummary" -verbosity:Warning \
    "-classfilters:+NanoStim.Firmware.Safety.*;+NanoStim.Firmware.Session.*" \
    minimumCoverageThresholds:lineCoverage=100 minimumCoverageThresholds:branchCoverage=100 || {
    coverage_failed=1
    echo "test.sh: coverage of Safety and Session is below 100 %, or was not measured (report: artifacts/coverage/index.html). Not covered:" >&2
    awk -f build/uncovered.awk ${measured:+"$measured"} </dev/null >&2
}

# sum ATTRIBUTE: over the counters of every suite's result file. A skipped test is counted in total, but not as executed.
sum() {
    grep -rhoE "<Counters [^>]*" "$results" 2>/dev/null |
        sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" |
        awk '{ n += $1 } END { print n + 0 }'
}
passed=$(sum passed)
skipped=$(($(sum total) - $(sum executed)))
failed=$(($(sum executed) - passed))

# A suite that crashed leaves no counters, or too few: its exit code must still count.
if [ "$tests_exit" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
fi
failed=$((failed + format_failed + coverage_failed))

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
