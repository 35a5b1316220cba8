# What bin/farside does once: find a JDK, build the jar, train the AOT cache, record the answer. Read by bin/farside
# (which defines root, jar, record, java_options and the checks) and, for find_java alone, by .ci/run.

needed_java=25

say() {
    printf 'farside: %s\n' "$1" >&2
}

fail() {
    say "$1"
    exit 1
}

# Entry point. Leaves java_home and aot_cache set; ends the process with one sentence if that cannot be done.
prepare() {
    find_java
    take_lock
    # While this process waited for the lock, another one may have done everything.
    if ! recorded || ! built; then
        find_java # again, since the record that did not hold named another
        built || build
        train
        write_record
    fi
    release_lock
}

# ---- The JDK --------------------------------------------------------------------------------------------------------

# Sets java_home: FARSIDE_JAVA if given, else JAVA_HOME, else the java on the PATH, else the newest of the usual
# folders; the last three only as far as they are new enough.
find_java() {
    java_home=""
    java_seen=""
    newest=0
    if [ -n "${FARSIDE_JAVA-}" ]; then
        home_of "$FARSIDE_JAVA"
        [ -n "$home" ] || fail "FARSIDE_JAVA is $FARSIDE_JAVA, which is neither a JDK's folder nor a java binary."
        [ "$feature" -ge "$needed_java" ] ||
            fail "FARSIDE_JAVA is $FARSIDE_JAVA, which is Java $version; Java $needed_java or newer is needed."
        java_home=$home
        return
    fi
    path_java=$(command -v java) || path_java=""
    for candidate in "${JAVA_HOME-}" "$path_java"; do
        consider "$candidate"
        [ -z "$java_home" ] || return 0
    done
    for candidate in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* \
        "${HOME-}"/.jdks/*; do
        [ -f "$candidate/release" ] && consider "$candidate"
    done
    [ -n "$java_home" ] || fail "a JDK $needed_java or newer is needed, and\
 ${java_seen:+only }${java_seen:-no Java at all} was found;\
 install one, or set FARSIDE_JAVA to the folder of one."
}

# Takes $1 as java_home if it is new enough and newer than what was taken before; remembers it for the message if not.
consider() {
    [ -n "$1" ] || return 0
    home_of "$1"
    [ -n "$home" ] || return 0
    if [ "$feature" -lt "$needed_java" ]; then
        case $java_seen in
            *" $home"*) ;;
            *) java_seen="${java_seen:+$java_seen, }Java $version in $home" ;;
        esac
    elif [ "$feature" -gt "$newest" ]; then
        newest=$feature
        java_home=$home
    fi
}

# From a folder or a java binary to home, version and feature (the version's first number); home is empty if $1 is
# neither. No JVM is started where the folder has a release file, as every JDK has.
home_of() {
    home=""
    version=""
    binary=$1
    [ -d "$1" ] && binary=$1/bin/java
    [ -x "$binary" ] && [ ! -d "$binary" ] || return 0
    resolved=$binary
    while [ -L "$resolved" ]; do
        link=$(readlink "$resolved")
        case $link in
            /*) resolved=$link ;;
            *) resolved=${resolved%/*}/$link ;;
        esac
    done
    home=$(CDPATH='' cd -P -- "${resolved%/*}/.." 2>/dev/null && pwd -P)
    if [ -r "$home/release" ]; then
        while IFS= read -r line; do
            case $line in
                JAVA_VERSION=*)
                    version=${line#JAVA_VERSION=}
                    version=${version#\"}
                    version=${version%\"}
                    ;;
            esac
        done < "$home/release"
    fi
    if [ -z "$version" ]; then
        # A wrapper script of a version manager, or an unusual installation: the JVM itself has to say.
        properties=$("$binary" -XshowSettings:properties -version 2>&1 < /dev/null)
        home=$(printf '%s\n' "$properties" | sed -n 's/^ *java\.home = //p')
        version=$(printf '%s\n' "$properties" | sed -n 's/^ *java\.version = //p')
        [ -x "$home/bin/java" ] || home=""
    fi
    feature=${version%%[!0-9]*}
    feature=${feature:-0}
}

# ---- The jar --------------------------------------------------------------------------------------------------------

build() {
    command -v mvn > /dev/null 2>&1 ||
        fail "Maven is needed to build Farside before its first use, and there is no mvn on the PATH."
    if [ -f "$jar" ]; then
        say "building (sources have changed)..."
    else
        say "building (first use)..."
    fi
    log=$root/target/farside-build.log
    started=$root/target/farside-build.started
    { : > "$log" && : > "$started"; } 2> /dev/null || fail "cannot write to $root/target."
    (
        # Maven looks for JDKs in variables of this form; its own Java may be an older one.
        export JAVA_FARSIDE_HOME="$java_home"
        if [ -z "${JAVA_HOME-}" ] && ! command -v java > /dev/null 2>&1; then
            export JAVA_HOME="$java_home"
        fi
        exec mvn -q -B -ntp -Dmaven.test.skip=true -f "$root/pom.xml" package
    ) < /dev/null > "$log" 2>&1
    status=$?
    if [ "$status" -ne 0 ] || [ ! -f "$jar" ]; then
        rm -f "$started"
        cat "$log" >&2
        fail "the build failed; the messages of Maven stand above and in $log."
    fi
    # A source that changed while Maven ran must count as newer than the jar.
    touch -r "$started" "$jar"
    rm -f "$started"
}

# ---- The AOT cache --------------------------------------------------------------------------------------------------

# Runs the training script once in a JVM that writes a cache of the classes it loaded and the profiles it made. Without
# a cache everything works and starts slower, so nothing here is an error.
train() {
    aot_cache=""
    [ -w "$root/target" ] || return 0
    new_cache=$root/target/farside.aot.new
    rm -f "$new_cache"
    (
        set -f
        unset IFS
        exec "$java_home/bin/java" $java_options "-XX:AOTCacheOutput=$new_cache" \
            -jar "$jar" "$root/src/main/aot/training.lua"
    ) < /dev/null > "$root/target/farside-training.log" 2>&1
    # A running JVM has the old file mapped: it is replaced, never overwritten.
    if [ -f "$new_cache" ] && mv -f "$new_cache" "$root/target/farside.aot"; then
        aot_cache=$root/target/farside.aot
    fi
}

write_record() {
    read_release "$java_home"
    [ -w "$root/target" ] || return 0
    printf '%s\n' "$root" "${FARSIDE_JAVA-}:${JAVA_HOME-}" "$java_home" "$release" "$aot_cache" > "$record.new" &&
        mv -f "$record.new" "$record"
}

# ---- One at a time --------------------------------------------------------------------------------------------------

take_lock() {
    lock=$root/target/farside.lock
    mkdir -p "$root/target" 2> /dev/null
    # Where nothing can be written, nothing can collide.
    [ -w "$root/target" ] || return 0
    waited=0
    until mkdir "$lock" 2> /dev/null; do
        holder=""
        { read -r holder < "$lock/pid"; } 2> /dev/null
        if { [ -n "$holder" ] && ! kill -0 "$holder" 2> /dev/null; } ||
            { [ -z "$holder" ] && [ "$waited" -gt 10 ]; }; then
            # Its process is gone. Renaming is atomic: of several that wait, one clears it away.
            mv "$lock" "$lock.$$" 2> /dev/null && rm -rf "$lock.$$"
        else
            [ "$waited" -ne 3 ] || say "waiting for another farside that is building..."
            waited=$((waited + 1))
            sleep 0.3 2> /dev/null || sleep 1
        fi
    done
    trap 'release_lock' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    echo "$$" > "$lock/pid"
}

release_lock() {
    trap - EXIT HUP INT TERM
    rm -rf "$lock"
}
