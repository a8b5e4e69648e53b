#!/bin/bash
# Run once by the PostgreSQL image as it makes the database: lets the replica of the composed network connect for replication.
set -euo pipefail
echo "host replication replyflow samenet scram-sha-256" >>"$PGDATA/pg_hba.conf"
