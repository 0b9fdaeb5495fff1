# Starts one process and outlives its starter by just long enough to clean up.
#
#   $1   directory to remove at the end, or nothing
#   $2   signal that asks the process to stop
#   $3   log file of the process
#   $4.. the command
#
# Standard output: the process's id, later its exit status.
# Standard input:  held open by the starter. At its end (closed, or the starter died, however it
#                  died) the process is stopped and the directory removed. A line "keep" before the
#                  end, once the process is gone, spares the directory.
remove=$1 signal=$2 log=$3
shift 3

# Whoever ends the starter by a signal to all must not end us before we have cleaned up.
trap '' HUP INT TERM
exec 3<&0

(
    trap - HUP INT TERM
    exec "$@" </dev/null >>"$log" 2>&1 3<&-
) &
child=$!
trap '' PIPE
echo "$child"

# The watcher waits for the end of standard input while this shell waits for the process: only its
# parent can reap it, and until it is reaped nobody else can get its id.
(
    exec >/dev/null 2>&1
    while read -r line <&3; do :; done
    kill -s CONT "$child"
    kill -s "$signal" "$child"
    left=100
    while [ "$left" -gt 0 ] && kill -s 0 "$child"; do
        sleep 0.1
        left=$((left - 1))
    done
    kill -s KILL "$child"
) &
watcher=$!

wait "$child"
status=$?
kill -s KILL "$watcher"
wait "$watcher" 2>/dev/null
echo "$status" 2>/dev/null

[ -n "$remove" ] || exit 0
keep=
while read -r line <&3; do
    [ "$line" = keep ] && keep=yes
done
[ -n "$keep" ] && exit 0

# What the process has itself started may still be writing.
tries=10
while rm -rf "$remove" 2>/dev/null; [ -e "$remove" ] && [ "$tries" -gt 0 ]; do
    sleep 0.5
    tries=$((tries - 1))
done
