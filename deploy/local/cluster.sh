# shellcheck shell=bash
# Several silos and two web hosts on one machine over one PostgreSQL, each kept running until the user ends them all.

SILO_DLL="$ROOT/Silo/bin/Release/net10.0/Veritas.Silo.dll"
FAILOVER="$ROOT/tests/Failover/Failover.csproj"
WEB_HOSTS=2
MOST_SILOS=16
RESTART_PAUSE=1

cluster_folder="$STATE/cluster"
keepers=()

cluster() {
    case "${1:-3}" in
        test) shift; cluster_test "$@" ;;
        roll) cluster_roll ;;
        *[!0-9]* | 0*) die "usage: ./veritas cluster [SILOS] | roll | test" ;;
        *) cluster_up "${1:-3}" ;;
    esac
}

cluster_up() {
    local silos="$1" i
    (( silos >= 1 && silos <= MOST_SILOS )) || die "a cluster has 1 to $MOST_SILOS silos here."
    choose_demo
    setup_quick
    ! healthy || die "something answers on port $PORT already."
    build_host
    mkdir -p "$cluster_folder"
    rm -f "$cluster_folder"/*.pid
    # Each process has a pool of its own; together they stay under what PostgreSQL takes by default.
    export Veritas__Postgres__MaxPoolSize="${Veritas__Postgres__MaxPoolSize:-12}" Veritas__Home="$HOME_DIR"
    export Veritas__Silo__Cluster="${Veritas__Silo__Cluster:-veritas}"
    trap cluster_stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    # The first one makes the database; the others would only wait for it.
    start_kept silo1 dotnet "$SILO_DLL"
    for (( i = 2; i <= silos; i++ )); do start_kept "silo$i" dotnet "$SILO_DLL"; done
    for (( i = 1; i <= WEB_HOSTS; i++ )); do
        start_kept "web$i" env Veritas__Silo__Role=client dotnet "$HOST_DLL" --urls "http://localhost:$((PORT + i - 1))"
        await_web "$((PORT + i - 1))"
        # The demo's exam is made once.
        Veritas__Demo__Enabled=false
    done
    print_pages
    say "The second web host: http://localhost:$((PORT + 1))"
    say "Logs and process ids: $cluster_folder"
    say "Ctrl-C stops everything."
    wait
}

# Runs a program again and again until told to stop. What it writes goes to its log.
keep() {
    local name="$1" child="" stopping="" status=0
    shift
    trap 'stopping=1; [[ -z "$child" ]] || kill -TERM "$child" 2>/dev/null || true' TERM
    trap '' INT HUP
    cd "$ROOT/WebHost" || exit 1
    while [[ -z "$stopping" ]]; do
        # What the one before wrote last stays beside it.
        [[ ! -e "$cluster_folder/$name.log" ]] || mv "$cluster_folder/$name.log" "$cluster_folder/$name.log.before"
        "$@" >"$cluster_folder/$name.log" 2>&1 &
        child=$!
        say "$child" >"$cluster_folder/$name.pid"
        # A signal ends the wait, not the child.
        while kill -0 "$child" 2>/dev/null; do status=0; wait "$child" || status=$?; done
        [[ -z "$stopping" ]] || break
        note "$name ended ($status) and is started again."
        sleep "$RESTART_PAUSE"
    done
    rm -f "$cluster_folder/$name.pid"
}

start_kept() {
    keep "$@" &
    keepers+=($!)
}

await_web() {
    local waited=0
    until PORT="$1" healthy; do
        (( waited++ < START_LIMIT * 10 )) || die "the web host did not answer on port $1 within $START_LIMIT s; its log is in $cluster_folder."
        sleep 0.1
    done
}

# The web hosts first: their clients are sent away while the silos still take what they have sent.
cluster_stop() {
    trap '' INT TERM HUP
    local i
    for (( i = ${#keepers[@]} - 1; i >= 0; i-- )); do kill -TERM "${keepers[i]}" 2>/dev/null || true; done
    wait
}

# Restarts every process of the running cluster in order, each when the one before is back.
cluster_roll() {
    local file name old now waited
    compgen -G "$cluster_folder/*.pid" >/dev/null || die "no cluster is running here."
    for file in "$cluster_folder"/silo*.pid "$cluster_folder"/web*.pid; do
        name="$(basename "$file" .pid)" old="$(cat "$file")" waited=0
        say "Restarting $name"
        kill -TERM "$old"
        until now="$(cat "$file" 2>/dev/null)" && [[ -n "$now" && "$now" != "$old" ]] && process_is_up "$name"; do
            (( waited++ < START_LIMIT * 10 )) || die "$name did not come back within $START_LIMIT s."
            sleep 0.1
        done
    done
    say "Every process has been restarted."
}

process_is_up() {
    case "$1" in
        web*) PORT=$((PORT + ${1#web} - 1)) healthy ;;
        *) grep -q "StatusLine.* is up: " "$cluster_folder/$1.log" 2>/dev/null ;;
    esac
}

cluster_test() {
    setup_quick always
    note "Building: the failover tests"
    dotnet_quiet build "$FAILOVER" -c Release || die "building the failover tests failed"
    # In detail: each test tells its rounds, and how long a killed silo's attempts were away.
    dotnet test --project "$FAILOVER" --no-build -c Release --no-progress --output Detailed --show-live-output on "$@"
}
