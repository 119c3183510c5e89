#!/bin/sh
# [[.Say
"Đưa thư mục public lên nhánh pages của kho git, nếu trang có thay đổi."
"Puts the folder public on the branch pages of the repository, where the site changed."]]
# [[.Say
"Nhánh này luôn chỉ có một commit: nội dung đã gỡ khỏi trang không còn lại trong lịch sử của nhánh."
"The branch always has one commit: what was removed from the site does not stay in its history."]]
set -eu
cd "$(dirname "$0")/.."
GIT_INDEX_FILE=$(git rev-parse --absolute-git-dir)/congkhai-pages
export GIT_INDEX_FILE
rm -f "$GIT_INDEX_FILE"
git --work-tree=public -c core.autocrlf=false add --all --force .
tree=$(git write-tree)
rm -f "$GIT_INDEX_FILE"

before=none
if [ -n "$(git ls-remote origin refs/heads/pages)" ]; then
	git fetch --quiet --depth 1 origin refs/heads/pages
	before=$(git rev-parse 'FETCH_HEAD^{tree}')
fi
if [ "$tree" = "$before" ]; then
	echo "[[.Say "trang không thay đổi" "the site did not change"]]"
	exit 0
fi
commit=$(git -c user.name=congkhai -c user.email=congkhai@localhost commit-tree -m "[[.Say "Trang đã dựng" "The built site"]]" "$tree")
git push --quiet --force origin "$commit:refs/heads/pages"
