# shellcheck shell=bash
# Measures. The database is one of the bench's own: on the server of ConnectionStrings__Veritas, else on an embedded one beside Veritas' own.

bench_all() {
    local project
    mkdir -p "$STATE"
    setup_dotnet
    setup_postgres
    setup_packageset
    [[ " $* " != *" --cluster="* ]] || need_official
    # The server without its pages, and the programs that measure it.
    for project in WebHost Silo bench/Alternative bench/Heap bench/Compare; do
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
