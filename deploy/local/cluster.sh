# shellcheck shell=bash Runs several processes on one machine with one PostgreSQL, and restarts those that end. Each is
# a web host with a silo; web hosts without a silo can be added.

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
    (( nodes >= 1 && nodes <= MOST_NODES )) || die "a cluster on this machine can have 1 to $MOST_NODES processes."
    [[ "$webs" =~ ^[0-9]$ ]] || die "a cluster on this machine can have 0 to 9 web hosts without a silo."
    choose_demo
    setup_quick
    ! healthy || die "port $PORT is already in use."
    build_host
    mkdir -p "$cluster_folder"
    rm -f "$cluster_folder"/*.pid
    # Each process has its own pool; together they stay under PostgreSQL's default connection limit.
    export Veritas__Postgres__MaxPoolSize="${Veritas__Postgres__MaxPoolSize:-$(( 80 / (nodes + webs) ))}" Veritas__Home="$HOME_DIR"
    export Veritas__Silo__Cluster="${Veritas__Silo__Cluster:-veritas}"
    cluster_certificates
    trap cluster_stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    for (( i = 1; i <= nodes + webs; i++ )); do
        # The first process creates the database and the demo exam; the others would only wait for it.
        if (( i == 1 )); then start_node node1 1 && await_web "$PORT"
        elif (( i <= nodes )); then start_node "node$i" "$i" Veritas__Demo__Enabled=false
        else start_node "web$((i - nodes))" "$i" Veritas__Demo__Enabled=false Veritas__Silo__Role=client; fi
    done
    for (( i = 2; i <= nodes + webs; i++ )); do await_web "$((PORT + i - 1))"; done
    print_pages
    for (( i = 2; i <= nodes + webs; i++ )); do say "Process $i:      http://localhost:$((PORT + i - 1))/app/"; done
    say "Logs and process ids: $cluster_folder"
    say "Press Ctrl-C to stop all processes."
    wait
}

# Starts a process of the cluster. Its port depends on its position.
start_node() {
    local name="$1" place="$2"
    shift 2
    start_kept "$name" env "$@" dotnet "$HOST_DLL" --urls "http://localhost:$((PORT + place - 1))"
    say "$((PORT + place - 1))" >"$cluster_folder/$name.port"
}

# The local cluster uses TLS with its own authority, as a cluster on a network must. Valid certificates are reused;
# settings in the environment take precedence.
cluster_certificates() {
    local folder="$cluster_folder/tls"
    [[ -z "${Veritas__Silo__Tls__Certificate:-}" ]] || return 0
    dotnet "$SILO_DLL" --make-certificates "$folder" || die "the cluster's certificates could not be created."
    export Veritas__Silo__Tls__Certificate="$folder/cluster.pem" Veritas__Silo__Tls__Key="$folder/cluster.key"
    export Veritas__Silo__Tls__Authority="$folder/authority.pem"
}

# Runs a program, with its output in a log, and restarts it until SIGTERM.
keep() {
    local name="$1" child="" stopping="" status=0
    shift
    trap 'stopping=1; [[ -z "$child" ]] || kill -TERM "$child" 2>/dev/null || true' TERM
    trap '' INT HUP
    cd "$ROOT/WebHost" || exit 1
    while [[ -z "$stopping" ]]; do
        # Keeps the log of the previous run.
        [[ ! -e "$cluster_folder/$name.log" ]] || mv "$cluster_folder/$name.log" "$cluster_folder/$name.log.before"
        "$@" >"$cluster_folder/$name.log" 2>&1 &
        child=$!
        say "$child" >"$cluster_folder/$name.pid"
        # A signal interrupts wait, but does not end the child.
        while kill -0 "$child" 2>/dev/null; do status=0; wait "$child" || status=$?; done
        [[ -z "$stopping" ]] || break
        note "$name ended with status $status. Restarting it."
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
        (( waited++ < START_LIMIT * 10 )) || die "no process responded on port $1 within $START_LIMIT s. Its log is in $cluster_folder."
        sleep 0.1
    done
}

cluster_stop() {
    trap '' INT TERM HUP
    local i
    for (( i = ${#keepers[@]} - 1; i >= 0; i-- )); do kill -TERM "${keepers[i]}" 2>/dev/null || true; done
    wait
}

# Restarts the processes of the running cluster one by one, each when the previous one is healthy.
cluster_roll() {
    local file name old now waited
    compgen -G "$cluster_folder/*.pid" >/dev/null || die "no cluster is running on this machine."
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
    # Detailed output: each test reports its rounds, and how long the attempts of a killed silo were unavailable.
    dotnet test --project "$FAILOVER" --no-build -c Release --no-progress --output Detailed --show-live-output on "$@"
}
