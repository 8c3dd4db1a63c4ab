# shellcheck shell=bash
# Words to the person at the terminal: on standard error, so that a command's own output stays clean.

say() { printf '%s\n' "$@" >&2; }

# What is missing, what to do about it; exit code 3 means "this machine lacks something".
lack() {
    say "$@"
    exit 3
}
