package main

import (
	"os"
	"path/filepath"
	"strings"
)

// isCut is a clone with three commits.
func (s *scriptedSite) isCut() {
	s.t.Helper()
	s.wants("a clone with three commits")
	s.run("build")
	if !strings.Contains(s.said, "note: the git repository is a shallow clone") {
		s.t.Errorf("a build of a short clone says %q", s.said)
	}
	s.tells("lay-y-kien/dot-1", `
Thay đổi trên trang này
Bản sao kho git thiếu các bản cũ nên không biết trang đăng từ ngày nào.
`, `
Changes to this page
The copy of the git repository lacks its older commits, so it is not known since when this has been public.
`)
	s.tells("ket-qua/qd-1", `
Thay đổi trên trang này
14/12/2026: Ghi nhầm.
Bản sao kho git thiếu các bản cũ nên không biết trang đăng từ ngày nào. Sửa lần cuối ngày 14/12/2026.
14/12/2026: Ngày đính chính: 14/12/2026; Đã sửa nội dung
12/12/2026: Kết quả (Trần Thị Bình): Được khen thưởng →thành Không có trong quyết định khen thưởng
`, `
Changes to this page
14 December 2026: Ghi nhầm.
The copy of the git repository lacks its older commits, so it is not known since when this has been public. Last changed on 14 December 2026.
14 December 2026: Day of correction: 14 December 2026; Content changed
12 December 2026: Result (Trần Thị Bình): Awarded →to Not in the decision
`)
	s.write(firstRound, roundText("Đợt 1", "2026-11-05", "2026-11-23", extensionText("2026-11-23", "2026-11-27", "2026-11-12"))+after)
	s.wants("shortened in a clone with three commits", "window/shortened rounds/dot-1/round.toml:22")
}

// isRebased is a clone whose commits were all made anew: the order of versions is known, their days are not.
func (s *scriptedSite) isRebased() {
	s.t.Helper()
	s.run("build")
	s.at = s.at.AddDate(0, 0, 6)
	s.git("rebase", "-q", "--root", "--force-rebase")
	s.wants("rebased", "holidays/changed holidays/2026.toml:1")
	s.run("build")
	if !strings.Contains(s.said, "note: the git history was rewritten") {
		s.t.Errorf("a build after a rebase says %q", s.said)
	}
	s.tells("lay-y-kien/dot-1", `
Thay đổi trên trang này
Lịch sử git đã được viết lại nên không biết trang đăng từ ngày nào.
Không rõ ngày (lịch sử git đã được viết lại): Ngày Hội đồng họp: 08/12/2026; Ngày báo cáo ý kiến: 03/12/2026; Đã sửa nội dung
Không rõ ngày (lịch sử git đã được viết lại): Gia hạn từ: 27/11/2026; Ngày gia hạn: 17/11/2026; Gia hạn đến: 02/12/2026; Đã sửa nội dung
Không rõ ngày (lịch sử git đã được viết lại): Gia hạn đến: 26/11/2026 →thành 27/11/2026
Không rõ ngày (lịch sử git đã được viết lại): Gia hạn đến: 27/11/2026 →thành 26/11/2026
Không rõ ngày (lịch sử git đã được viết lại): Gia hạn từ: 23/11/2026; Ngày gia hạn: 12/11/2026; Gia hạn đến: 27/11/2026; Đã sửa nội dung
Không rõ ngày (lịch sử git đã được viết lại): Hạn nhận ý kiến: 20/11/2026 →thành 23/11/2026
Không rõ ngày (lịch sử git đã được viết lại): Hạn nhận ý kiến: 23/11/2026 →thành 20/11/2026
`, `
Changes to this page
The git history was rewritten, so it is not known since when this has been public.
Day not known (the git history was rewritten): Day of the council: 8 December 2026; Day of the report on comments: 3 December 2026; Content changed
Day not known (the git history was rewritten): Extended from: 27 November 2026; Day of extension: 17 November 2026; Extended to: 2 December 2026; Content changed
Day not known (the git history was rewritten): Extended to: 26 November 2026 →to 27 November 2026
Day not known (the git history was rewritten): Extended to: 27 November 2026 →to 26 November 2026
Day not known (the git history was rewritten): Extended from: 23 November 2026; Day of extension: 12 November 2026; Extended to: 27 November 2026; Content changed
Day not known (the git history was rewritten): Last day for comments: 20 November 2026 →to 23 November 2026
Day not known (the git history was rewritten): Last day for comments: 23 November 2026 →to 20 November 2026
`)
	s.tells("lay-y-kien/dot-1/cuc", `
Thay đổi trên trang này
Lịch sử git đã được viết lại nên không biết trang đăng từ ngày nào.
`, `
Changes to this page
The git history was rewritten, so it is not known since when this has been public.
`)
	s.remove(em)
	s.wants("deleted after a rebase", "holidays/changed holidays/2026.toml:1", "record/deleted rounds/dot-2/em.toml:1")
}

// isMerged is a clone into which a branch is merged that named somebody before the round opened.
func (s *scriptedSite) isMerged() {
	s.t.Helper()
	s.git("checkout", "-q", "-b", "late", s.git("log", "--format=%H", "--diff-filter=A", "--", secondRound))
	s.at = s.at.AddDate(0, -1, 0)
	s.write("content/rounds/dot-2/giang.toml", nominationText("Phan Văn Giang", ""))
	s.commit("2026-11-19")
	s.git("checkout", "-q", "main")
	s.at = s.at.AddDate(0, 1, 0)
	s.git("merge", "-q", "--no-ff", "-m", "x", "late")
	s.wants("merged after the round opened", "holidays/changed holidays/2026.toml:1", "nomination/late rounds/dot-2/giang.toml:1")
}

// isEdited is a clone with changes that are not committed.
func (s *scriptedSite) isEdited() {
	s.t.Helper()
	s.write(an, strings.Replace(nominationText("Lê Văn An", ""), "Tổ trưởng", "Trưởng phòng", 1))
	s.git("add", "-A")
	s.wants("free text changed, staged only", "holidays/changed holidays/2026.toml:1")
	s.run("build")
	s.tells("lay-y-kien/dot-1/an", `
Thay đổi trên trang này
Theo lịch sử git: có trên trang này từ ngày 05/11/2026. Sửa lần cuối ngày 16/11/2026. Bản này có phần chưa ghi vào lịch sử git.
16/11/2026: Danh hiệu, hình thức: Giấy khen Mẫu →thành Bằng khen Mẫu
16/11/2026: Danh hiệu, hình thức: Bằng khen Mẫu →thành Giấy khen Mẫu; Đã sửa nội dung
16/11/2026: Đã sửa nội dung
09/11/2026: Đã sửa nội dung
`, `
Changes to this page
According to git: on this site since 5 November 2026. Last changed on 16 November 2026. Part of this is not in the git history yet.
16 November 2026: Award: Giấy khen Mẫu →to Bằng khen Mẫu
16 November 2026: Award: Bằng khen Mẫu →to Giấy khen Mẫu; Content changed
16 November 2026: Content changed
9 November 2026: Content changed
`)
	s.write(theDecision, decisionText("deferred", "\n[[corrections]]\non = 2026-12-14\nnote = \"Ghi nhầm.\"\n"))
	s.wants("a decision changed, not committed", "decision/changed decisions/qd-1.toml:11", "holidays/changed holidays/2026.toml:1")
}

// isTaken is a copy without its repository.
func (s *scriptedSite) isTaken() {
	s.t.Helper()
	if err := os.RemoveAll(filepath.Join(s.dir, ".git")); err != nil {
		s.t.Fatal(err)
	}
	s.wants("without a repository")
	s.run("build")
	s.tells("lay-y-kien/dot-1", `
Thay đổi trên trang này
Trang dựng ngoài kho git nên không có lịch sử thay đổi.
`, `
Changes to this page
This site was built outside a git repository, so there is no history of changes.
`)
	s.tells("guong-dien-hinh/tot", ``, ``)
}
