# shellcheck shell=bash
# How the vault's command line is started. Needs ROOT, JAVA_HOME and STAMP; sets VAULT_COMMAND.

# What is made once for each build: the start cache, and what libraries would unpack each time.
vault_folder() { printf '%s' "$ROOT/platform/target/vault-$STAMP"; }

# Small, and started anew for each command: the simplest collector, no more heap than it needs, and
# only what is really hot compiled, since compiling would cost more than most commands last.
vault_flags() {
    VAULT_FLAGS=(
        --enable-native-access=ALL-UNNAMED
        -XX:+UseSerialGC
        -XX:CompileThresholdScaling=5
        -XX:-UsePerfData
        -Xmx128m
        -XX:+ExitOnOutOfMemoryError
        -Dslf4j.internal.verbosity=ERROR # JGit would like a log, and gets none
        -Dstdout.encoding=UTF-8
        -Dstderr.encoding=UTF-8
    )
    # Otherwise it is unpacked into /tmp by every command.
    if [[ -f $1/libzstd-jni.so ]]; then VAULT_FLAGS+=("-DZstdNativePath=$1/libzstd-jni.so"); fi
}

# In a fixed order, without the server's own jar and without its logging.
vault_class_path() {
    local jar path=
    for jar in "$ROOT"/platform/target/lib/{preau-backup,org.eclipse.jgit,JavaEWAH,slf4j-api,zstd-jni,jackson-,minio,okhttp,okio,kotlin-stdlib,guava,failureaccess,simple-xml-safe,bcprov,commons-,jspecify}*.jar; do
        if [[ -f $jar ]]; then path+=$jar:; fi
    done
    printf '%s' "${path%:}"
}

vault_command() {
    local folder
    folder=$(vault_folder)
    # A third of the start; made once for each build, in a few seconds, by a vault that is thrown away.
    if [[ ! -f $folder/vault.aot && ${PREAU_AOT:-on} != off ]]; then train_vault "$folder"; fi
    vault_flags "$folder"
    VAULT_COMMAND=("$JAVA_HOME/bin/java" "${VAULT_FLAGS[@]}")
    if [[ -f $folder/vault.aot ]]; then VAULT_COMMAND+=("-XX:AOTCache=$folder/vault.aot" -Xlog:aot=off -Xlog:cds=off); fi
    if [[ -t 2 ]]; then VAULT_COMMAND+=(-Dpreau.terminal=true); fi
    # shellcheck disable=SC2206  # several flags in one variable are meant to be split
    VAULT_COMMAND+=(${PREAU_JAVA_OPTS:-})
    VAULT_COMMAND+=(-cp "$(vault_class_path)" org.preau.backup.cli.VaultMain)
}

train_vault() {
    local folder=$1 fresh
    rm -rf "$ROOT"/platform/target/vault-*
    fresh=$(mktemp -d "$ROOT/platform/target/vault-XXXXXX")
    unpack "$fresh"
    # The cache is good only for the paths it was trained with: under its own name, then.
    if ! mv "$fresh" "$folder" 2>/dev/null; then
        # Another command of the same moment was first.
        rm -rf "$fresh"
        return
    fi
    vault_flags "$folder"
    if "$JAVA_HOME/bin/java" "${VAULT_FLAGS[@]}" "-XX:AOTCacheOutput=$folder/new.aot" -cp "$(vault_class_path)" \
        org.preau.backup.cli.TrainMain "$folder/work" >"$folder/log" 2>&1 && [[ -s $folder/new.aot ]]; then
        mv "$folder/new.aot" "$folder/vault.aot"
    fi
    rm -rf "$folder/work"
}

# zstd's native half. If that fails, it is used as it comes.
unpack() {
    local to=$1 jar
    mkdir "$to/x"
    for jar in "$ROOT"/platform/target/lib/zstd-jni*.jar; do
        (cd "$to/x" && "$JAVA_HOME/bin/jar" xf "$jar" "$(zstd_folder)" && mv "$(zstd_folder)"/libzstd-jni*.so ../libzstd-jni.so) || true
    done
    rm -rf "$to/x"
}

zstd_folder() {
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) printf 'linux/amd64' ;;
        Linux-aarch64) printf 'linux/aarch64' ;;
        *) printf 'none' ;;
    esac
}
