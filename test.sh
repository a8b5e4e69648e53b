#!/usr/bin/env bash
# Builds everything and runs the tests. Ends with one line: N passed, N failed, N skipped.
#   ./test.sh          all tests; installs or brings what they need (Debian packages as root, fonts, npm packages)
#   ./test.sh --fast   without browser, PostgreSQL, other programs and the tests marked long
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
mode=full
case "${1:-}" in
  "") ;;
  --fast) mode=fast ;;
  *) echo "usage: ./test.sh [--fast]" >&2; exit 2 ;;
esac

packages=(chromium postgresql poppler-utils mupdf-tools qpdf libpdfbox2-java libactivation-java libjaxb-api-java libreoffice-writer-nogui fonts-noto-cjk dovecot-imapd clamav-daemon nginx-light)
command -v java >/dev/null || packages+=(default-jre-headless)
install_packages() {
  local missing=() p
  for p in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing+=("$p")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    echo "test.sh: please install: ${missing[*]} (run as root, test.sh does it)" >&2
    return 1
  fi
  echo "test.sh: installing ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >"$logs/apt.log" 2>&1 || { tail -20 "$logs/apt.log" >&2; return 1; }
}

# What runs here runs in the background as a process group of its own: when this script is ended (Ctrl-C, SIGTERM, SIGHUP), so is
# the group, first gently, then by force. What a group leaves behind dies with the process that started it (ChildProcess in tests).
set -m
jobs_end() {
  local groups group waits=100
  groups=$(jobs -p)
  for group in $groups; do kill -TERM -- "-$group" 2>/dev/null; done
  for group in $groups; do
    while kill -0 -- "-$group" 2>/dev/null && [ $((waits--)) -gt 0 ]; do sleep 0.1; done
    kill -KILL -- "-$group" 2>/dev/null
  done
}
trap 'jobs_end; [ -z "$memory" ] || rm -rf "$memory"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
in_group() { "$@" </dev/null & wait $!; }

# What tests write is thrown away, and thousands of files made and deleted on a disk cost a third of their time: into memory where there is plenty.
memory=
available() { [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -ge 6000000 ] && [ "$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo)" -ge 10000000 ]; }
if available 2>/dev/null && memory=$(mktemp -d /dev/shm/replyflow-XXXXXX); then chmod 1777 "$memory"; fi

logs=artifacts/test
rm -rf "$logs" && mkdir -p "$logs"
passed=0 failed=0 skipped=0
finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && exit 0 || exit 1
}
give_up() { echo "test.sh: $1" >&2; failed=$((failed + 1)); finish; }

scripts/fonts.sh || give_up "the fonts could not be brought"
if [ $mode = full ]; then
  install_packages || give_up "packages are missing"
  export REPLYFLOW_REQUIRE_POSTGRES=1 REPLYFLOW_REQUIRE_TOOLS=1 REPLYFLOW_REQUIRE_BROWSER=1
  if [ -f tests/smtp/package.json ]; then
    (cd tests/smtp && { [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error; }) || give_up "npm packages of tests/smtp"
  fi
else
  export REPLYFLOW_TEST_POSTGRES=none REPLYFLOW_NO_TOOLS=1
  fast_only="-trait- Length=Long"
  # Nothing runs long enough for profiling its code to pay; more memory (128 MiB, in hex) spares many collections.
  export DOTNET_TieredPGO=0 DOTNET_GCgen0size=8000000
fi

echo "test.sh: building"
in_group dotnet build ReplyFlow.sln -c Release --nologo -v q -clp:NoSummary >"$logs/build.log" 2>&1 \
  || { grep -E 'error|warning' "$logs/build.log" | sort -u | head -30 >&2; give_up "the build failed"; }

execute() {
  local start=$SECONDS
  if [ "$1" = format ]; then
    dotnet format ReplyFlow.sln --verify-no-changes --no-restore >"$logs/format.txt" 2>&1
    echo $? >"$logs/format.code"
    return
  fi
  TMPDIR=${memory:-${TMPDIR:-/tmp}} timeout --foreground -k 10 4800 dotnet "tests/$1/bin/Release/net10.0/$1.dll" -noColor -noLogo ${fast_only:-} >"$logs/$1.txt" 2>&1
  echo $((SECONDS - start)) >"$logs/$1.seconds"
}

report() {
  local name=$1 out="$logs/$1.txt" summary
  summary=$(grep -E '^ +[A-Za-z.]+ +Total: [0-9]+' "$out" | tail -1)
  if [ -z "$summary" ]; then
    echo "  $name: ended without a summary; its output:" >&2
    tail -40 "$out" >&2
    failed=$((failed + 1))
    return
  fi
  local total errors bad skip idle
  total=$(sed -E 's/.*Total: ([0-9]+).*/\1/' <<<"$summary")
  errors=$(sed -E 's/.*Errors: ([0-9]+).*/\1/' <<<"$summary")
  bad=$(sed -E 's/.*Failed: ([0-9]+).*/\1/' <<<"$summary")
  skip=$(sed -E 's/.*Skipped: ([0-9]+).*/\1/' <<<"$summary")
  idle=$(sed -nE 's/.*Not Run: ([0-9]+).*/\1/p' <<<"$summary") # explicit tests, which are parts of others
  total=$((total - ${idle:-0}))
  passed=$((passed + total - bad - skip)) failed=$((failed + bad + errors)) skipped=$((skipped + skip))
  echo "  $name: $((total - bad - skip)) passed, $((bad + errors)) failed, $skip skipped, $(cat "$logs/$name.seconds") s"
  [ "$name" != ReplyFlow.Architecture.Tests ] || sed -nE 's/^ *(ReplyFlow\.[A-Za-z]+: [0-9]+ circles).*/    \1/p' "$out" | sort -u
  if [ $((bad + errors)) -gt 0 ]; then
    grep -A 25 -E '\[FAIL\]|\[ERROR\]|Test (Class|Collection|Assembly) Cleanup Failure' "$out" | head -300 >&2
  fi
  [ "$skip" -eq 0 ] || grep -A 1 -E '\[SKIP\]' "$out" | grep -vE '^--|\[SKIP\]' | sed 's/^ */    skipped: /' | sort | uniq -c | sort -rn | head -8
}

# Two projects at once, the longest first: most of the browser part is waiting for processes that start.
execute_by_twos() {
  local p
  for p in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
    execute "$p" </dev/null &
  done
  wait
}

projects=(ReplyFlow.Architecture.Tests ReplyFlow.Domain.Tests ReplyFlow.Workflow.Tests ReplyFlow.Letters.Tests ReplyFlow.Data.Tests ReplyFlow.Application.Tests ReplyFlow.Cli.Tests ReplyFlow.Web.Tests)
if [ $mode = fast ]; then
  execute_by_twos ReplyFlow.Web.Tests ReplyFlow.Application.Tests ReplyFlow.Data.Tests ReplyFlow.Workflow.Tests ReplyFlow.Cli.Tests ReplyFlow.Letters.Tests ReplyFlow.Domain.Tests ReplyFlow.Architecture.Tests
  for p in "${projects[@]}"; do report "$p"; done
else
  execute_by_twos ReplyFlow.Browser.Tests ReplyFlow.Application.Tests ReplyFlow.Web.Tests ReplyFlow.Cli.Tests ReplyFlow.Data.Tests \
    ReplyFlow.Workflow.Tests ReplyFlow.Letters.Tests ReplyFlow.Architecture.Tests ReplyFlow.Domain.Tests format
  for p in "${projects[@]}" ReplyFlow.Browser.Tests; do report "$p"; done
  if [ "$(cat "$logs/format.code")" -eq 0 ]; then
    passed=$((passed + 1)) && echo "  dotnet format: clean"
  else
    failed=$((failed + 1)) && { echo "  dotnet format:"; head -20 "$logs/format.txt"; } >&2
  fi
fi
finish
