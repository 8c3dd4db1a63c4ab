#!/bin/bash
# Builds a small site in a real WordPress (Debian: wordpress mariadb-server php-cli php-mysql php-gd php-xml) and writes what its
# own export gives, with its uploads: make.sh DIR. Everything runs in a folder of its own and ends with it. The texts are ours.
set -euo pipefail
to=$(mkdir -p "$1" && cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d --tmpdir wordpress-dump.XXXXXX)
chmod 755 "$work"
db=$work/mariadb.sock
cleanup() {
  [ -n "${pid:-}" ] && kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  rm -rf "$work"
}
trap cleanup EXIT

mkdir "$work/data"
chown mysql "$work/data" "$work"
mariadb-install-db --no-defaults --user=mysql --datadir="$work/data" --auth-root-authentication-method=normal >/dev/null 2>&1
mariadbd --no-defaults --user=mysql --datadir="$work/data" --socket="$db" --skip-networking --pid-file="$work/pid" --innodb-buffer-pool-size=32M >"$work/log" 2>&1 &
pid=$!
for _ in $(seq 100); do mariadb-admin --no-defaults --socket="$db" ping >/dev/null 2>&1 && break; read -rt 0.2 <> <(:) || :; done
mariadb --no-defaults --socket="$db" -e "create database wp; create user wp@localhost identified by 'wp'; grant all on wp.* to wp@localhost"

cp -aL /usr/share/wordpress "$work/wordpress" 2>/dev/null || :
rm -rf "$work/wordpress/wp-content/uploads"
mkdir -p "$work/wordpress/wp-content/uploads"
cat > "$work/wordpress/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp'); define('DB_HOST', 'localhost:$db'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_SITEURL', 'https://www.lavoir.example'); define('WP_HOME', 'https://www.lavoir.example'); define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_DEBUG', false); \$table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
PHP
php -d display_errors=stderr "$here/site.php" "$work/wordpress" > "$to/wordpress.xml"
rm -rf "$to/uploads"
cp -a "$work/wordpress/wp-content/uploads" "$to/uploads"
# One picture is missing from the copy, as happens.
find "$to/uploads" -name 'absente*' -delete
ls -la "$to"
