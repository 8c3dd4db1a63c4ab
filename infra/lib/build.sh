# shellcheck shell=bash
# Builds the server when its sources have changed since the last build. Needs ROOT and JAVA_HOME;
# sets STAMP.

# One line that changes with any source: names, sizes and times, not contents; 10 ms for the tree.
source_stamp() {
    (
        cd "$ROOT" || exit
        find pom.xml .mvn ./*/pom.xml ./*/src/main -type f -printf '%p %s %T@\n' | LC_ALL=C sort
        printf '%s\n' "$JAVA_HOME"
    ) | sha256sum | cut -c1-16
}

build_if_needed() {
    local built=$ROOT/platform/target/built stamp
    stamp=$(source_stamp)
    if [[ ! -f $built || $(<"$built") != "$stamp" ]]; then
        mkdir -p "$ROOT/platform/target"
        # Two commands at once: the second waits, then finds everything built.
        (
            if command -v flock >/dev/null; then flock 9; fi
            if [[ ! -f $built || $(<"$built") != "$stamp" ]]; then
                build
                printf '%s\n' "$stamp" >"$built"
            fi
        ) 9>"$ROOT/platform/target/build.lock"
    fi
    # shellcheck disable=SC2034  # for java.sh
    STAMP=$stamp
}

build() {
    local log=$ROOT/platform/target/build.log begin=$SECONDS
    command -v mvn >/dev/null || lack "Préau is built with Maven (3.6.3 or later), which is not installed:
  Debian, Ubuntu  sudo apt install maven
  Fedora          sudo dnf install maven"
    say "Building Préau; the first time this downloads its libraries. Details: $log"
    # A jar of an earlier version must not stay on the class path.
    rm -rf "$ROOT/platform/target/lib" "$ROOT"/platform/target/preau-platform-*.jar
    if ! (cd "$ROOT" && mvn -B -Dmaven.test.skip=true -Dspotless.check.skip=true package </dev/null 2>&1) |
        tee "$log" | build_progress; then
        say "" "The build failed. What Maven said (all of it in $log):"
        grep -F '[ERROR]' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
        exit 1
    fi
    unsign
    say "Built in $((SECONDS - begin)) s."
}

# JGit without its signature: the JVM would check it at each start, and keeps no signed class in a
# start cache. If that fails, it is used as it comes.
unsign() {
    local jar folder
    for jar in "$ROOT"/platform/target/lib/org.eclipse.jgit*.jar; do
        folder=$(mktemp -d "$ROOT/platform/target/unsigned-XXXXXX")
        (cd "$folder" && mkdir x && cd x && "$JAVA_HOME/bin/jar" xf "$jar" && rm -f META-INF/*.SF META-INF/*.RSA META-INF/*.DSA &&
            "$JAVA_HOME/bin/jar" cfM ../jgit.jar . && mv ../jgit.jar "$jar") || true
        rm -rf "$folder"
    done
}

# Maven's hundreds of lines as a few: one a step, and how many files were fetched on the way.
build_progress() {
    awk '
        /Downloading from/ { if (++fetched % 25 == 0) { printf "    %d files fetched\n", fetched; fflush() } }
        /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ {
            sub(/^\[INFO\] Building /, ""); sub(/ [0-9][^ ]* +/, " "); printf "  %s\n", $0; fflush()
        }
        /--- .*(compiler|jar|dependency)(-plugin)?:.*:(compile|jar|copy-dependencies) / {
            match($0, /:(compile|jar|copy-dependencies)/)
            step = substr($0, RSTART + 1, RLENGTH - 1)
            printf "    %s\n", step == "jar" ? "package" : step == "compile" ? step : "gather libraries"
            fflush()
        }' >&2
}
