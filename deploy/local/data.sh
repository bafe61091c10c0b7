# shellcheck shell=bash The address of the embedded database, and its removal.

# The folder of the server's files. It is elsewhere if the server's user cannot access the home directory.
postgres_place() {
    local place="$HOME_DIR/postgres"
    [[ ! -e "$place/moved-to" ]] || place="$(cat "$place/moved-to")"
    say "$place"
}

# The process of the server that uses exactly this data folder, if it is running.
postgres_pid() {
    local data="$1/cluster/data" pid
    pid="$(head -n 1 "$data/postmaster.pid" 2>/dev/null)" || return 1
    ps -ww -o args= -p "$pid" 2>/dev/null | grep -qF -- "-D $data" && say "$pid"
}

# Converts Npgsql's connection string keywords to psql's.
to_psql() {
    local part key value
    local IFS=';'
    for part in $1; do
        key="$(printf '%s' "${part%%=*}" | tr '[:upper:]' '[:lower:]' | tr -d ' ')"
        value="${part#*=}"
        value="${value%\"}" value="${value#\"}"
        value="$(printf '%s' "$value" | sed "s/[\\\\']/\\\\&/g")"
        case "$key" in
            host | server) printf "host='%s' " "$value" ;;
            port) printf "port='%s' " "$value" ;;
            database) printf "dbname='%s' " "$value" ;;
            username | userid | user) printf "user='%s' " "$value" ;;
            password) printf "password='%s' " "$value" ;;
        esac
    done
    say ""
}

data_db() {
    if [[ -n "${ConnectionStrings__Veritas:-}" ]]; then
        to_psql "$ConnectionStrings__Veritas"
        return
    fi
    local place
    place="$(postgres_place)"
    [[ -r "$place/password" && -r "$place/port" ]] || die "there is no database, or it belongs to another user. Start Veritas with ./veritas up."
    postgres_pid "$place" >/dev/null || note "The database is not running. Start it with ./veritas up."
    say "postgresql://veritas:$(cat "$place/password")@127.0.0.1:$(cat "$place/port")/veritas"
}

data_reset() {
    local place pid waited=0 answer
    place="$(postgres_place)"
    if [[ "${1:-}" != --yes ]]; then
        [[ -t 0 ]] || die "reset removes all data. Without a terminal use ./veritas reset --yes."
        read -r -p "Remove all data in $place? Type yes: " answer
        [[ "$answer" == yes ]] || die "cancelled; nothing was removed."
    fi
    if [[ -e "$STATE/up.pid" ]] && kill -0 "$(cat "$STATE/up.pid")" 2>/dev/null; then
        die "Veritas is running (process $(cat "$STATE/up.pid")). Stop it first."
    fi
    if pid="$(postgres_pid "$place")"; then
        # SIGINT is PostgreSQL's fast shutdown.
        kill -INT "$pid"
        while kill -0 "$pid" 2>/dev/null && postgres_pid "$place" >/dev/null; do
            (( waited++ < 600 )) || die "the database (process $pid) did not stop within 60 s."
            sleep 0.1
        done
    fi
    for part in cluster password admin-password port turn.lock use.lock; do
        rm -rf "${place:?}/$part"
    done
    if [[ -e "$HOME_DIR/postgres/moved-to" ]]; then
        rm -rf "$place" "$HOME_DIR/postgres/moved-to"
    fi
    say "All data was removed. ./veritas up creates a new database."
}
