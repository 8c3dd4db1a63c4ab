# shellcheck shell=bash
# How the vault's command line is started. Needs ROOT, JAVA_HOME and STAMP; sets VAULT_COMMAND.

vault_cache() { printf '%s' "$ROOT/platform/target/vault-$STAMP.aot"; }

# Small, and started anew for each command: the simplest collector, and no more heap than it needs.
vault_flags() {
    VAULT_FLAGS=(
        --enable-native-access=ALL-UNNAMED
        -XX:+UseSerialGC
        -Xmx128m
        -XX:+ExitOnOutOfMemoryError
        -Dslf4j.internal.verbosity=ERROR # JGit would like a log, and gets none
        -Dstdout.encoding=UTF-8
        -Dstderr.encoding=UTF-8
    )
}

# In a fixed order, without the server's own jar and without its logging.
vault_class_path() {
    local jar path=
    for jar in "$ROOT"/platform/target/lib/{preau-backup,org.eclipse.jgit,JavaEWAH,slf4j-api,zstd-jni,picocli,jackson-,minio,okhttp,okio,kotlin-stdlib,guava,failureaccess,simple-xml-safe,bcprov,commons-,jspecify}*.jar; do
        if [[ -f $jar ]]; then path+=$jar:; fi
    done
    printf '%s' "${path%:}"
}

vault_command() {
    local cache
    vault_flags
    cache=$(vault_cache)
    # Halves the start; made once for each build, in two seconds, by a vault that is thrown away.
    if [[ ! -f $cache && ${PREAU_AOT:-on} != off ]]; then train_vault "$cache"; fi
    VAULT_COMMAND=("$JAVA_HOME/bin/java" "${VAULT_FLAGS[@]}")
    if [[ -f $cache ]]; then VAULT_COMMAND+=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off); fi
    if [[ -t 2 ]]; then VAULT_COMMAND+=(-Dpreau.terminal=true); fi
    # shellcheck disable=SC2206  # several flags in one variable are meant to be split
    VAULT_COMMAND+=(${PREAU_JAVA_OPTS:-})
    VAULT_COMMAND+=(-cp "$(vault_class_path)" org.preau.backup.cli.VaultMain)
}

train_vault() {
    local cache=$1 folder
    rm -f "$ROOT"/platform/target/vault-*.aot
    folder=$(mktemp -d "$ROOT/platform/target/vault-XXXXXX")
    if "$JAVA_HOME/bin/java" "${VAULT_FLAGS[@]}" "-XX:AOTCacheOutput=$folder/vault.aot" -cp "$(vault_class_path)" \
        org.preau.backup.cli.TrainMain "$folder/work" >"$folder/log" 2>&1 && [[ -s $folder/vault.aot ]]; then
        mv "$folder/vault.aot" "$cache"
    fi
    rm -rf "$folder"
}
