#!/bin/sh
# [[.Say
"Tạo chương trình congkhai từ mã nguồn vào một thư mục: sh schedule/program.sh THƯ-MỤC"
"Makes the program congkhai from its source, in a folder: sh schedule/program.sh FOLDER"]]
# [[.Say
"Các lịch trên GitHub, GitLab, Forgejo dùng tệp này; cần git và go."
"The schedules of GitHub, GitLab and Forgejo use it; it needs git and go."]]
set -eu
if [ -z "${CONGKHAI_SOURCE:-}" ]; then
	echo "[[.Say
"chưa có biến CONGKHAI_SOURCE: ghi vào đó địa chỉ git của mã nguồn congkhai, trong phần cài đặt của kho git"
"the variable CONGKHAI_SOURCE is not set: write the git address of congkhai's source into it, in the settings of the repository"]]" >&2
	exit 2
fi
to=$(cd "$1" && pwd)
source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
git clone --quiet --depth 1 ${CONGKHAI_VERSION:+--branch "$CONGKHAI_VERSION"} -- "$CONGKHAI_SOURCE" "$source"
cd "$source"
GOTOOLCHAIN=auto go build -o "$to/congkhai" ./cmd/congkhai
