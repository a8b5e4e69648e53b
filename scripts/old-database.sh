#!/usr/bin/env bash
# Keeps a small filled database of the schema as this program has it, for the test that later programs upgrade it:
#   scripts/old-database.sh [NAME]   makes tests/databases/NAME: sqlite.db.gz, postgres.sql.gz and backup.zip
# NAME is NNN-MIGRATION, by default after the newest migration. Everything in it is the demo's invented data.
# Needs pg_dump and PostgreSQL's server programs (Debian: postgresql) and sqlite3.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cases=14
for tool in pg_dump sqlite3; do
  command -v $tool >/dev/null || { echo "old-database.sh: $tool is not here" >&2; exit 1; }
done
if [ $# -gt 0 ]; then
  name=$1
else
  migrations=(src/ReplyFlow.Data/Migrations/Sqlite/[0-9]*_*.Designer.cs)
  newest=$(basename "${migrations[-1]}" .Designer.cs)
  name=$(printf '%03d-%s' ${#migrations[@]} "${newest#*_}")
fi
target=tests/databases/$name
[ ! -e "$target" ] || { echo "old-database.sh: $target is there already; kept databases are never made again" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scripts/fonts.sh
for project in src/ReplyFlow.Cli tests/ReplyFlow.Testing.Node; do
  dotnet build $project -c Release --nologo -v q -clp:NoSummary | grep -E 'error|warning' >&2 && exit 1
done
replyflow() { dotnet src/ReplyFlow.Cli/bin/Release/net10.0/replyflow.dll "$@"; }
node() { dotnet tests/ReplyFlow.Testing.Node/bin/Release/net10.0/ReplyFlow.Testing.Node.dll "$@"; }
fill() { replyflow demo --cases $cases --db "$1" >/dev/null && node fill "$1" && replyflow verify --db "$1"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fill "$work/replyflow.db"
replyflow backup --db "$work/replyflow.db" "$work/backup.zip"
sqlite3 "$work/replyflow.db" 'PRAGMA wal_checkpoint(TRUNCATE); VACUUM;' >/dev/null

# The server runs until its input, which this shell holds open, closes.
coproc server { node postgres; }
read -r -u "${server[0]}" address
field() { sed -E "s/.*$1=([^;]*).*/\1/" <<<"$address"; }
export PGHOST=$(field Host) PGPORT=$(field Port) PGUSER=$(field Username)
psql -q -d postgres -c "CREATE DATABASE kept TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
fill "${address/Database=postgres/Database=kept}"
# Plain inserts, which a test can run without PostgreSQL's own programs; psql's commands (\restrict) are left out.
pg_dump --inserts --rows-per-insert=50 --no-owner --no-privileges -d kept | sed '/^\\/d' >"$work/postgres.sql"
exec {server[1]}>&-
wait

mkdir -p "$target"
gzip -9n <"$work/replyflow.db" >"$target/sqlite.db.gz"
gzip -9n <"$work/postgres.sql" >"$target/postgres.sql.gz"
cp "$work/backup.zip" "$target/backup.zip"
chmod 644 "$target"/*
ls -l "$target"
