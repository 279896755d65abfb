#!/usr/bin/env bash
# Measures how long reading and measuring long captures takes, and what the peers that are installed take for the same files:
# pandas with numpy (reading, levels and rising edges), sigrok-cli (reading alone). Prints CPU seconds (user + system), wall
# seconds and the largest resident memory of each, with the load of the machine.
#
#   tools/bench/speed/bench-scope.sh [SAMPLES] [FOLDER]
set -euo pipefail
samples=${1:-10000000}
folder=${2:-$(mktemp -d)}
# One that has pandas, if there is one: that of the distribution may, where another comes first in the path.
python=${PYTHON:-python3}
"$python" -c 'import pandas' 2>/dev/null || ! /usr/bin/python3 -c 'import pandas' 2>/dev/null || python=/usr/bin/python3
mkdir -p "$folder"
root=$(cd "$(dirname "$0")/../../.." && pwd)
here=$(cd "$(dirname "$0")" && pwd)
dll="$root/artifacts/bin/nanostim/debug/nanostim.dll"
[ -f "$dll" ] || dotnet build -v q "$root/tools/nanostim/nanostim.csproj"

csv="$folder/two-channels.csv"
sr="$folder/eight-channels.sr"
"$python" "$here/captures.py" "$samples" "$csv" "$sr"

row() {
    local name=$1 out
    shift
    # The figures come last, in one line, whatever the program itself writes.
    if out=$("$python" "$here/timed.py" "$@" 2>&1); then
        printf '%-44s %s\n' "$name" "$(tail -1 <<<"$out")"
    else
        printf '%-44s not measured: %s\n' "$name" "$(tail -1 <<<"$out")"
    fi
}

printf 'load %s, %s cores; %s samples of 2 channels (%s MB), 8 channels of logic (%s MB expanded)\n' \
    "$(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)" "$(getconf _NPROCESSORS_ONLN)" "$samples" \
    "$(($(wc -c <"$csv") / 1000000))" "$((samples * 4 / 1000000))"
row 'nanostim list (start alone)' dotnet "$dll" list
row 'nanostim scope measure, CSV' dotnet "$dll" scope measure "$csv" --json
row 'nanostim scope measure, .sr' dotnet "$dll" scope measure "$sr" --json
if "$python" -c 'import pandas' 2>/dev/null; then
    row 'pandas + numpy, CSV' "$python" "$here/peer_pandas.py" "$csv"
else
    echo 'pandas is missing: apt-get install python3-pandas'
fi
if command -v sigrok-cli >/dev/null; then
    row 'sigrok-cli, CSV (reading alone)' sigrok-cli -I csv:start_line=3:header=no:column_formats=-,2a:samplerate=1000000 -i "$csv" -O null
    row 'sigrok-cli, .sr (reading alone)' sigrok-cli -i "$sr" -O null
else
    echo 'sigrok-cli is missing: apt-get install sigrok-cli'
fi
