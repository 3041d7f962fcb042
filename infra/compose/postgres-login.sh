#!/bin/sh
# Run once, when a database folder is new: the login of the one service that this server is for, and its database.
# The service is no superuser. The superuser's password is random and nobody knows it: see docker-compose.yml.
set -e
psql --set ON_ERROR_STOP=1 --set login="$SERVICE_LOGIN" --set password="$SERVICE_PASSWORD" \
  --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE :"login" LOGIN PASSWORD :'password';
CREATE DATABASE :"login" OWNER :"login";
REVOKE CONNECT ON DATABASE :"login" FROM PUBLIC;
SQL
