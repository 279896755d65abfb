#!/usr/bin/env bash
# Format check, build, tests, coverage of the safety path. The last line is the total over all suites:
#   N passed, N failed, N skipped
# Exit code 0 only if the format agrees, the build is clean, no test failed and (without --fast) Safety and Session are covered.
set -u
cd "$(dirname "$0")" || exit 1

usage() {
    cat <<'TEXT'
usage: ./test.sh [--fast] [--no-install]

  (nothing)     format, build, every suite, coverage: what CI runs
  --fast        the short suites only, on what is built: under a minute. No ngspice, exploration, campaign, packaging, coverage
  --no-install  install no programs; the tests that need a missing one are skipped
TEXT
}

results=artifacts/test-results
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The suites of --fast. All others are long, or need programs of the system.
fast_suites="UnitTests Esp32Model.Tests VirtualBoard.Tests VirtualBench.Tests Cli.Tests DeviceSubset.Tests Flashing.Tests Repository.Tests StepCost.Tests"
# Tests of these suites that are left out: they start builds of their own, or compile hundreds of planted bugs.
fast_filter="FullyQualifiedName!~FirmwareIdentityTests&FullyQualifiedName!~PlantedTests"

fast=0
install=1
for argument in "$@"; do
    case $argument in
        --fast) fast=1 ;;
        --no-install) install=0 ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            echo "test.sh: unknown argument '$argument'; write one of those below." >&2
            usage >&2
            exit 2
            ;;
    esac
done

# give_up MESSAGE: nothing could be tested.
give_up() {
    echo "test.sh: $1" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

command -v dotnet >/dev/null 2>&1 ||
    give_up "the .NET SDK is missing. Install version 10 (package dotnet-sdk-10.0, or https://dotnet.microsoft.com/download), then run ./test.sh again."

# Programs of the system that some suites use: program, Debian package, what is skipped without it.
needed="ngspice|ngspice|NanoStim.Hardware.Tests
sigrok-cli|sigrok-cli|a part of NanoStim.Scope.Tests
pyvisa-info|python3-pyvisa python3-pyvisa-py python3-serial|the Python part of NanoStim.Client.Tests"

# missing_packages: the packages whose program is not there, on one line.
missing_packages() {
    echo "$needed" | while IFS='|' read -r program package suite; do
        command -v "$program" >/dev/null 2>&1 || printf '%s ' "$package"
    done
}

if [ "$fast" -eq 0 ]; then
    packages=$(missing_packages)
    if [ -n "$packages" ] && [ "$install" -eq 1 ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "test.sh will install with apt-get: $packages(stop it now and use --no-install, if you do not want that)"
        apt-get update -qq >/dev/null 2>&1
        # shellcheck disable=SC2086 # a list of words
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1
    fi
    echo "$needed" | while IFS='|' read -r program package suite; do
        command -v "$program" >/dev/null 2>&1 ||
            echo "test.sh: $program is missing, so $suite is skipped; install it with: apt-get install -y $package"
    done
    echo "test.sh will restore the NuGet packages of Directory.Packages.props and the tools of .config/dotnet-tools.json into the NuGet folder of this user"
else
    echo "test.sh --fast: only $fast_suites; no other suite, no tests that compile, no coverage. ./test.sh runs everything."
fi

if [ "$fast" -eq 0 ] || [ ! -f artifacts/obj/nanostim/project.assets.json ]; then
    echo "== restore"
    dotnet restore nanoStim.sln --verbosity quiet || give_up "restore failed"
fi
if [ "$fast" -eq 0 ]; then
    dotnet tool restore --verbosity quiet >/dev/null || give_up "the tools of .config/dotnet-tools.json could not be restored"
fi

echo "== build"
dotnet build nanoStim.sln --no-restore --verbosity minimal || give_up "the build failed"

echo "== format"
format_failed=0
if [ "$fast" -eq 1 ]; then
    # Spaces and line ends of the changed files only: the build has already checked the style.
    changed=$(git status --porcelain -uall 2>/dev/null | awk '$1 != "D" && $NF ~ /\.cs$/ { print $NF }')
    if [ -n "$changed" ]; then
        # shellcheck disable=SC2086 # a list of paths without blanks
        dotnet format whitespace . --folder --verify-no-changes --verbosity quiet --include $changed || format_failed=1
    fi
else
    dotnet format nanoStim.sln --verify-no-changes --no-restore --verbosity quiet || format_failed=1
fi
if [ "$format_failed" -eq 1 ]; then
    echo "test.sh: the format differs; 'dotnet format nanoStim.sln' corrects it" >&2
fi

echo "== test"
rm -rf "$results"
if [ "$fast" -eq 1 ]; then
    assemblies=""
    for suite in $fast_suites; do
        assemblies="$assemblies artifacts/bin/NanoStim.$suite/debug/NanoStim.$suite.dll"
    done
    # shellcheck disable=SC2086 # a list of words
    dotnet test $assemblies --filter "$fast_filter" --logger trx --results-directory "$results" -- RunConfiguration.MaxCpuCount=0
else
    dotnet test nanoStim.sln --no-build --logger trx --results-directory "$results"
fi
tests_exit=$?

# What the exploration has found, which a test that passes does not show.
grep -rhoE "[0-9]+ states, [0-9]+ transitions[^<]*" "$results" 2>/dev/null | sed 's/^/explored: /'

coverage_failed=0
if [ "$fast" -eq 0 ]; then
    echo "== coverage"
    # Line and branch coverage of Safety and Session by the unit tests alone, which measure it (coverage.runsettings): 100 %, or a failure.
    measured=$(find "$results" -name coverage.cobertura.xml -path "$results/*-*-*-*-*/*" | head -n 1)
    dotnet reportgenerator "-reports:$measured" -targetdir:artifacts/coverage "-reporttypes:Html;TextSummary" -verbosity:Warning \
        "-classfilters:+NanoStim.Firmware.Safety.*;+NanoStim.Firmware.Session.*" \
        minimumCoverageThresholds:lineCoverage=100 minimumCoverageThresholds:branchCoverage=100 || {
        coverage_failed=1
        echo "test.sh: coverage of Safety and Session is below 100 %, or was not measured (report: artifacts/coverage/index.html). Not covered:" >&2
        awk -f build/uncovered.awk ${measured:+"$measured"} </dev/null >&2
    }
fi

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
