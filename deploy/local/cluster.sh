# shellcheck shell=bash
# Several processes on one machine over one PostgreSQL, each kept running until the user ends them all. Each serves pages and
# sockets and holds grains; web hosts without grains can be added.

SILO_DLL="$ROOT/Silo/bin/Release/net10.0/Veritas.Silo.dll"
FAILOVER="$ROOT/tests/Failover/Failover.csproj"
MOST_NODES=16
RESTART_PAUSE=1

cluster_folder="$STATE/cluster"
keepers=()

cluster() {
    case "${1:-3}" in
        test) shift; cluster_test "$@" ;;
        roll) cluster_roll ;;
        *[!0-9]* | 0*) die "usage: ./veritas cluster [PROCESSES [WEB_HOSTS]] | roll | test" ;;
        *) cluster_up "${1:-3}" "${2:-0}" ;;
    esac
}

cluster_up() {
    local nodes="$1" webs="$2" i
    (( nodes >= 1 && nodes <= MOST_NODES )) || die "a cluster has 1 to $MOST_NODES processes here."
    [[ "$webs" =~ ^[0-9]$ ]] || die "a cluster has 0 to 9 web hosts without grains here."
    choose_demo
    setup_quick
    ! healthy || die "something answers on port $PORT already."
    build_host
    mkdir -p "$cluster_folder"
    rm -f "$cluster_folder"/*.pid
    # Each process has a pool of its own; together they stay under what PostgreSQL takes by default.
    export Veritas__Postgres__MaxPoolSize="${Veritas__Postgres__MaxPoolSize:-$(( 80 / (nodes + webs) ))}" Veritas__Home="$HOME_DIR"
    export Veritas__Silo__Cluster="${Veritas__Silo__Cluster:-veritas}"
    cluster_certificates
    trap cluster_stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    for (( i = 1; i <= nodes + webs; i++ )); do
        # The first makes the database and the demo's exam; the others would only wait for it.
        if (( i == 1 )); then start_node node1 1 && await_web "$PORT"
        elif (( i <= nodes )); then start_node "node$i" "$i" Veritas__Demo__Enabled=false
        else start_node "web$((i - nodes))" "$i" Veritas__Demo__Enabled=false Veritas__Silo__Role=client; fi
    done
    for (( i = 2; i <= nodes + webs; i++ )); do await_web "$((PORT + i - 1))"; done
    print_pages
    for (( i = 2; i <= nodes + webs; i++ )); do say "Process $i:      http://localhost:$((PORT + i - 1))/app/"; done
    say "Logs and process ids: $cluster_folder"
    say "Ctrl-C stops everything."
    wait
}

# Starts a process of the cluster; a port follows from its place.
start_node() {
    local name="$1" place="$2"
    shift 2
    start_kept "$name" env "$@" dotnet "$HOST_DLL" --urls "http://localhost:$((PORT + place - 1))"
    say "$((PORT + place - 1))" >"$cluster_folder/$name.port"
}

# The trial runs with TLS as a cluster on a network must, with an authority of its own. Valid certificates are kept from
# the last time; settings in the environment take precedence.
cluster_certificates() {
    local folder="$cluster_folder/tls"
    [[ -z "${Veritas__Silo__Tls__Certificate:-}" ]] || return 0
    dotnet "$SILO_DLL" --make-certificates "$folder" || die "the cluster's certificates could not be made."
    export Veritas__Silo__Tls__Certificate="$folder/cluster.pem" Veritas__Silo__Tls__Key="$folder/cluster.key"
    export Veritas__Silo__Tls__Authority="$folder/authority.pem"
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
        (( waited++ < START_LIMIT * 10 )) || die "no process answered on port $1 within $START_LIMIT s; its log is in $cluster_folder."
        sleep 0.1
    done
}

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
    for file in "$cluster_folder"/*.pid; do
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

process_is_up() { PORT="$(cat "$cluster_folder/$1.port")" healthy; }

cluster_test() {
    setup_quick always
    note "Building: the failover tests"
    dotnet_quiet build "$FAILOVER" -c Release || die "building the failover tests failed"
    # In detail: each test tells its rounds, and how long a killed silo's attempts were away.
    dotnet test --project "$FAILOVER" --no-build -c Release --no-progress --output Detailed --show-live-output on "$@"
}
