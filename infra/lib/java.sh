# shellcheck shell=bash
# How the server's JVM is started. Needs ROOT, JAVA_HOME and STAMP; sets JAVA_COMMAND.

# In a fixed order: an AOT cache is only good for the class path it was trained with.
class_path() {
    local path
    path=$(printf '%s:' "$ROOT"/platform/target/preau-platform-*.jar "$ROOT"/platform/target/lib/*.jar)
    printf '%s' "${path%:}"
}

aot_cache() { printf '%s' "$ROOT/platform/target/preau-$STAMP.aot"; }

# Flags that must be the same when the cache is trained and when it is used.
common_flags() {
    COMMON_FLAGS=(
        --enable-native-access=ALL-UNNAMED
        --sun-misc-unsafe-memory-access=allow # Netty asks for it at start and warns otherwise
        -XX:+UseG1GC
        -XX:MaxRAMPercentage=40 # the rest is for PostgreSQL and the system's file cache
        -XX:+ExitOnOutOfMemoryError
        -Dstdout.encoding=UTF-8
        -Dstderr.encoding=UTF-8
    )
}

java_command() {
    local cache
    common_flags
    cache=$(aot_cache)
    JAVA_COMMAND=("$JAVA_HOME/bin/java" "${COMMON_FLAGS[@]}")
    # A cache that does not fit is ignored; a word about it would only puzzle.
    if [[ -f $cache ]]; then JAVA_COMMAND+=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off); fi
    # shellcheck disable=SC2206  # several flags in one variable are meant to be split
    JAVA_COMMAND+=(${PREAU_JAVA_OPTS:-})
    JAVA_COMMAND+=(-cp "$(class_path)" org.preau.main.Main)
}

# File names with accents need a UTF-8 locale, which a bare machine does not set.
utf8_locale() {
    if [[ $(locale charmap 2>/dev/null) != UTF-8 ]]; then export LC_ALL=C.UTF-8; fi
}

prepare() {
    utf8_locale
    find_jdk
    build_if_needed
    java_command
}
