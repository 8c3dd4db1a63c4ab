# shellcheck shell=bash
# What the tests need from the system: looked for, installed from Debian when we may, else named.

# Each argument is COMMAND:PACKAGE.
install_needs() {
    local need missing=()
    for need in "$@"; do
        command -v "${need%%:*}" >/dev/null || missing+=("${need#*:}")
    done
    if ((${#missing[@]} == 0)); then return; fi
    if ! may_install; then
        lack "The tests need what is not installed here: ${missing[*]}
  Debian, Ubuntu  sudo apt install ${missing[*]}"
    fi
    say "Installing what the tests need: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
    hash -r
    for need in "$@"; do
        command -v "${need%%:*}" >/dev/null ||
            lack "${need#*:} was installed, and yet there is no ${need%%:*}: install it by hand."
    done
}

may_install() {
    command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

# The accessibility checker that the browser tests inject; a copy is good for one lock file.
install_browser_tools() {
    local folder=$ROOT/infra/browser
    if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock"; then
        say "Fetching the browser tests' own tools (infra/browser)"
        (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2
        cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
    fi
}
