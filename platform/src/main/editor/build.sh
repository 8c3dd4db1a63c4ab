#!/usr/bin/env bash
# Builds the editor and what keeps other forms into two files of the platform's resources, with the licences of what it holds. Needs npm; the default build does not.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
assets=../resources/org/preau/render/assets
npm ci --ignore-scripts --no-audit --no-fund
node_modules/.bin/esbuild src/main.js --bundle --minify --format=esm --target=es2022 --legal-comments=none --banner:js="/* Preau, AGPL-3.0-or-later; the libraries it holds and their licences: editor-licences.txt */" --charset=utf8 --outfile="$assets/editor.js"
node_modules/.bin/esbuild src/forms.js --bundle --minify --format=esm --target=es2022 --banner:js="/* Preau, AGPL-3.0-or-later */" --charset=utf8 --outfile="$assets/keep.js"
node licences.js > "$assets/editor-licences.txt"
