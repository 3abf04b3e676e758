# shellcheck shell=bash
# bin/bench overload: what is still answered when three times as much is asked as a server can do. The server, PostgreSQL
# and Redis have one processor and the load generator another: what it takes would otherwise be missing. Source this file
# in the project's folder, after measure.sh.
# shellcheck disable=SC2154

# How many times the peak is asked, and how much of the peak has to be answered then.
overload=3
least_goodput=0.8
# How many a server lets in, of which most wait (src/limits.rs).
limit=1280

# bench_overload DATABASE-URL
bench_overload() {
  local count time wrong peak clients good asked pid all_peak=0 all_good=0
  # With whatever they start from here on.
  for pid in "$postgres_pid" "$redis_pid" $$; do
    taskset --all-tasks --pid --cpu-list 0 "$pid" >/dev/null
  done
  start_servers "$1"
  psql --quiet "$postgres_url" --command 'VACUUM ANALYZE'
  taskset --pid --cpu-list 1 $$ >/dev/null
  export ENCODING=br
  next_run
  closed_loop "$server" GET /all "$warm_up" >/dev/null
  # In turns: what else this machine does changes within a minute.
  for _ in 1 2 3; do
    next_run
    closed_loop "$server" GET /all "$seconds" >"$folder/load"
    read -r count time wrong <"$folder/load"
    note_failures "$wrong"
    peak=$((count * 1000000 / time))
    # Each connection asks again about half a second after its answer, whatever that was. As many as the limit allows
    # wait in it for most of the time; with the others they ask three times the peak.
    clients=$((limit + peak * overload * 3 / 5))
    next_run
    DELAY=500 connections=$clients closed_loop "$server" GET /all "$seconds" >"$folder/load"
    read -r count time wrong <"$folder/load"
    good=$(((count - wrong) * 1000000 / time)) asked=$((count * 1000000 / time))
    printf 'At its peak it answers %d requests a second. ' "$peak"
    printf 'Asked %d a second by %d connections, it answers %d and refuses %d.\n' "$asked" "$clients" "$good" $((asked - good))
    all_peak=$((all_peak + peak)) all_good=$((all_good + good))
  done
  taskset --pid --cpu-list "0-$(($(nproc --all) - 1))" $$ >/dev/null
  stop_servers
  verdicts+="Overload: of the peak $(awk -v a="$all_good" -v b="$all_peak" -v least=$least_goodput 'BEGIN { printf "%.2f is still answered; at least %s: %s", a / b, least, (a / b < least) ? "DOES NOT HOLD" : "holds" }')."$'\n'
}
