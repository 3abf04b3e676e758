# shellcheck shell=bash
# bin/bench soak: half an hour of what people do, and the server's memory meanwhile. Source this file in the project's
# folder, after measure.sh and scale.sh.
# shellcheck disable=SC2154

# bench_soak DATABASE-URL: at 100 requests a second.
bench_soak() {
  local minute minutes=${SOAK_MINUTES:-30} load count p50 p99 refused late
  printf '\n== %d minutes of what people do, on %d processors, load average %s\n' "$minutes" "$(nproc)" "$(load_average)"
  start_servers "$1"
  next_run
  seconds=$((minutes * 60)) open_loop "$server" GET mixed 100 >"$folder/load" &
  load=$!
  for ((minute = 0; minute <= minutes; minute += 2)); do
    printf 'minute %2d: %4d MB, %d open files\n' "$minute" "$(resident "$server_pid")" "$(find "/proc/$server_pid/fd" | wc -l)"
    if [ "$minute" -lt "$minutes" ]; then sleep 120; fi
  done
  wait "$load"
  read -r count p50 p99 refused late <"$folder/load"
  echo "$count requests, p50 $p50 ms, p99 $p99 ms, $refused wrong or missing, $late could not start in time."
  note_failures "$refused"
  stop_servers
}
