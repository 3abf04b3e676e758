# shellcheck shell=bash
# bin/bench scale: what pages cost beside ever more people, one server against two, with a replica and a pooler, and what
# crowds do. Source this file in the project's folder, after measure.sh. Processor time is that of all servers and, apart,
# that of PostgreSQL.
# shellcheck disable=SC2154,SC2034

crowd=target/release/examples/crowd
# Pages a second at which times are taken, the same for every line, so that they can be compared.
steady_rate=300
# How much more a page may cost beside the most people than beside the fewest.
largest_growth=1.3
server_pids=()
replica_pid="" proxy_pid="" mail_pid="" idle_pid=""

# bench_scale DATABASE-URL
bench_scale() {
  database=PostgreSQL
  postgres_url=$1
  tasks=100 visitors=500
  export TASKBELL_ENV=production DATABASE_URL=$1 REDIS_URL=$redis_url SMTP_URL=files DATA_DIR=$folder/data CHANGES_PER_MINUTE=1000000
  export SECRET_KEY=0123456789abcdef0123456789abcdef MAIL_FROM='Taskbell <bench@example.org>' PUBLIC_URL=http://localhost
  $taskbell migrate >/dev/null
  local size sizes
  read -r -a sizes <<<"${SCALE_PEOPLE:-1000 10000 100000}"
  for size in "${sizes[@]}"; do
    seed_people "$size"
    printf '\n== %d people with %d tasks each, load average %s\n' "$size" "$tasks" "$(load_average)"
    scale_head
    start_server
    scale_line "list, one server" "${servers[0]}" /all
    keep_cache_cold
    scale_line "dashboard, cold, one server" "${servers[0]}" /dashboard
    stop_emptying
    stop_scale_servers
  done
  compare "${sizes[0]}" "${sizes[-1]}"

  printf '\n== More of everything, with %d people, load average %s\n' "${sizes[-1]}" "$(load_average)"
  scale_head
  start_server
  start_server
  start_proxy
  scale_line "list, HAProxy, two servers" "$proxy" /all
  stop_scale_servers
  start_replica
  export DATABASE_REPLICA_URL=$replica_url
  start_server
  scale_line "list, with a replica" "${servers[0]}" /all
  stop_scale_servers
  unset DATABASE_REPLICA_URL
  end replica_pid
  start_pgbouncer
  DATABASE_URL=$pgbouncer_url start_server
  scale_line "list, through PgBouncer" "${servers[0]}" /all
  stop_scale_servers

  printf '\n== Crowds, with %d people, load average %s\n' "${sizes[-1]}" "$(load_average)"
  stampede
  herd
  idle_browsers
  plans
}

# compare FEW MANY: what a page costs beside so many, in turns: what else this machine does changes within a minute.
compare() {
  local few_url=${postgres_url%/*}/few list dashboard holds="holds"
  psql --quiet "$postgres_url" --command 'CREATE DATABASE few'
  start_server
  DATABASE_URL=$few_url $taskbell migrate >/dev/null
  DATABASE_URL=$few_url $taskbell seed --users "$1" --tasks "$tasks" >/dev/null
  psql --quiet "$few_url" --command 'VACUUM ANALYZE' --command CHECKPOINT
  DATABASE_URL=$few_url start_server
  DATABASE_URL=$few_url PEOPLE=$visitors EVERY=$(($1 / visitors)) $floor sign-in >"$folder/few-sessions"
  list=$(in_turns /all)
  keep_cache_cold
  dashboard=$(in_turns /dashboard)
  stop_emptying
  stop_scale_servers
  awk -v a="$list" -v b="$dashboard" -v most=$largest_growth 'BEGIN { exit a > most || b > most }' || holds="DOES NOT HOLD"
  verdicts+="Processor time a page, server and database together, with $2 people against $1, in turns: list $list times,"
  verdicts+=" dashboard $dashboard times; at most $largest_growth: $holds."$'\n'
}

# in_turns TARGET: how many times as much a page costs the first server as the second.
in_turns() {
  local number count rest ticks costs=(0 0) counts=(0 0) files=("$sessions" "$folder/few-sessions") sessions
  for _ in 0 1 2 3 4; do
    for number in 0 1; do
      sessions=${files[number]}
      next_run
      ticks=$(($(cpu_ticks "${server_pids[number]}") + $(database_ticks)))
      read -r count rest < <(closed_loop "${servers[number]}" GET "$1" "$((seconds / 2))")
      costs[number]=$((costs[number] + $(cpu_ticks "${server_pids[number]}") + $(database_ticks) - ticks))
      counts[number]=$((counts[number] + count))
    done
  done
  ratio2 $((costs[0] * counts[1])) $((costs[1] * counts[0]))
}

# --- Crowds ------------------------------------------------------------------------------------------------------

# A thousand requests in the same moment for one person's dashboard, which is in no cache.
stampede() {
  start_server
  head -n 1 "$sessions" >"$folder/one-session"
  ADDRESS=${servers[0]#http://} SESSIONS=$folder/one-session $crowd at-once 1 /dashboard >/dev/null
  drop_dashboards
  local before counted well not_well p50 p99 slowest
  before=$(dashboards_computed)
  read -r well not_well p50 p99 slowest < <(ADDRESS=${servers[0]#http://} SESSIONS=$folder/one-session $crowd at-once 1000 /dashboard)
  counted=$(($(dashboards_computed) - before))
  echo "1,000 requests at once for one dashboard, cold: $well answered, $not_well not, computed $counted times; p50 $p50 ms, p99 $p99 ms, slowest $slowest ms."
  stop_scale_servers
}

dashboards_computed() {
  psql --quiet --no-align --tuples-only "$postgres_url" --command \
    "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query LIKE '%\"day_13\"%'"
}

# Ten thousand people whose hour has come, nothing in the cache, and everybody looks at their dashboard.
herd() {
  local count p50 p99 refused late started
  $crowd mail >"$folder/mail-address" &
  mail_pid=$!
  until [ -s "$folder/mail-address" ]; do sleep 0.1; done
  SMTP_URL=$(cat "$folder/mail-address") start_server
  drop_dashboards
  read -r count p50 p99 refused late < <(seconds=10 steady "${servers[0]}" /dashboard)
  printf 'dashboard at %d/s, before:  p50 %s ms, p99 %s ms\n' "$steady_rate" "$p50" "$p99"
  # A task of each is due tomorrow, and then their hour has come.
  psql --quiet "$postgres_url" --command "UPDATE tasks SET status = 0, deleted_at = NULL, completed_at = NULL, completed_on = NULL,
    due_on = tomorrow, due_time = NULL, due_sort = (tomorrow - date '1970-01-01') * 10000 + 1440
    FROM (SELECT (now() AT TIME ZONE 'UTC')::date + 1 AS tomorrow) AS calendar WHERE tasks.id IN
    (SELECT DISTINCT ON (user_id) id FROM tasks WHERE user_id IN (SELECT id FROM users ORDER BY email LIMIT 10000))"
  psql --quiet "$postgres_url" --command "UPDATE users SET next_reminder_at = now(), reminder_hour = extract(hour FROM now() AT TIME ZONE 'UTC')
    WHERE id IN (SELECT id FROM users ORDER BY email LIMIT 10000)"
  drop_dashboards
  started=$(date +%s)
  read -r count p50 p99 refused late < <(seconds=30 steady "${servers[0]}" /dashboard)
  printf 'dashboard at %d/s, 10,000 reminders due: p50 %s ms, p99 %s ms, %d of %d not answered\n' "$steady_rate" "$p50" "$p99" "$refused" "$count"
  until [ "$(reminders_sent)" -ge 10000 ] || [ $(($(date +%s) - started)) -gt 300 ]; do sleep 1; done
  echo "$(reminders_sent) mails sent $(($(date +%s) - started)) seconds after they were due."
  stop_scale_servers
  end mail_pid
}

reminders_sent() {
  psql --quiet --no-align --tuples-only "$postgres_url" --command "SELECT count(*) FROM reminder_deliveries WHERE state = 'sent'"
}

# Ten thousand who have a list open and do nothing.
idle_browsers() {
  start_server
  local before after
  ADDRESS=${servers[0]#http://} SESSIONS=$sessions $crowd at-once 100 /all >/dev/null
  before=$(resident "${server_pids[0]}")
  ADDRESS=${servers[0]#http://} SESSIONS=$sessions $crowd idle 10000 /all >"$folder/idle" &
  idle_pid=$!
  until [ -s "$folder/idle" ]; do
    kill -0 "$idle_pid" || return 1
    sleep 0.2
  done
  after=$(resident "${server_pids[0]}")
  echo "10,000 browsers with a list open and idle: $before MB without them, $after MB with them."
  end idle_pid
  stop_scale_servers
}

# How PostgreSQL does every statement of the lists and the dashboard here. It tells from then on, so this comes last.
plans() {
  local holds="all by an index and in order."
  if ! SCALE_DATABASE_URL=$postgres_url TEST_DATABASE_URL=$postgres_url TEST_REDIS_URL=$redis_url \
    cargo test --quiet --package domain --features faults --test main lists_at_scale >"$folder/plans" 2>&1; then
    holds="DOES NOT HOLD. $(grep -A 1 panicked "$folder/plans" | tail -n 1)"
  fi
  verdicts+="Statements of the lists and of the dashboard: $holds"$'\n'
}

# --- Lines -------------------------------------------------------------------------------------------------------

scale_head() {
  printf '%-28s %10s %10s %8s %8s %8s %8s\n' "" " server µs" " database µs" queries most/s "p50 ms" "p99 ms"
}

# scale_line NAME ADDRESS TARGET: the processor time of a page, and how long it takes.
scale_line() {
  local name=$1 count time wrong servers_before database_before statements server_cost database_cost most p50 p99 refused late
  next_run
  closed_loop "$2" GET "$3" "$warm_up" >/dev/null
  servers_before=$(all_ticks "${server_pids[@]}") database_before=$(database_ticks) statements=$(sql_statements)
  closed_loop "$2" GET "$3" "$seconds" >"$folder/load"
  read -r count time wrong <"$folder/load"
  server_cost=$((($(all_ticks "${server_pids[@]}") - servers_before) * 1000000 / ticks_per_second / count))
  database_cost=$((($(database_ticks) - database_before) * 1000000 / ticks_per_second / count))
  statements=$(ratio $(($(sql_statements) - statements)) "$count")
  most=$((count * 1000000 / time))
  read -r count p50 p99 refused late < <(steady "$2" "$3")
  printf '%-28s %9d %10d %8s %8d %8s %8s\n' "$name" "$server_cost" "$database_cost" "$statements" "$most" "$p50" "$p99"
  note_late "$late"
  note_failures $((wrong + refused))
}

# Asks at the steady rate. Prints: requests, p50 and p99 in ms, wrong answers, late starts.
steady() { open_loop "$1" GET "$2" "$steady_rate"; }

ratio2() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

resident() { echo $(($(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB$/\1/p' "/proc/$1/status") / 1024)); }

all_ticks() {
  local pid sum=0
  for pid in "$@"; do sum=$((sum + $(cpu_ticks "$pid"))); done
  echo "$sum"
}

# What PostgreSQL and its replica used, with the connections that have ended.
database_ticks() {
  local pid sum=0
  for pid in $postgres_pid $replica_pid; do
    sum=$((sum + $(awk '{ sub(/^.*\) /, ""); print $12 + $13 + $14 + $15 }' "/proc/$pid/stat")))
    # shellcheck disable=SC2046
    sum=$((sum + $(cat $(pgrep --parent "$pid" | sed 's#.*#/proc/&/stat#') 2>/dev/null |
      awk '{ sub(/^.*\) /, ""); ticks += $12 + $13 } END { print ticks + 0 }')))
  done
  echo "$sum"
}

# --- Parts -------------------------------------------------------------------------------------------------------

# seed_people N: as many in all, of which some sign in, spread over all of them.
seed_people() {
  local started
  started=$(date +%s)
  $taskbell seed --users "$1" --tasks "$tasks"
  psql --quiet "$postgres_url" --command 'VACUUM ANALYZE' --command CHECKPOINT
  echo "Seeded in $(($(date +%s) - started)) seconds; the tasks take $(psql --no-align --tuples-only "$postgres_url" \
    --command "SELECT pg_size_pretty(pg_total_relation_size('tasks'))")."
  redis-cli -u "$redis_url" flushall >/dev/null
  PEOPLE=$visitors EVERY=$(($1 / visitors)) $floor sign-in >"$sessions"
}

start_server() {
  local port
  port=$(free_port)
  LISTEN=127.0.0.1:$port $taskbell serve >>"$folder/server.log" 2>&1 &
  server_pids+=($!)
  servers+=("http://127.0.0.1:$port")
  wait_until_ready Taskbell $! "$folder/server.log" curl --silent --fail "http://127.0.0.1:$port/readyz"
}

start_proxy() {
  local port
  port=$(free_port)
  proxy=http://127.0.0.1:$port
  LISTEN=127.0.0.1:$port SERVER_1=${servers[0]#http://} SERVER_2=${servers[1]#http://} haproxy -db -f deploy/haproxy.cfg >"$folder/proxy.log" 2>&1 &
  proxy_pid=$!
  wait_until_ready HAProxy "$proxy_pid" "$folder/proxy.log" curl --silent --fail "$proxy/readyz"
}

start_replica() {
  local port programs folder="$services_folder/replica"
  port=$(free_port) programs=$(postgres_programs)
  mkdir "$folder"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi
  (as_postgres "$programs/pg_basebackup" --dbname="$postgres_url" --pgdata="$folder/data" --write-recovery-conf --checkpoint=fast)
  (
    cd "$folder" || exit
    as_postgres "$programs/postgres" -D data -c listen_addresses=127.0.0.1 -c "port=$port" -c "unix_socket_directories=$folder" \
      -c max_connections=300 -c shared_buffers=4GB
  ) >>"$folder.log" 2>&1 &
  replica_pid=$!
  replica_url=$(sed "s/:[0-9]*\/postgres$/:$port\/postgres/" <<<"$postgres_url")
  wait_until_ready "The replica" "$replica_pid" "$folder.log" "$programs/pg_isready" --host=127.0.0.1 --port="$port"
}

drop_dashboards() {
  redis-cli -u "$redis_url" eval "for _, key in ipairs(redis.call('KEYS', 'taskbell:dashboard:*')) do redis.call('DEL', key) end" 0 >/dev/null
}

# end NAME-OF-A-PID
end() {
  local pid=${!1}
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  printf -v "$1" ''
}

stop_scale_servers() {
  local pid
  end proxy_pid
  for pid in "${server_pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${server_pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  server_pids=() servers=()
}

stop_scale() {
  stop_scale_servers
  end idle_pid
  end mail_pid
  end replica_pid
}
