# shellcheck shell=bash
# Trains the JVM's AOT caches (JEP 483, 514), which halve the time of later starts: the server's by a short life,
# the commands' by commands beside it.

# How long the real server has the machine for itself before a second one is started beside it.
readonly AOT_DELAY=${PREAU_AOT_DELAY:-20}

# In the background, at the lowest priority, for as long as the process of this number lives.
train_behind() {
    local server=$1
    if [[ ${PREAU_AOT:-on} == off || (-f $(aot_cache) && -f $(command_cache)) ]]; then return; fi
    (
        set +e
        # A signal to the whole group must not end us before our own server and folder are gone.
        trap : TERM INT HUP
        exec </dev/null >"$ROOT/platform/target/aot.log" 2>&1
        renice -n 19 "$BASHPID"
        wait_while "$server" "$((AOT_DELAY * 5))" false
        gone "$server" && exit 0
        exec 9>"$ROOT/platform/target/aot.lock"
        if command -v flock >/dev/null; then flock -n 9 || exit 0; fi
        train "$server"
    ) &
}

# Until the condition holds, for at most so many fifths of a second, while that process lives.
wait_while() {
    local server=$1 left=$2
    shift 2
    while ((left-- > 0)) && kill -0 "$server" 2>/dev/null; do
        if "$@"; then return 0; fi
        sleep 0.2
    done
    return 1
}

# A short life on a folder of its own: start, a few pages, commands beside it, stop; each JVM writes its cache at its end.
train() {
    local server=$1 folder trainee
    rm -rf "$ROOT"/platform/target/aot-?????? # of a training that was killed
    folder=$(mktemp -d "$ROOT/platform/target/aot-XXXXXX")
    "$JAVA_HOME/bin/java" "${COMMON_FLAGS[@]}" "$SERVER_COLLECTOR" "-XX:AOTCacheOutput=$folder/preau.aot" -cp "$(class_path)" \
        org.preau.main.Main serve --port 0 --data "$folder/data" >"$folder/out" 2>&1 9>&- &
    trainee=$!
    if wait_while "$server" 600 grep -qs 'is ready: ' "$folder/out"; then
        visit "$(sed -n 's/.*is ready: \(http[^ ]*\).*/\1/p' "$folder/out" | head -n 1)"
        train_commands "$server" "$folder"
    fi
    kill -TERM "$trainee"
    # Writing the cache takes some seconds after the stop; not worth holding up a person's stop.
    wait_while "$server" 600 gone "$trainee" || kill -KILL "$trainee"
    wait "$trainee"
    keep_cache "$folder/preau.aot" preau "$(aot_cache)"
    keep_cache "$folder/command.aot" command "$(command_cache)"
    rm -rf "$folder"
}

# Trained with the server's collector and both compilers, which lays more into the cache; it fits all of them.
train_commands() {
    local server=$1 folder=$2 trainee
    "$JAVA_HOME/bin/java" "${COMMON_FLAGS[@]}" "$SERVER_COLLECTOR" "-XX:AOTCacheOutput=$folder/command.aot" -cp "$(class_path)" \
        org.preau.main.TrainMain "$folder/data" "$folder/work" >"$folder/commands" 2>&1 9>&- &
    trainee=$!
    wait_while "$server" 600 gone "$trainee" || kill -KILL "$trainee"
    wait "$trainee"
}

# keep_cache FILE KIND PLACE: puts a trained cache where it is looked for, instead of those of earlier builds.
keep_cache() {
    if [[ ! -s $1 ]]; then return; fi
    rm -f "$ROOT/platform/target/$2"-*.aot
    mv "$1" "$3"
}

gone() { ! kill -0 "$1" 2>/dev/null; }

visit() {
    local path
    command -v curl >/dev/null || return
    for path in / /associations /connexion /healthz / /associations; do
        curl -s -o /dev/null --max-time 5 "${1%/}$path"
    done
}
