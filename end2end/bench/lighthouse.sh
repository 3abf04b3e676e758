# shellcheck shell=bash
# bin/bench lighthouse: Google's audits on a throttled phone, on the pages people see most. Source this file in the
# project's folder.
# shellcheck disable=SC2154,SC2034

lighthouse_version=12.8.2
lighthouse=target/bench/lighthouse-$lighthouse_version/node_modules/.bin/lighthouse

install_lighthouse() {
  [ ! -x "$lighthouse" ] || return 0
  echo "Installing Lighthouse $lighthouse_version into target/bench, from npm."
  mkdir -p "${lighthouse%/node_modules/*}"
  npm install --no-save --silent --prefix "${lighthouse%/node_modules/*}" "lighthouse@$lighthouse_version"
}

# bench_lighthouse DATABASE-URL
bench_lighthouse() {
  local session path
  people=1 tasks=60 visitors=1
  install_lighthouse
  start_servers "$1"
  session=$(head -n 1 "$sessions")
  printf '\n== Lighthouse %s on a phone, slow 4G, processor 4 times slower, load average %s\n' "$lighthouse_version" "$(load_average)"
  printf '%-12s %12s %14s %15s %10s %10s %8s\n' "" performance accessibility "best practices" "FCP ms" "LCP ms" "TBT ms"
  for path in /sign-in /today /all /dashboard; do
    audit "$path" "$([ "$path" = /sign-in ] || echo "taskbell=$session")"
  done
  stop_servers
}

# audit PATH COOKIE
audit() {
  # Chromium now and then loses the trace of a page.
  look_at "$@" || look_at "$@"
  tell "$1"
}

look_at() {
  local browser
  browser=$(command -v chromium || command -v google-chrome || command -v chromium-headless-shell)
  CHROME_PATH=$browser "$lighthouse" "$server$1" --quiet --output=json --output-path="$folder/audit.json" \
    --only-categories=performance,accessibility,best-practices --no-enable-error-reporting \
    --chrome-flags="--headless=new --no-sandbox --disable-background-networking" --extra-headers="{\"Cookie\": \"$2\"}"
}

tell() {
  node --input-type=module - "$1" "$folder/audit.json" <<'END'
import { readFileSync } from "node:fs";
const [path, file] = process.argv.slice(2);
const { categories, audits } = JSON.parse(readFileSync(file, "utf8"));
const score = (name) => String(Math.round(categories[name].score * 100));
const ms = (name) => String(Math.round(audits[name].numericValue));
console.log(
  path.padEnd(12), score("performance").padStart(12), score("accessibility").padStart(14), score("best-practices").padStart(15),
  ms("first-contentful-paint").padStart(10), ms("largest-contentful-paint").padStart(10), ms("total-blocking-time").padStart(8),
);
for (const { auditRefs } of Object.values(categories))
  for (const { id, weight } of auditRefs)
    if (weight > 0 && audits[id].score !== null && audits[id].score < 0.9) console.log(`  ${id}: ${audits[id].title} ${audits[id].displayValue ?? ""}`);
END
}
