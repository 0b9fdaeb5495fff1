# What the commands beside this file share; it is no command itself.
# Finds Java, builds what is missing or older than its sources, hands over to the launcher.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
home=${HUIFANG_HOME:-$root/.huifang}
home=${home%/}
launcher=$here/target/local.jar
built=$root/.huifang/built
# Where stacks of these programs lie, one a line, beside the checkout's own.
homes=$root/.huifang/homes
oldest_java=17
oldest_maven=3.8.7
room_to_build_mib=2048
modules='events/contract events/outbox events/pages events/themes deploy/backing intake-service scheduler-service survey-service deploy/local'

terminal=false
[ -t 1 ] && [ -z "${NO_COLOR-}" ] && terminal=true

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Processes are known by it, from wherever they are asked for.
case $home in
/*) ;;
*) fail "HUIFANG_HOME must be an absolute path, but is $home." ;;
esac

# Shows the comment at the head of the command and ends, where --help is among the words.
help_if_asked() {
    for word in "$@"; do
        case $word in
        --help | -h)
            explain
            exit 0
            ;;
        esac
    done
}

explain() {
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
}

find_java() {
    if [ -n "${JAVA_HOME-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it."
    else
        java=$(command -v java) || fail "There is no Java here. Huifang needs a JDK $oldest_java or newer."
    fi
    said=$("$java" -version 2>&1) || fail "$java does not work:" "$said"
    version=$(printf '%s\n' "$said" | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    [ "${version:-0}" -ge "$oldest_java" ] ||
        fail "Java is too old: Huifang needs a JDK $oldest_java or newer, but $java says:" "$said"
}

# Anything newer than the last build, or not built at all?
is_outdated() {
    [ -f "$built" ] && [ -f "$launcher" ] || return 0
    for service in intake scheduler survey; do
        [ -f "$root/$service-service/target/quarkus-app/quarkus-run.jar" ] || return 0
    done
    for module in . $modules; do
        [ -z "$(find "$root/$module/pom.xml" -newer "$built")" ] || return 0
        [ "$module" = . ] || [ ! -d "$root/$module/src/main" ] ||
            [ -z "$(find "$root/$module/src/main" -newer "$built" | head -n 1)" ] || return 0
    done
    return 1
}

# The installed Maven if it is new enough, otherwise the wrapper, which brings one.
find_maven() {
    maven=$root/mvnw
    installed=$(command -v mvn) || return 0
    version=$("$installed" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
    first=$(printf '%s\n%s\n' "$oldest_maven" "${version:-0}" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)
    [ "$first" != "$oldest_maven" ] || maven=$installed
}

require_room() {
    free=$(df -Pk "$root" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge "$room_to_build_mib" ] ||
        fail "The disk of $root is full: $free MiB are free, $room_to_build_mib MiB are needed to build."
}

# One line that is overwritten on a terminal; elsewhere a line for each module.
show_progress() {
    module=$(sed -n 's/.*Building Huifang: \(.*\) [0-9].*\(\[.*\]\).*/\1 \2/p' "$log" | tail -n 1)
    downloads=$(grep -c '^Downloaded from\|^\[INFO\] Downloaded from' "$log" || true)
    seconds=$(($(date +%s) - began))
    if $terminal; then
        printf '\r\033[2K  building %s … %s s, %s files downloaded' "$module" "$seconds" "$downloads"
    elif [ "$module" != "${shown-}" ]; then
        printf '  building %s (%s s, %s files downloaded)\n' "$module" "$seconds" "$downloads"
        shown=$module
    fi
}

# The homes of stacks that run by these programs.
running_homes() {
    { printf '%s\n' "$home" "$root/.huifang" && cat "$homes" 2>/dev/null; } | sort -u |
        while read -r one; do
            if [ -f "$one/stack.json" ] && (runs_in "$one") </dev/null >/dev/null; then
                printf '%s\n' "$one"
            fi
        done
}

runs_in() {
    home=$1
    HUIFANG_HOME=$1
    export HUIFANG_HOME
    launch running
}

# One at a time in a checkout, where the system has a flock; whoever waited for one needs no other.
build() {
    mkdir -p "$home/logs" "${built%/*}"
    if command -v flock >/dev/null; then
        exec 9>"$built.lock"
        if ! flock -n 9; then
            echo "Another build of this checkout is at work; waiting for its end."
            flock 9
            is_outdated || {
                exec 9>&-
                return 0
            }
        fi
    fi
    build_now
    exec 9>&-
}

# Maven has the lock as well, so that it lasts as long as Maven does.
build_now() {
    require_room
    find_maven
    log=$home/logs/build.log
    began=$(date +%s)
    # What is changed while we build is newer than this, and built next time.
    : >"$built.now"
    echo "Building with $maven; everything it says is in $log"
    (
        cd "$root"
        exec "$maven" -B -Dquick -Dmaven.test.skip=true package -am \
            -pl intake-service,scheduler-service,survey-service,deploy/local
    ) </dev/null >"$log" 2>&1 &
    maven_process=$!
    trap 'kill "$maven_process" 2>/dev/null; exit 130' INT TERM HUP
    while kill -0 "$maven_process" 2>/dev/null; do
        show_progress
        sleep 1
    done
    status=0
    wait "$maven_process" || status=$?
    trap - INT TERM HUP
    ! $terminal || printf '\r\033[2K'
    if [ "$status" -ne 0 ]; then
        grep -F '[ERROR]' "$log" | head -n 20 >&2 || true
        fail "The build failed. The end of $log:" "$(tail -n 20 "$log")"
    fi
    mv "$built.now" "$built"
    echo "  built after $(($(date +%s) - began)) s"
}

# launch <command> <words>…   $mark: the name by which the process is found again; $heap: its memory
launch() {
    exec "$java" "-Dhuifang.part=$home/run/${mark-command}" "-Dhuifang.terminal=$terminal" \
        "-Xmx${heap-96m}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 \
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
        -jar "$launcher" "$root" "$@"
}
