# shellcheck shell=bash Runs the benchmarks in their own database: on the server of ConnectionStrings__Veritas, or on a
# separate embedded server.

bench_all() {
    local project
    if [[ "${1:-}" == data ]]; then shift; bench_data "$@"; return; fi
    mkdir -p "$STATE"
    setup_dotnet
    setup_postgres
    # Builds the server without its pages, and the benchmarks.
    for project in WebHost bench/Alternative bench/Floor bench/Heap bench/Compare; do
        note "Building: $project"
        dotnet_quiet build "$ROOT/$project/$(basename "$project").csproj" -c Release || die "building $project failed"
    done
    # A downloaded PostgreSQL is in the home of Veritas.
    if [[ -z "${Veritas__Postgres__Bin:-}" && -x "$HOME_DIR/postgres/bin/postgres" ]]; then
        export Veritas__Postgres__Bin="$HOME_DIR/postgres/bin"
    fi
    # Allows as many sockets as the system does; the report contains the number.
    ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
    Veritas__Home="$STATE/bench" VERITAS_ROOT="$ROOT" \
        dotnet "$ROOT/bench/Compare/bin/Release/net10.0/Veritas.Bench.Compare.dll" "$@"
}

# Measures the dashboards of a large institution in a separate database, which is loaded once. Options are those of the
# load command: --percent 1 is quick.
bench_data() {
    local program="$ROOT/bench/Data/bin/Release/net10.0/Veritas.Bench.Data.dll" loaded
    [[ -z "${ConnectionStrings__Veritas:-}" ]] || die "bench data uses a database of its own: unset ConnectionStrings__Veritas."
    setup_quick
    export Veritas__Home="$STATE/bench-data" Veritas__Demo__Enabled=false
    # A few callers simulate thousands of users from one address.
    export Veritas__Limits__SignInsPerMinute=100000 Veritas__Limits__RequestsPerSecondPerUser=100000
    if [[ -z "${Veritas__Postgres__Bin:-}" && -x "$HOME_DIR/postgres/bin/postgres" ]]; then
        export Veritas__Postgres__Bin="$HOME_DIR/postgres/bin"
    fi
    dotnet_quiet build "$ROOT/bench/Data/Data.csproj" -c Release || die "building bench/Data failed"
    loaded="$Veritas__Home/loaded"
    if [[ ! -e "$loaded" || "$(cat "$loaded")" != "$*" ]]; then
        rm -rf "$Veritas__Home"
        dotnet "$program" load "$@" || die "loading failed"
        say "$*" >"$loaded"
    fi
    start_server
    [[ -n "$server_pid" ]] || die "$URL is already in use. Set VERITAS_PORT to another port."
    dotnet "$program" measure --url "$URL"
}
