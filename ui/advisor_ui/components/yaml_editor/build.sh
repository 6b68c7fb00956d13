#!/bin/sh
# Builds bundle.js from editor.js and place.js. Needs Node and npm; users of the advisor need neither, since the bundle is committed.
# `codemirror` without a version installs 6.65, which is CodeMirror 5 code: keep it pinned.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/editor.js" "$here/place.js" "$work/"
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  codemirror@6.0.2 @codemirror/autocomplete@6.20.4 @codemirror/lang-yaml@6.1.3 @codemirror/language@6.13.1 \
  @codemirror/lint@6.9.8 @codemirror/state@6.7.6 @codemirror/view@6.43.15 @lezer/highlight@1.2.5 esbuild@0.28.2
node_modules/.bin/esbuild editor.js --bundle --format=esm --minify --legal-comments=none --charset=utf8 \
  --log-level=warning --outfile="$here/bundle.js"
