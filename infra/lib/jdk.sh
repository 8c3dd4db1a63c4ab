# shellcheck shell=bash
# Finds a JDK 25 and exports JAVA_HOME: the one JAVA_HOME names if it fits, else an installed one.

readonly PREAU_JDK=25

# The major version of the JDK in this folder; nothing if it is none (a JRE has no javac).
jdk_version() {
    local home=$1 version=
    [[ -x $home/bin/java && -x $home/bin/javac ]] || return 0
    if [[ -r $home/release ]]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    fi
    if [[ -z $version ]]; then
        version=$("$home/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')
    fi
    printf '%s' "$version"
}

# Where JDKs usually are, the likeliest first; the one on PATH last, through its links.
jdk_candidates() {
    local found
    printf '%s\n' "${JAVA_HOME:-}" /usr/lib/jvm/*"$PREAU_JDK"* /usr/lib/jvm/* /opt/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*
    if found=$(command -v javac); then
        found=$(readlink -f "$found")
        printf '%s\n' "${found%/bin/javac}"
    fi
}

find_jdk() {
    local home
    while IFS= read -r home; do
        if [[ -n $home && $(jdk_version "$home") == "$PREAU_JDK" ]]; then
            export JAVA_HOME=$home
            return
        fi
    done < <(jdk_candidates)
    lack "Préau needs a JDK $PREAU_JDK, and none was found (JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman, PATH).
Install one, then run this again:
  Debian 13+, Ubuntu 25.10+  sudo apt install openjdk-$PREAU_JDK-jdk-headless
  older Debian or Ubuntu     Temurin $PREAU_JDK: https://adoptium.net/installation/linux, then
                             sudo apt install temurin-$PREAU_JDK-jdk
  Fedora                     sudo dnf install java-$PREAU_JDK-openjdk-devel
  without root               https://sdkman.io, then: sdk install java $PREAU_JDK-tem
or unpack one anywhere and set JAVA_HOME to its folder."
}
