# shellcheck shell=bash
# One line of the table: what one kind of request costs a server. Source this file in the project's folder.
#
#   measure NAME PID ADDRESS METHOD TARGET      asks in the encoding $ENCODING
#
# It reads $folder for its files, $sessions for the sessions to use, $k6, $database and $postgres_url.
# shellcheck disable=SC2154

# Seconds of each measurement.
seconds=${BENCH_SECONDS:-8}
warm_up=2
# Connections that ask at once when looking for the most the server can do.
connections=32
# Beyond this rate k6 itself takes so much of the processors that its times would be measured, not the server's.
highest_rate=1500

ticks_per_second=$(getconf CLK_TCK)
export ENCODING=identity
runs=0
failures=0

measure() {
  local name=$1 pid=$2 address=$3 method=$4 target=$5
  local count time most rate cpu p50 p99 wrong refused late ticks statements queries=- memory
  next_run
  closed_loop "$address" "$method" "$target" "$warm_up" >/dev/null

  # At full load, where the cost decides how many people a server can take; it also counts the most requests.
  next_run
  ticks=$(cpu_ticks "$pid")
  statements=$(sql_statements)
  closed_loop "$address" "$method" "$target" "$seconds" >"$folder/load"
  read -r count time wrong <"$folder/load"
  cpu=$((($(cpu_ticks "$pid") - ticks) * 1000000 / ticks_per_second / count))
  if [ "$statements" != - ]; then queries=$(ratio $(($(sql_statements) - statements)) "$count"); fi
  most=$((count * 1000000 / time))

  # At half load, as people should find it.
  next_run
  rate=$((most / 2 < highest_rate ? most / 2 + 1 : highest_rate))
  open_loop "$address" "$method" "$target" "$rate" >"$folder/load"
  read -r count p50 p99 refused late <"$folder/load"

  memory=$(($(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB$/\1/p' "/proc/$pid/status") / 1024))
  table_line "$name" "$cpu" "$queries" "$most" "$rate" "$p50" "$p99" "$memory"
  note_late "$late"
  note_failures $((wrong + refused))
}

table_head() {
  # µ is two bytes, and printf pads bytes.
  table_line "" " CPU µs" queries most/s half/s "p50 ms" "p99 ms" "RSS MB"
}

table_line() {
  printf '%-26s %8s %8s %8s %8s %8s %8s %8s\n' "$@"
}

# The ids of the tasks of a run begin with it.
next_run() {
  runs=$((runs + 1))
  RUN=$(printf '%08x' $((runs + ($$ << 12) & 0xffffffff)))
  export RUN
}

closed_loop() {
  ADDRESS=$1 METHOD=$2 SESSIONS=$sessions wrk --threads 1 --connections "$connections" --duration "${4}s" --timeout 5s \
    --script end2end/bench/closed_loop.lua "$1$3" | tail -n 1
}

open_loop() {
  ADDRESS=$1 METHOD=$2 TARGET=$3 RATE=$4 SECONDS_LONG=$seconds SESSIONS=$sessions "$k6" run --quiet --no-usage-report \
    --address "" --log-output "file=$folder/k6.log" end2end/bench/open_loop.js
}

# The processor time of the server process alone, in ticks: user and system.
cpu_ticks() {
  awk '{ sub(/^.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"
}

# What PostgreSQL has counted; on SQLite nobody counts, and the statements are the same.
sql_statements() {
  if [ "$database" = PostgreSQL ]; then
    psql --quiet --no-align --tuples-only "$postgres_url" --command 'SELECT sum(calls) FROM pg_stat_statements'
  else
    echo -
  fi
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

note_late() {
  if [ "$1" -gt 0 ]; then echo "  $1 requests could not start on time: this machine was too busy, and p50 and p99 flatter it."; fi
}

# What was answered wrongly counts for the result of the whole run, but spoils no other line.
note_failures() {
  failures=$((failures + $1))
  if [ "$1" -gt 0 ]; then
    echo "  $1 answers were wrong or missing. What the server says:"
    grep -v ' INFO ' "$folder/server.log" | tail -n 3
  fi
}
