#!/usr/bin/env bash
# Generates migrations for both databases from the one model.
#   scripts/migration.sh NAME      adds a migration of that name to both
#   scripts/migration.sh --reset   replaces all migrations by one named Initial (before the first release only)
set -euo pipefail
cd "$(dirname "$0")/.."
data=src/ReplyFlow.Data
tool=scripts/migrations
name=${1:?usage: scripts/migration.sh NAME | --reset}
if [ "$name" = --reset ]; then
  rm -rf "$data/Migrations/Sqlite" "$data/Migrations/Postgres"
  name=Initial
fi
dotnet tool restore >/dev/null
dotnet build "$tool/ReplyFlow.Migrations.csproj" -c Debug -v quiet --nologo
for kind in Sqlite Postgres; do
  dotnet tool run dotnet-ef migrations add "$name" --no-build --configuration Debug \
    --project "$data" --startup-project "$tool" --context "${kind}Db" \
    --output-dir "Migrations/$kind"
  if [ "${1}" = --reset ]; then
    # A fixed identifier, so that regenerating shows as a change of the same files.
    for file in "$data/Migrations/$kind"/*_Initial*.cs; do
      rest=${file##*/}
      sed "s/${rest%%_*}_Initial/20260101000000_Initial/" "$file" > "$data/Migrations/$kind/20260101000000_${rest#*_}"
      rm "$file"
    done
  fi
done
# dotnet-ef writes a byte order mark, which this repository does not use.
sed -i '1s/^\xEF\xBB\xBF//' "$data"/Migrations/*/*.cs
