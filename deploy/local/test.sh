# shellcheck shell=bash Runs the test projects one by one and adds up their results.

SUITES=(Rules Stores Cluster Web Hostile Faults Failover Browser Shape)
# The faults that behave differently in a cluster, one round each; `./veritas cluster test` runs all faults.
CLUSTER_FAULTS=(SiloKillTests. WebHostKillTests. RollingRestartTests. StaleActivationTests. PostgresTests.A_postgres_that_is_away)
RESULTS="$ROOT/artifacts/tests"

attribute() { sed -n "s/.*<Counters [^>]*[ ]*$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

# Prints "passed failed skipped" of a result file. A suite without one has failed.
read_trx() {
    local total executed passed
    if [[ ! -s "$1" ]]; then say "0 1 0"; return; fi
    total="$(attribute "$1" total)" executed="$(attribute "$1" executed)" passed="$(attribute "$1" passed)"
    if [[ -z "$total" || -z "$executed" || -z "$passed" ]]; then say "0 1 0"; return; fi
    say "$passed $((executed - passed)) $((total - executed))"
}

read_vitest() {
    node -e '
        const r = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
        console.log(r.numPassedTests, r.numFailedTests + (r.success || r.numFailedTests ? 0 : 1), r.numPendingTests + r.numTodoTests);
    ' "$1" 2>/dev/null || say "0 1 0"
}

# Adds a suite's numbers. A suite that ended with an error but no failed test, or ran no test, counts as a failure.
count() {
    local name="$1" status="$2" passed="$3" failed="$4" skipped="$5"
    if [[ "$failed" -eq 0 && ( "$status" -ne 0 || $((passed + skipped)) -eq 0 ) ]]; then failed=1; fi
    all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed)) all_skipped=$((all_skipped + skipped))
    summary+="$(printf '  %-8s %5d passed, %d failed, %d skipped' "$name" "$passed" "$failed" "$skipped")"$'\n'
}

# Checks the layout of the C# files with CSharpier, and their white space with dotnet format.
check_layout() {
    (cd "$ROOT" && dotnet tool restore >/dev/null && dotnet csharpier check . &&
        dotnet format whitespace . --folder --verify-no-changes)
}

run_suite() {
    local name="$1" status=0 rounds=2 numbers fault
    local -a only=()
    if [[ "$name" == Failover ]]; then
        rounds=1
        for fault in "${CLUSTER_FAULTS[@]}"; do only+=(--filter-method "*$fault*"); done
    fi
    rm -f "$RESULTS/$name.trx"
    say "== $name"
    VERITAS_FAULT_ROUNDS="${VERITAS_FAULT_ROUNDS:-$rounds}" dotnet test --project "$ROOT/tests/$name/$name.csproj" "${only[@]}" \
        --no-build -c Release --no-progress --results-directory "$RESULTS" \
        --report-xunit-trx --report-xunit-trx-filename "$name.trx" --hangdump --hangdump-type None --hangdump-timeout 10m || status=$?
    [[ "$name" != Shape ]] || check_layout || status=$?
    read -r -a numbers <<<"$(read_trx "$RESULTS/$name.trx")"
    count "$name" "$status" "${numbers[@]}"
}

run_pages() {
    [[ -e "$ROOT/WebHost/web/package-lock.json" ]] && grep -q '"test": *"[^"]*vitest' "$ROOT/WebHost/web/package.json" || return 0
    local status=0 numbers check report="$RESULTS/pages.json"
    rm -f "$report"
    say "== Pages"
    for check in check lint format:check; do npm_in run --silent "$check" || status=$?; done
    npm_in test -- --reporter=default --reporter=json --outputFile.json="$report" || status=$?
    read -r -a numbers <<<"$(read_vitest "$report")"
    count Pages "$status" "${numbers[@]}"
}

prepare_all() {
    if [[ -n "${ConnectionStrings__VeritasTest:-}" ]]; then setup_quick; else setup_quick always; fi
    setup_browser
    build_pages
    note "Building: everything"
    dotnet_quiet build "$ROOT/Veritas.sln" -c Release || die "the build failed"
}

# Prepares only what the named suites need, so that the rules are tested within seconds.
prepare() {
    local name
    setup_dotnet
    for name in "$@"; do
        case "$name" in
            Rules | Shape) ;;
            Stores | Cluster) setup_test_postgres ;;
            Pages) setup_node; step packages "$(packages_print)" npm_in ci --no-audit --no-fund --loglevel=error ;;
            *) setup_node; setup_test_postgres; build_pages ;;
        esac
        [[ "$name" != Browser ]] || setup_browser
        [[ "$name" != Pages ]] || continue
        note "Building: $name"
        dotnet_quiet build "$ROOT/tests/$name/$name.csproj" -c Release || die "the build failed"
    done
}

setup_test_postgres() {
    if [[ -n "${ConnectionStrings__VeritasTest:-}" ]]; then setup_postgres; else setup_postgres always; fi
}

test_all() {
    local suites=("$@") all_passed=0 all_failed=0 all_skipped=0 summary="" name
    [[ $# -gt 0 ]] || suites=(Pages "${SUITES[@]}")
    for name in "${suites[@]}"; do
        [[ "$name" == Pages || -e "$ROOT/tests/$name/$name.csproj" ]] || die "unknown test project $name."
    done
    mkdir -p "$RESULTS" "$STATE"
    if [[ $# -gt 0 ]]; then prepare "${suites[@]}"; else prepare_all; fi
    for name in "${suites[@]}"; do
        if [[ "$name" == Pages ]]; then run_pages; else run_suite "$name"; fi
    done
    say ""
    say "Ran:"
    printf '%s' "$summary"
    local line="$all_passed passed, $all_failed failed"
    [[ "$all_skipped" -eq 0 ]] || line+=", $all_skipped skipped"
    say "$line"
    [[ "$all_failed" -eq 0 && "$all_passed" -gt 0 ]]
}
