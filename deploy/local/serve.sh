# shellcheck shell=bash Runs the web host in the foreground and stops it gracefully.

STOP_LIMIT=40
START_LIMIT=180

# Password of the demo accounts, for local use only.
DEMO_PASSWORD="${Veritas__Demo__Password:-veritas-demo-1}"

healthy() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$PORT" || exit 1
        printf 'GET /health HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$PORT" >&3
        read -r -t 3 _ status _ <&3 && [[ "$status" == 200 ]]
    ) 2>/dev/null
}

print_pages() {
    say ""
    say "Veritas is up: $URL/app/"
    say "The API:       $URL/docs"
    if [[ "${Veritas__Demo__Enabled:-}" == true ]]; then
        say ""
        say "  student   student@demo.veritas   $DEMO_PASSWORD"
        say "  teacher   teacher@demo.veritas   $DEMO_PASSWORD"
    fi
    say ""
}

# The demo accounts have a known password. They are created in the embedded database; for another one the demo must be
# enabled explicitly.
choose_demo() {
    if [[ -z "${Veritas__Demo__Enabled:-}" && -z "${ConnectionStrings__Veritas:-}" ]]; then
        Veritas__Demo__Enabled=true
    fi
    export Veritas__Demo__Enabled="${Veritas__Demo__Enabled:-false}" Veritas__Demo__Password="$DEMO_PASSWORD"
}

# Starts the server in the background and returns when it is healthy. Sets server_pid.
start_server() {
    server_pid=""
    choose_demo
    if healthy; then
        note "Veritas is already running on $URL."
        return
    fi
    setup_quick
    build_host
    # The content root is the project folder, which contains wwwroot. Settings come from the environment.
    ( cd "$ROOT/WebHost" && exec dotnet "$HOST_DLL" --urls "$URL" ) &
    server_pid=$!
    say "$server_pid" >"$STATE/up.pid"
    trap stop_server EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    local waited=0
    until healthy; do
        kill -0 "$server_pid" 2>/dev/null || { wait "$server_pid" || true; die "the server did not start; see its message above."; }
        (( waited++ < START_LIMIT * 10 )) || die "the server did not respond on $URL/health within $START_LIMIT s."
        sleep 0.1
    done
}

# Stops the server, which writes queued rows and stops the database. Kills it after a timeout.
stop_server() {
    trap '' INT TERM HUP
    [[ -z "${students_pid:-}" ]] || kill -TERM "$students_pid" 2>/dev/null || true
    [[ -n "$server_pid" ]] || return 0
    kill -TERM "$server_pid" 2>/dev/null || true
    local waited=0
    while kill -0 "$server_pid" 2>/dev/null; do
        (( waited++ < STOP_LIMIT * 10 )) || { note "The server did not stop within $STOP_LIMIT s. Killing it."; kill -KILL "$server_pid"; break; }
        sleep 0.1
    done
    rm -f "$STATE/up.pid"
}

serve_up() {
    [[ $# -eq 0 ]] || die "up takes no arguments. Use environment variables for settings."
    start_server
    print_pages
    [[ -n "$server_pid" ]] || return 0
    say "Press Ctrl-C to stop it."
    wait "$server_pid"
}

serve_demo() {
    local students="$ROOT/bench/Students/Students.csproj"
    [[ -e "$students" ]] || die "bench/Students is not in this checkout."
    export Veritas__Demo__Enabled=true
    start_server
    dotnet_quiet build "$students" -c Release || die "building bench/Students failed"
    print_pages
    say "Simulated students are taking the exam. Open the teacher's page to watch. Press Ctrl-C to stop everything."
    # Runs in the background, so that this script handles signals at once.
    dotnet "$ROOT/bench/Students/bin/Release/net10.0/Veritas.Bench.Students.dll" --url "$URL" --password "$DEMO_PASSWORD" "$@" &
    students_pid=$!
    wait "$students_pid"
}
