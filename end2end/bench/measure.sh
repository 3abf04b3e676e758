# shellcheck shell=bash
# One line of the table: what one kind of request costs a server. Source this file in the project's folder.
#
#   measure NAME PID ADDRESS METHOD TARGET      sets cpu_per_request; asks in the encoding $ENCODING
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
cpu_per_request=0

measure() {
  local name=$1 pid=$2 address=$3 method=$4 target=$5
  local count time most rate p50 p99 wrong late before after statements queries=- memory
  next_run
  closed_loop "$address" "$method" "$target" "$warm_up" >"$folder/load"
  next_run
  closed_loop "$address" "$method" "$target" "$seconds" >"$folder/load"
  read -r count time wrong <"$folder/load"
  expect_none "$name" "$wrong"
  most=$((count * 1000000 / time))
  rate=$((most / 2 < highest_rate ? most / 2 : highest_rate))
  rate=$((rate > 0 ? rate : 1))

  next_run
  before=$(cpu_ticks "$pid")
  statements=$(sql_statements)
  open_loop "$address" "$method" "$target" "$rate" >"$folder/load"
  after=$(cpu_ticks "$pid")
  read -r count p50 p99 wrong late <"$folder/load"
  expect_none "$name" "$wrong"
  cpu_per_request=$(((after - before) * 1000000 / ticks_per_second / count))
  if [ "$statements" != - ]; then queries=$(ratio $(($(sql_statements) - statements)) "$count"); fi
  memory=$(($(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB$/\1/p' "/proc/$pid/status") / 1024))
  table_line "$name" "$most" "$rate" "$p50" "$p99" "$cpu_per_request" "$queries" "$memory"
  if [ "$late" -gt 0 ]; then echo "  $late of them started late: this machine could not keep up, so the times are too good."; fi
}

table_head() {
  table_line "" "most/s" "half/s" "p50 ms" "p99 ms" "CPU µs" "queries" "RSS MB"
}

table_line() {
  # µ is two bytes, and printf pads bytes.
  local cpu=$6 width=8
  [[ "$cpu" == *µ* ]] && width=9
  printf "%-26s %8s %8s %8s %8s %${width}s %8s %8s\n" "$1" "$2" "$3" "$4" "$5" "$cpu" "$7" "$8"
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

expect_none() {
  if [ "$2" -ne 0 ]; then
    echo "$1: $2 answers were wrong or missing. The server's log ends:" >&2
    tail -n 5 "$folder/server.log" >&2
    exit 1
  fi
}
