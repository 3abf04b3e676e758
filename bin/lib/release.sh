# shellcheck shell=bash
# The release build, for bin/run, bin/test and bin/bench. Source this file in the project's folder.

release_sources=(Cargo.toml Cargo.lock .cargo src app migrations style public)
release_stamp=target/release/.built

# True when nothing changed since the last release build. Folders count too: deleting a file changes its folder.
release_is_fresh() {
  [ -x target/release/taskbell ] && [ -e "$release_stamp" ] || return 1
  [ -z "$(find "${release_sources[@]}" -newer "$release_stamp" -print -quit)" ] || return 1
  # A debug build, cargo leptos watch for one, puts its own files into the same site folder.
  local kind hash
  while read -r kind hash; do
    compgen -G "target/site/pkg/*.$hash.${kind%:}" >/dev/null || return 1
  done <target/release/hash.txt
}

build_release() {
  if release_is_fresh; then
    echo "The release build is up to date."
    return 0
  fi
  echo "Building the release. The first time takes about ten minutes, later changes about three."
  local started browser
  started=$(mktemp)
  # Side by side: what each does alone at its end takes one processor.
  cargo leptos build --release --precompress --frontend-only &
  browser=$!
  cargo leptos build --release --server-only || { kill "$browser" 2>/dev/null; wait "$browser"; rm "$started"; return 1; }
  wait "$browser" || { rm "$started"; return 1; }
  # The time of the start: what was edited during the build counts as changed.
  mv "$started" "$release_stamp"
}
