# shellcheck shell=bash
# How the server's JVM is started. Needs ROOT, JAVA_HOME and STAMP; sets JAVA_COMMAND.

# In a fixed order: an AOT cache is only good for the class path it was trained with.
class_path() {
    local path
    path=$(printf '%s:' "$ROOT"/platform/target/preau-platform-*.jar "$ROOT"/platform/target/lib/*.jar)
    printf '%s' "${path%:}"
}

# What the JVM learnt in a training: one cache for the server, one for the commands.
aot_cache() { printf '%s' "$ROOT/platform/target/preau-$STAMP.aot"; }
command_cache() { printf '%s' "$ROOT/platform/target/command-$STAMP.aot"; }

# Flags that must be the same when a cache is trained and when it is used.
common_flags() {
    COMMON_FLAGS=(
        --enable-native-access=ALL-UNNAMED
        --sun-misc-unsafe-memory-access=allow # Netty asks for it at start and warns otherwise
        -XX:MaxRAMPercentage=40               # the rest is for PostgreSQL and the system's file cache
        -XX:+ExitOnOutOfMemoryError
        -Dstdout.encoding=UTF-8
        -Dstderr.encoding=UTF-8
    )
}

# A command is over in seconds: the second compiler would cost more than it gives (a site of 1,000
# pages exported with it: 9.6 CPU-seconds, without: 4.6), and so would a collector of many threads.
# With room for compiled code: as it fills, the JVM collects the whole heap to see what is still used.
readonly COMMAND_COMPILER=(-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m) COMMAND_COLLECTOR=-XX:+UseSerialGC
readonly SERVER_COLLECTOR=-XX:+UseG1GC

# Pages of two megabytes spare the processor much looking-up: an uncached page costs a tenth less of
# Java, and the server holds a tenth to a half more memory. So only where there are four gigabytes,
# and where the system offers such pages: else the JVM would grumble.
large_pages() {
    local offered=/sys/kernel/mm/transparent_hugepage/enabled kilobytes
    LARGE_PAGES=()
    kilobytes=$(awk '/^MemTotal:/ { print $2 }' /proc/meminfo)
    if [[ -r $offered && $(<"$offered") != *'[never]'* && ${kilobytes:-0} -ge 4000000 ]]; then
        LARGE_PAGES=(-XX:+UseTransparentHugePages)
    fi
}

# java_command CACHE COLLECTOR FLAG…
java_command() {
    local cache=$1 collector=$2
    shift 2
    JAVA_COMMAND=("$JAVA_HOME/bin/java" "${COMMON_FLAGS[@]}" "$@")
    # There can be but one, and who names it has the last word.
    if [[ ! ${PREAU_JAVA_OPTS:-} =~ -XX:\+Use[A-Za-z]+GC ]]; then JAVA_COMMAND+=("$collector"); fi
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

# Sets JAVA_COMMAND for the server, or for a command that ends by itself.
prepare() {
    utf8_locale
    find_jdk
    build_if_needed
    common_flags
    if [[ $1 == command ]]; then
        java_command "$(command_cache)" "$COMMAND_COLLECTOR" "${COMMAND_COMPILER[@]}"
    else
        large_pages
        java_command "$(aot_cache)" "$SERVER_COLLECTOR" "${LARGE_PAGES[@]}"
    fi
}
