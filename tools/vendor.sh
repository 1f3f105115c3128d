#!/usr/bin/env bash
# Fetches the browser packages that Mia serves and writes wwwroot/vendor with its hash lock. Run by hand when a version changes;
# neither build nor tests need the network. Needs npm, tar, openssl and sha256sum. Nothing from a package is executed.
set -euo pipefail
cd "$(dirname "$0")/.."
out=wwwroot/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# name@version | integrity published by npm | licence | files of the package to serve, the licence text among them
packages=(
  "htmx.org@2.0.11|sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==|0BSD|dist/htmx.min.js LICENSE"
  "idiomorph@0.8.0|sha512-R47JBL+6jHDQvcnbppIUtXXcxi5h6+wuCEEZXnRhUltsgzPFKzThL5PuHppP9ypJuy+7WawcY1TsSBD/iQbMhw==|0BSD|dist/idiomorph-ext.min.js LICENSE"
  "@digdir/designsystemet-css@1.22.0|sha512-f/+YOK1Gvl7ypdeRh0TDGs28eu8DkOPDAR+T8yLpnys9FxNWX05UNuhXJwYwRuzF9WUgjAhpJ5JKdodTDxWMEA==|MIT|dist/src/index.css LICENSE"
  "@fontsource-variable/inter@5.3.0|sha512-OupL48va4JNofb97w6NYeF9S7W/kHNKM0Er8Dem5nqi4jeOLrVJDoE8tZEpnMJmtkvNbB1EIPPwHcdkF6b1oUA==|OFL-1.1|files/inter-latin-wght-normal.woff2 files/inter-latin-ext-wght-normal.woff2 LICENSE"
)

rm -rf "$out"
mkdir -p "$out"
lock="$out/vendor.lock.json"
echo '[' > "$lock"
first=1
for entry in "${packages[@]}"; do
  IFS='|' read -r spec integrity licence files <<< "$entry"
  name=${spec%@*} version=${spec##*@}
  folder=$(tr -d '@' <<< "$name" | tr '/' '-')
  tarball=$(cd "$work" && npm pack --silent --ignore-scripts "$spec")
  actual="sha512-$(openssl dgst -sha512 -binary "$work/$tarball" | openssl base64 -A)"
  [ "$actual" = "$integrity" ] || { echo "$spec: integrity is $actual, expected $integrity" >&2; exit 1; }
  mkdir -p "$work/$folder" "$out/$folder/$version"
  tar -xzf "$work/$tarball" -C "$work/$folder" --strip-components=1
  [ $first = 1 ] || echo '  },' >> "$lock"
  first=0
  printf '  {\n    "name": "%s",\n    "version": "%s",\n    "licence": "%s",\n    "integrity": "%s",\n    "files": {' \
    "$name" "$version" "$licence" "$integrity" >> "$lock"
  comma=
  for file in $files; do
    target="$folder/$version/$(basename "$file")"
    [ "$(basename "$file")" != LICENSE ] || target="$folder/$version/LICENSE.txt"
    cp "$work/$folder/$file" "$out/$target"
    printf '%s\n      "%s": "%s"' "$comma" "$target" "$(sha256sum "$out/$target" | cut -d' ' -f1)" >> "$lock"
    comma=,
  done
  printf '\n    }\n' >> "$lock"
done
printf '  }\n]\n' >> "$lock"
