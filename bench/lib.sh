# Shared by the scripts of this folder, which source it: where the interpreters are, medians, notes.
#
# After `find_peers NAMES…`, command[NAME] is the command line of each interpreter that was found, quoted for `eval`,
# and notes[] says why another was not. Overridable from the environment: LUA54, LUAJIT, JAVA_HOME, LUAJ_JAVA_OPTS.

bench_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
declare -A command=()
declare -a notes=()

# What --farside and --vs-farside name: a source tree that has bin/farside, or the command itself.
farside_path=$(dirname "$bench_folder")
vs_farside_path=

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$1" >&2
    exit 2
}

# Prints the comment at the head of the script that is running, which is its help text.
show_help() {
    awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
}

java_version_of() {
    "$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1
}

# Prints the path of a java of version 25 or later, or fails.
find_java() {
    local candidate version
    for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(type -P java)" /usr/lib/jvm/*/bin/java \
        /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
        "$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java; do
        [[ -n $candidate && -x $candidate ]] || continue
        version=$(java_version_of "$candidate")
        if [[ -n $version && $version -ge 25 ]]; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

quoted() {
    printf '%q ' "$@"
}

add_farside() {
    local name=$1 path=$2
    [[ -d $path ]] && path=$path/bin/farside
    if [[ ! -x $path ]]; then
        notes+=("$name: no such command: $path")
        return
    fi
    # A fresh tree builds itself on the first call, which must not be part of a measurement.
    if ! "$path" -e 'local ready = true' >/dev/null; then
        notes+=("$name: $path does not run")
        return
    fi
    command[$name]=$(quoted "$path")
}

add_native() {
    local name=$1 path
    path=$(type -P "$2")
    if [[ -z $path ]]; then
        notes+=("$name: $2 is not installed")
        return
    fi
    command[$name]=$(quoted "$path")
}

add_luaj() {
    local java jar=$bench_folder/target/benchmarks.jar
    if ! java=$(find_java); then
        notes+=("luaj: no JDK 25 was found")
        return
    fi
    if [[ ! -f $jar ]]; then
        if [[ -z $(type -P mvn) ]]; then
            notes+=("luaj: Maven is not installed")
            return
        fi
        echo "building $(basename "$jar") for LuaJ ..." >&2
        if ! mvn -q -f "$bench_folder/pom.xml" -Dwithout.farside package >&2; then
            notes+=("luaj: its jar could not be built")
            return
        fi
    fi
    local options
    read -r -a options <<<"${LUAJ_JAVA_OPTS:-}"
    command[luaj]=$(quoted "$java" "${options[@]}" -cp "$jar" dev.farside.bench.LuaJMain)
}

find_peers() {
    local name
    for name in "$@"; do
        case $name in
            farside) add_farside farside "$farside_path" ;;
            vs-farside) add_farside vs-farside "$vs_farside_path" ;;
            lua5.4) add_native lua5.4 "${LUA54:-lua5.4}" ;;
            luajit) add_native luajit "${LUAJIT:-luajit}" ;;
            luaj) add_luaj ;;
            *) fail "no such interpreter: $name (there are farside, lua5.4, luajit, luaj)" ;;
        esac
    done
}

# Why the last process failed: the first line it wrote to $scratch/err, which the scripts redirect to.
first_error() {
    local line
    line=$(grep -v '^WARNING' "$scratch/err" | head -1)
    printf '%s\n' "${line:-it failed without a word}"
}

print_notes() {
    local note
    for note in "${notes[@]}"; do
        printf 'note  %s\n' "$note"
    done
}

# What was measured, and where: the line above every table.
print_machine() {
    local processor
    processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)
    printf '# %s, %s processors, %s\n' "${processor:-$(uname -m)}" "$(getconf _NPROCESSORS_ONLN)" "$(uname -s)"
}
