#!/usr/bin/env bash
# Builds wwwroot/theme/mia.css from tools/designsystemet.config.json with Designsystemet's own tool. Run by hand when the config changes.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed 's#"outDir": "[^"]*"#"outDir": "./design-tokens"#' tools/designsystemet.config.json > "$work/designsystemet.config.json"
(cd "$work" && npx --yes @digdir/designsystemet@1.15.0 tokens create --config designsystemet.config.json \
  && npx --yes @digdir/designsystemet@1.15.0 tokens build)
cp "$work/design-tokens-build/mia.css" wwwroot/theme/mia.css
