#!/bin/sh
# Sets up and runs every check of a plain checkout: layout, build with all analyzers, all tests. Ends with "N passed, N failed".
#   ./test              everything
#   ./test --quick      without the checks of layout and analyzers
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$here" || exit 1
quick=no
[ "${1:-}" = "--quick" ] && quick=yes

fail() {
    echo "test: $1" >&2
    echo "0 passed, 1 failed"
    exit 1
}

command -v dotnet >/dev/null 2>&1 || fail "the .NET SDK 10 is needed; 'dotnet' was not found"

# The quality floors are measured by the scorers of the data sets, which are Python; everything else needs no more than .NET.
if ! command -v python3 >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 &&
        apt-get install -y -q python3-minimal >/dev/null 2>&1; then
        echo "test: installed python3"
    else
        echo "test: python3 is not here and cannot be installed: the tests of quality floors will be skipped"
    fi
fi
[ -d "${ENTENTE_SHARED:-$here/../shared}" ] || echo "test: no folder of data sets at ../shared: the tests that need it will be skipped"

if [ "$quick" = no ]; then
    if dotnet tool restore >/dev/null 2>&1; then
        dotnet csharpier check . || fail "the layout is not CSharpier's: run 'dotnet csharpier format .'"
    else
        echo "test: CSharpier cannot be restored: the check of layout is skipped"
    fi
fi

analyzers=true
[ "$quick" = yes ] && analyzers=false
dotnet build Entente.slnx --configuration Release -v quiet -nologo -p:RunAnalyzers=$analyzers || fail "the build failed"

# The tests run the command as its users do; it is built before, so that no test waits for it.
./entente --help >/dev/null || fail "./entente cannot be built"

log=artifacts/test.log
dotnet test --solution Entente.slnx --configuration Release --no-build 2>&1 | tee "$log"
passed=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
failed=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
if [ -z "$passed" ] || [ -z "$failed" ] || [ "$passed" = 0 ]; then
    fail "no test ran"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
