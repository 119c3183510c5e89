#!/bin/sh
# [[.Say
"Cập nhật trang trên máy chủ: lấy commit mới (nếu kho git có nhánh ở xa), rồi dựng trang."
"Brings the site on a server up to date: fetches new commits (where the branch has an upstream), then builds."]]
# [[.Say
"Không lấy được commit thì vẫn dựng, để các giai đoạn đúng ngày; khi đó kết thúc với mã khác 0."
"Where fetching fails it builds all the same, so that stages are right on the day, and ends with a status other than 0."]]
# [[.Say
"Chỉ khi có lỗi mới ghi ra stderr, nên cron chỉ gửi thư khi có việc cần làm."
"It writes to stderr only where something failed, so cron sends mail only then."]]
set -u
cd "$(dirname "$0")/.." || exit 3
PATH=$PATH:/usr/local/bin:${HOME:-}/go/bin
GIT_TERMINAL_PROMPT=0
export PATH GIT_TERMINAL_PROMPT

status=0
if git rev-parse --quiet --verify '@{upstream}' >/dev/null 2>&1; then
	git pull --quiet --ff-only || status=3
fi
# [[.Say
"Trang chỉ khác đi khi có commit mới, khi đến lần đổi giai đoạn mà congkhai next báo trước, hoặc khi đổi bản congkhai."
"The site changes by a new commit, by the change of stage that congkhai next foretells, or by another congkhai only."]]
now=$(git rev-parse HEAD 2>/dev/null && congkhai next 2>/dev/null && congkhai version 2>/dev/null) || now=
if [ -n "$now" ] && [ -d public ] && [ "$now" = "$(cat .congkhai/built 2>/dev/null)" ]; then
	exit "$status"
fi
if report=$(congkhai --lang [[.Lang]] build 2>&1); then
	printf '%s\n' "$report"
	mkdir -p .congkhai && printf '%s\n' "$now" >.congkhai/built
else
	status=$?
	printf '%s\n' "$report" >&2
fi
exit "$status"
