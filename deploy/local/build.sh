# shellcheck shell=bash Builds only what has changed since the last build, so that a restart needs no compiler.

# A checksum of the names, sizes and times of the files under the given paths.
fingerprint() {
    local format=(-c '%Y %s %n')
    [[ "$(uname -s)" != Darwin ]] || format=(-f '%m %z %N')
    find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name .veritas \) -prune \
        -o -type f -exec stat "${format[@]}" {} + 2>/dev/null | LC_ALL=C sort | cksum
}

# Runs a build step unless its stamp shows that nothing has changed.
step() {
    local name="$1" now="$2" stamp="$STATE/built-$1"
    shift 2
    [[ "$(cat "$stamp" 2>/dev/null)" != "$now" ]] || return 0
    rm -f "$stamp"
    note "Building: $name"
    "$@" || die "building $name failed"
    # The checksum from before the step, so that a file edited during it is built next time.
    say "$now" >"$stamp"
}

packages_print() { fingerprint "$ROOT/WebHost/web/package-lock.json" "$ROOT/WebHost/web/package.json"; }

# Does nothing in a checkout without the pages.
build_pages() {
    [[ -e "$ROOT/WebHost/web/package-lock.json" ]] || return 0
    if [[ ! -d "$ROOT/WebHost/web/node_modules" ]]; then rm -f "$STATE/built-packages"; fi
    step packages "$(packages_print)" npm_in ci --no-audit --no-fund --loglevel=error
    if [[ ! -e "$ROOT/WebHost/wwwroot/index.html" ]]; then rm -f "$STATE/built-pages"; fi
    step pages "$(fingerprint "$ROOT/WebHost/web")" npm_in run build
}

npm_in() { ( cd "$ROOT/WebHost/web" && npm "$@" ) >&2; }

server_print() {
    fingerprint "$ROOT"/Directory.* "$ROOT/global.json" "$ROOT/Core" "$ROOT/Grains.Interfaces" "$ROOT/Grains" \
        "$ROOT/Silo" "$ROOT/WebHost" "$ROOT/sql"
}

build_host() {
    build_pages
    [[ -e "$HOST_DLL" ]] || rm -f "$STATE/built-server"
    step server "$(server_print)" dotnet_quiet build "$ROOT/WebHost/WebHost.csproj" -c Release
}

dotnet_quiet() { dotnet "$@" -v quiet -nologo "-clp:NoSummary;ErrorsOnly" >&2; }
