# shellcheck shell=bash
# Measures. The database is one of the bench's own: on the server of ConnectionStrings__Veritas, else on an embedded one beside Veritas' own.

bench_all() {
    local project
    if [[ "${1:-}" == data ]]; then shift; bench_data "$@"; return; fi
    mkdir -p "$STATE"
    setup_dotnet
    setup_postgres
    # The server without its pages, and the programs that measure it.
    for project in WebHost bench/Alternative bench/Heap bench/Compare; do
        note "Building: $project"
        dotnet_quiet build "$ROOT/$project/$(basename "$project").csproj" -c Release || die "building $project failed"
    done
    # PostgreSQL that was fetched lies in Veritas' own home.
    if [[ -z "${Veritas__Postgres__Bin:-}" && -x "$HOME_DIR/postgres/bin/postgres" ]]; then
        export Veritas__Postgres__Bin="$HOME_DIR/postgres/bin"
    fi
    # As many sockets as the system allows; what that means is in the report.
    ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
    Veritas__Home="$STATE/bench" VERITAS_ROOT="$ROOT" \
        dotnet "$ROOT/bench/Compare/bin/Release/net10.0/Veritas.Bench.Compare.dll" "$@"
}

# A large institution in a database of its own, loaded once, and how long its dashboards take. Options are those of loading: --percent 1 is quick.
bench_data() {
    local program="$ROOT/bench/Data/bin/Release/net10.0/Veritas.Bench.Data.dll" loaded
    [[ -z "${ConnectionStrings__Veritas:-}" ]] || die "bench data uses a database of its own: unset ConnectionStrings__Veritas."
    setup_quick
    export Veritas__Home="$STATE/bench-data" Veritas__Demo__Enabled=false
    # A few callers stand for thousands of people.
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
    [[ -n "$server_pid" ]] || die "something answers on $URL already: VERITAS_PORT names another port."
    dotnet "$program" measure --url "$URL"
}
