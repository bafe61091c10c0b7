# shellcheck shell=bash Runs the faults of tests/Faults many times with long outages, and stores their table.

SOAK="$ROOT/artifacts/soak"

soak() {
    local rounds=20 seed="$((RANDOM * 32768 + RANDOM))" events=1000000 only=() again="" project="tests/Faults/Faults.csproj" status=0
    while [[ $# -gt 0 ]]; do
        case "$1" in
            --rounds) rounds="${2:-}"; shift 2 ;;
            --seed) seed="${2:-}"; shift 2 ;;
            --events) events="${2:-}"; shift 2 ;;
            --cluster) project="tests/Failover/Failover.csproj" again=" --cluster"; shift ;;
            --only) only+=(--filter-method "*${2:-}*"); shift 2 ;;
            *) die "unknown option $1. soak accepts --rounds N, --seed N, --events N, --cluster, and --only NAME (repeatable)." ;;
        esac
    done
    [[ "$rounds" =~ ^[1-9][0-9]*$ && "$seed" =~ ^[0-9]+$ && "$events" =~ ^[1-9][0-9]*$ ]] ||
        die "soak: --rounds, --seed and --events must be whole numbers."
    setup_quick always
    dotnet_quiet build "$ROOT/$project" -c Release || die "building $project failed"
    mkdir -p "$SOAK"
    local name table
    name="$(date -u +%Y%m%d-%H%M%S)-seed-$seed${again:+-cluster}"
    table="$SOAK/$name.md"
    say "$rounds rounds of each fault, seed $seed. To repeat: ./veritas soak --rounds $rounds --seed $seed --events $events$again"
    VERITAS_FAULT_ROUNDS="$rounds" VERITAS_FAULT_SEED="$seed" VERITAS_FAULT_FULL=1 VERITAS_FAULT_TABLE="$table" \
        VERITAS_RANDOM_EVENTS="$events" \
        dotnet test --project "$ROOT/$project" --no-build -c Release --no-progress --output Detailed --show-live-output on \
        "${only[@]}" >"$SOAK/$name.log" 2>&1 || status=$?
    grep -E '^ *VERITAS_RANDOM_EVENTS=|events durable in' "$SOAK/$name.log" || true
    [[ ! -e "$table" ]] || { say ""; cat "$table"; say ""; }
    say "seed $seed, $(nproc 2>/dev/null || sysctl -n hw.ncpu) cores, full log in ${SOAK#"$ROOT"/}/$name.log"
    [[ "$status" -eq 0 ]] || die "a fault test failed; see the log."
}
