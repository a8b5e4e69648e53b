#!/usr/bin/env bash
# Builds the product and runs it on this machine only. Ctrl-C ends it.
#   ./run.sh                empty installation; the console shows a one-time set-up code
#   ./run.sh --demo         with an invented city: accounts of every role, suggestions at every stage
#   ./run.sh --port 5081    another port than 5080
# Data stays in ./data (REPLYFLOW_DATA names another folder); delete it to begin anew.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
data="${REPLYFLOW_DATA:-$root/data}"
port=5080
demo=no

usage() { sed -n '2,6s/^# \{0,1\}//p' "$root/run.sh"; }
while (($# > 0)); do
  case "$1" in
    --demo) demo=yes ;;
    --port)
      port="${2:-}"
      [[ "$port" =~ ^[0-9]+$ ]] && ((port >= 1 && port <= 65535)) || { echo "run.sh: --port needs a number from 1 to 65535" >&2; exit 2; }
      shift
      ;;
    -h | --help) usage; exit 0 ;;
    *) echo "run.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

for tool in dotnet npm; do
  command -v "$tool" >/dev/null || { echo "run.sh: $tool is not here; the .NET 10 SDK and Node.js 20 or later are needed" >&2; exit 2; }
done

# Said before anything is built: what cannot work then would cost minutes.
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "run.sh: port $port is taken; end the program that has it, or choose another with --port" >&2
  exit 2
fi
umask 077
if ! { mkdir -p "$data" && probe="$(mktemp "$data/.probe-XXXXXX")"; } 2>/dev/null; then
  echo "run.sh: $data is no folder that can be written into; name another with REPLYFLOW_DATA" >&2
  exit 2
fi
rm -f "$probe"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export REPLYFLOW_FONTS="${REPLYFLOW_FONTS:-$root/.cache/fonts}"
# Letters need fonts; without them everything but letters works, and the pages say so.
"$root/scripts/fonts.sh" || echo "run.sh: no fonts could be brought; letters are set with the system's, if it has any" >&2

build() { dotnet build "$root/src/$1" -c Release -v quiet --nologo "-clp:ErrorsOnly;NoSummary"; }
echo "Building ..."
build ReplyFlow.Web

if [[ "$demo" == yes ]]; then
  accounts="$data/demo-accounts.txt"
  if [[ ! -e "$data/replyflow.db" ]]; then
    build ReplyFlow.Cli
    echo "Filling demo data ..."
    dotnet "$root/src/ReplyFlow.Cli/bin/Release/net10.0/replyflow.dll" demo --db "$data/replyflow.db" >"$accounts.part" || {
      rm -f "$data/replyflow.db" "$data/replyflow.db-wal" "$data/replyflow.db-shm" "$accounts.part"
      exit 1
    }
    mv "$accounts.part" "$accounts"
  elif [[ ! -e "$accounts" ]]; then
    echo "run.sh: $data holds an installation that is not the demo; it is left as it is" >&2
  fi
  if [[ -e "$accounts" ]]; then
    echo
    cat "$accounts"
  fi
fi

cd "$data"
export ReplyFlow__DataFolder="$data"
dotnet "$root/src/ReplyFlow.Web/bin/Release/net10.0/ReplyFlow.Web.dll" \
  --contentRoot "$root/src/ReplyFlow.Web" --urls "http://127.0.0.1:$port" &
product=$!
trap 'kill -TERM "$product" 2>/dev/null || true' INT TERM

# Whether the product answers; a start that cannot work has said why and ended.
answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$port" && printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3 && grep -q '200 OK' <&3) 2>/dev/null
}
while kill -0 "$product" 2>/dev/null; do
  if answers; then
    echo
    echo "ReplyFlow: http://127.0.0.1:$port    (data: $data; Ctrl-C ends it)"
    if [[ "$demo" == yes ]]; then
      echo "本机邮件夹，发给代表的邮件在这里: http://127.0.0.1:$port/demo/mail"
    fi
    break
  fi
  sleep 0.2
done

# A signal ends the first wait; the second one waits for the product to end in order.
code=0
wait "$product" || code=$?
if kill -0 "$product" 2>/dev/null; then
  code=0
  wait "$product" || code=$?
fi
exit "$code"
