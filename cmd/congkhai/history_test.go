package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The files of the scripted site.
const (
	firstRound  = "content/rounds/dot-1/round.toml"
	secondRound = "content/rounds/dot-2/round.toml"
	an          = "content/rounds/dot-1/an.toml"
	binh        = "content/rounds/dot-1/binh.toml"
	cuc         = "content/rounds/dot-1/cuc.toml"
	em          = "content/rounds/dot-2/em.toml"
	daysOff     = "content/holidays/2026.toml"
	story       = "content/exemplars/tot.md"
	theDecision = "content/decisions/qd-1.toml"
)

func roundText(title, published, closes, more string) string {
	return `title = "` + title + `"
council = "hoi-dong"
awards = ["bang-khen", "giay-khen"]
published = ` + published + `
closes = ` + closes + `

[notice]
number = "01/TB-HĐ"
issuer = "Hội đồng Mẫu"
issued = 2026-11-02

[[publications]]
place = "Cổng thông tin điện tử"
kind = "portal"

[[submissions]]
id = "so"
number = "1/TTr-SM"
` + more
}

func extensionText(from, to, on string) string {
	return "\n[[extensions]]\nfrom = " + from + "\nto = " + to + "\nreason = \"Bão\"\non = " + on + "\n"
}

func nominationText(name, more string) string {
	return `award = "bang-khen"
category = "merit"
proposed_by = "so-mau"
submission = "so"
` + more + `
[candidate]
name = "` + name + `"
kind = "individual"
position = "Tổ trưởng"
unit = "so-mau"
`
}

func storyText(draft, body string) string {
	return "+++\n" + draft + "title = \"Người tốt\"\npublished = 2026-11-10\n" +
		"[[subjects]]\nname = \"Lê Văn Tốt\"\nkind = \"individual\"\n[consent]\ngiven_on = 2026-11-01\nbasis = \"written\"\n+++\n" + body + "\n"
}

func decisionText(result, more string) string {
	return `number = "9/QĐ"
authority = "province"
signed = 2026-12-10

[[outcomes]]
nomination = "dot-1/an"
result = "awarded"

[[outcomes]]
nomination = "dot-1/binh"
result = "` + result + `"
` + more
}

func daysOffText(more string) string {
	return "year = 2026\n[[notices]]\nnumber = \"1\"\nissued = 2025-12-01\n[[off]]\ndate = 2026-09-02\nname = \"Quốc khánh\"\nnotice = \"1\"\n" + more
}

const after = `
[opinion_report]
on = 2026-12-03
received = 0

[council_result]
met = 2026-12-08
`

// TestHistory goes through forty commits of a site, says what is wrong after them, and what its pages tell in the end;
// then the same of the repository rebased, cut, taken away, edited and merged.
func TestHistory(t *testing.T) {
	t.Parallel()
	s := newScriptedSite(t)
	s.write(".gitignore", "public/\n.congkhai/\n")
	s.write("site.toml", "title = \"Thi đua\"\nbase_url = \"https://mau.example.org\"\norganisation = \"hoi-dong\"\n[response]\naddress = \"Số 1 đường Mẫu\"\n")
	s.write("content/units/hoi-dong.toml", "name = \"Hội đồng Mẫu\"\nkind = \"council\"\n")
	s.write("content/units/so-mau.toml", "name = \"Sở Mẫu\"\nkind = \"department\"\n")
	for id, name := range map[string]string{"bang-khen": "Bằng khen Mẫu", "giay-khen": "Giấy khen Mẫu"} {
		s.write("content/awards/"+id+".toml", "name = \""+name+"\"\nform = \""+id+"\"\nauthority = [\"province\"]\nrecipients = [\"individual\", \"collective\"]\n")
	}
	s.write("content/rules/muoi.toml", "citation = \"Nghị định Mẫu, Điều 1\"\nsource = \"https://mau.example.org/nd\"\nawards = [\"bang-khen\", \"giay-khen\"]\nstage = \"proposer\"\nvalid_from = 2020-01-01\nverified = true\n[window]\ndays = 10\nunit = \"working\"\n[translations.en]\ncitation = \"Model Decree\"\n")
	s.commit("2026-11-01") // 1
	s.write(daysOff, daysOffText(""))
	s.commit("2026-11-01") // 2
	plain := roundText("Đợt 1", "2026-11-05", "2026-11-23", "")
	s.write(firstRound, plain)
	s.commit("2026-11-02") // 3
	s.write(an, nominationText("Lê Văn An", ""))
	s.commit("2026-11-02") // 4
	s.write(binh, nominationText("Trần Thị Bình", ""))
	s.commit("2026-11-02") // 5
	s.write(cuc, nominationText("Vũ Thị Cúc", "draft = true\n"))
	s.commit("2026-11-02") // 6
	s.write(firstRound, strings.Replace(plain, "2026-11-23", "2026-11-24", 1))
	s.commit("2026-11-03") // 7
	s.write(firstRound, plain)
	s.commit("2026-11-03") // 8
	s.write(story, storyText("draft = true\n", "Gọi 0912345678."))
	s.commit("2026-11-04") // 9
	s.write(story, storyText("", "Ông làm nhanh."))
	s.commit("2026-11-04") // 10
	s.wants("a window cut and a draft mended before they were public")

	s.write("content/units/so-mau.toml", "name = \"Sở Mẫu\"\nkind = \"department\"\nsummary = \"Một sở.\"\n")
	s.commit("2026-11-05") // 11, the round opens
	s.write(an, strings.Replace(nominationText("Lê Văn An", ""), "Tổ trưởng", "Tổ phó", 1))
	s.commit("2026-11-09") // 12
	s.write(story, storyText("", "Ông làm rất nhanh."))
	s.commit("2026-11-11") // 13
	s.wants("free text changed")
	s.write(firstRound, strings.Replace(plain, "2026-11-23", "2026-11-20", 1))
	s.commit("2026-11-11") // 14
	s.wants("shortened", "window/shortened rounds/dot-1/round.toml:5")
	s.git("revert", "--no-edit", "HEAD") // 15
	s.wants("shortened and reverted")
	extended := extensionText("2026-11-23", "2026-11-27", "2026-11-12")
	s.write(firstRound, plain+extended)
	s.commit("2026-11-12") // 16
	s.wants("extended")
	s.write(firstRound, plain+extensionText("2026-11-23", "2026-11-26", "2026-11-12"))
	s.commit("2026-11-12") // 17
	s.wants("the extension cut", "window/shortened rounds/dot-1/round.toml:22")
	s.write(firstRound, plain+extended)
	s.commit("2026-11-12") // 18
	s.remove(binh)
	s.wants("deleted, not committed", "record/deleted rounds/dot-1/binh.toml:1")
	s.commit("2026-11-13") // 19
	s.wants("deleted", "record/deleted rounds/dot-1/binh.toml:1")
	s.git("checkout", "HEAD^", "--", binh)
	s.commit("2026-11-13") // 20
	s.write(binh, nominationText("Trần Thị Bình", "draft = true\n"))
	s.commit("2026-11-13") // 21
	s.wants("public, and a draft again", "record/deleted rounds/dot-1/binh.toml:5")
	s.write(binh, nominationText("Trần Thị Bình", ""))
	s.commit("2026-11-13") // 22
	s.wants("put back")
	s.move(binh, "content/rounds/dot-1/binh-2.toml")
	s.wants("renamed, not committed", "record/renamed rounds/dot-1/binh-2.toml:1")
	s.commit("2026-11-16") // 23
	s.wants("renamed", "record/renamed rounds/dot-1/binh-2.toml:1")
	s.move("content/rounds/dot-1/binh-2.toml", binh)
	s.commit("2026-11-16") // 24
	s.wants("renamed back")
	of := strings.Replace(nominationText("Lê Văn An", ""), "Tổ trưởng", "Tổ phó", 1)
	s.write(an, strings.Replace(of, "Lê Văn An", "Lê Văn Anh", 1))
	s.commit("2026-11-16") // 25
	s.wants("another candidate", "nomination/swapped rounds/dot-1/an.toml:7")
	s.write(an, strings.Replace(of, "bang-khen", "giay-khen", 1))
	s.commit("2026-11-16") // 26
	s.wants("another award", "nomination/swapped rounds/dot-1/an.toml:1")
	s.write(an, of)
	s.commit("2026-11-16") // 27
	s.write(cuc, nominationText("Vũ Thị Cúc", ""))
	s.commit("2026-11-17") // 28
	s.wants("joined late", "nomination/late rounds/dot-1/cuc.toml:1")
	extended += extensionText("2026-11-27", "2026-12-02", "2026-11-17")
	s.write(firstRound, plain+extended)
	s.commit("2026-11-17") // 29
	s.wants("extended for who joined")
	s.write(daysOff, daysOffText("[[off]]\ndate = 2026-11-11\nname = \"Nghỉ\"\nnotice = \"1\"\n"))
	s.commit("2026-11-18") // 30
	const moved = "holidays/changed holidays/2026.toml:1"
	s.wants("a day off in a window that is open", moved)
	s.write(secondRound, roundText("Đợt 2", "2026-11-20", "2026-12-07", ""))
	s.commit("2026-11-18") // 31
	s.git("checkout", "-q", "-b", "branch")
	s.write(em, nominationText("Hồ Văn Em", ""))
	s.commit("2026-11-18") // 32
	s.git("checkout", "-q", "main")
	s.write("content/units/so-mau.toml", "name = \"Sở Mẫu\"\nkind = \"department\"\nsummary = \"Hai sở.\"\n")
	s.commit("2026-11-19") // 33
	s.git("merge", "-q", "--no-ff", "-m", "x", "branch")
	s.wants("merged before the second round opens", moved) // 34
	s.move(em, "content/rounds/dot-1/em.toml")
	s.commit("2026-11-24") // 35
	s.wants("moved to another round", moved, "nomination/late rounds/dot-1/em.toml:1", "record/deleted rounds/dot-1/em.toml:1")
	s.move("content/rounds/dot-1/em.toml", em)
	s.commit("2026-11-24") // 36
	s.wants("moved back", moved)
	s.write(firstRound, plain+extended+after)
	s.commit("2026-12-09") // 37
	s.write(theDecision, decisionText("awarded", ""))
	s.commit("2026-12-11") // 38
	s.wants("decided", moved)
	s.write(theDecision, decisionText("not-awarded", ""))
	s.commit("2026-12-12") // 39
	s.wants("the decision changed in silence", "decision/changed decisions/qd-1.toml:11", moved)
	s.write(theDecision, decisionText("not-awarded", "\n[[corrections]]\non = 2026-12-14\nnote = \"Ghi nhầm.\"\n"))
	s.commit("2026-12-14") // 40
	s.wants("the decision corrected", moved)
	if n := s.git("rev-list", "--count", "HEAD"); n != "40" {
		t.Errorf("the script has %s commits", n)
	}
	s.run("build")
	if strings.Contains(s.said, "note:") {
		t.Error(s.said)
	}
	s.tells("lay-y-kien/dot-1", `
Thay đổi trên trang này
Theo lịch sử git: có trên trang này từ ngày 05/11/2026. Sửa lần cuối ngày 09/12/2026.
09/12/2026: Ngày Hội đồng họp: 08/12/2026; Ngày báo cáo ý kiến: 03/12/2026; Đã sửa nội dung
17/11/2026: Gia hạn từ: 27/11/2026; Ngày gia hạn: 17/11/2026; Gia hạn đến: 02/12/2026; Đã sửa nội dung
12/11/2026: Gia hạn đến: 26/11/2026 →thành 27/11/2026
12/11/2026: Gia hạn đến: 27/11/2026 →thành 26/11/2026
12/11/2026: Gia hạn từ: 23/11/2026; Ngày gia hạn: 12/11/2026; Gia hạn đến: 27/11/2026; Đã sửa nội dung
11/11/2026: Hạn nhận ý kiến: 20/11/2026 →thành 23/11/2026
11/11/2026: Hạn nhận ý kiến: 23/11/2026 →thành 20/11/2026
`, `
Changes to this page
According to git: on this site since 5 November 2026. Last changed on 9 December 2026.
9 December 2026: Day of the council: 8 December 2026; Day of the report on comments: 3 December 2026; Content changed
17 November 2026: Extended from: 27 November 2026; Day of extension: 17 November 2026; Extended to: 2 December 2026; Content changed
12 November 2026: Extended to: 26 November 2026 →to 27 November 2026
12 November 2026: Extended to: 27 November 2026 →to 26 November 2026
12 November 2026: Extended from: 23 November 2026; Day of extension: 12 November 2026; Extended to: 27 November 2026; Content changed
11 November 2026: Last day for comments: 20 November 2026 →to 23 November 2026
11 November 2026: Last day for comments: 23 November 2026 →to 20 November 2026
`)
	s.tells("lay-y-kien/dot-1/an", `
Thay đổi trên trang này
Theo lịch sử git: có trên trang này từ ngày 05/11/2026. Sửa lần cuối ngày 16/11/2026.
16/11/2026: Danh hiệu, hình thức: Giấy khen Mẫu →thành Bằng khen Mẫu
16/11/2026: Danh hiệu, hình thức: Bằng khen Mẫu →thành Giấy khen Mẫu; Đã sửa nội dung
16/11/2026: Đã sửa nội dung
09/11/2026: Đã sửa nội dung
`, `
Changes to this page
According to git: on this site since 5 November 2026. Last changed on 16 November 2026.
16 November 2026: Award: Giấy khen Mẫu →to Bằng khen Mẫu
16 November 2026: Award: Bằng khen Mẫu →to Giấy khen Mẫu; Content changed
16 November 2026: Content changed
9 November 2026: Content changed
`)
	s.tells("lay-y-kien/dot-1/binh", `
Thay đổi trên trang này
Theo lịch sử git: có trên trang này từ ngày 05/11/2026. Sửa lần cuối ngày 13/11/2026.
13/11/2026: Đã sửa nội dung
13/11/2026: Đã sửa nội dung
`, `
Changes to this page
According to git: on this site since 5 November 2026. Last changed on 13 November 2026.
13 November 2026: Content changed
13 November 2026: Content changed
`)
	s.tells("lay-y-kien/dot-1/cuc", `
Thay đổi trên trang này
Theo lịch sử git: có trên trang này từ ngày 17/11/2026.
`, `
Changes to this page
According to git: on this site since 17 November 2026.
`)
	s.tells("lay-y-kien/dot-2/em", `
Thay đổi trên trang này
Theo lịch sử git: có trên trang này từ ngày 20/11/2026.
`, `
Changes to this page
According to git: on this site since 20 November 2026.
`)
	s.tells("guong-dien-hinh/tot", `
Thay đổi trên trang này
Theo lịch sử git: có trên trang này từ ngày 10/11/2026. Sửa lần cuối ngày 11/11/2026.
11/11/2026: Đã sửa nội dung
`, `
Changes to this page
According to git: on this site since 10 November 2026. Last changed on 11 November 2026.
11 November 2026: Content changed
`)
	s.tells("ket-qua/qd-1", `
Thay đổi trên trang này
14/12/2026: Ghi nhầm.
Theo lịch sử git: có trên trang này từ ngày 11/12/2026. Sửa lần cuối ngày 14/12/2026.
14/12/2026: Ngày đính chính: 14/12/2026; Đã sửa nội dung
12/12/2026: Kết quả (Trần Thị Bình): Được khen thưởng →thành Không có trong quyết định khen thưởng
`, `
Changes to this page
14 December 2026: Ghi nhầm.
According to git: on this site since 11 December 2026. Last changed on 14 December 2026.
14 December 2026: Day of correction: 14 December 2026; Content changed
12 December 2026: Result (Trần Thị Bình): Awarded →to Not in the decision
`)
	s.silent()

	s.clone("--depth", "3").isCut()
	s.clone().isRebased()
	s.clone().isMerged()
	s.clone().isEdited()
	s.clone().isTaken()
}

// silent looks for what was never to be told on any page or in the cache.
func (s *scriptedSite) silent() {
	s.t.Helper()
	for _, folder := range []string{"public", ".congkhai"} {
		err := filepath.WalkDir(filepath.Join(s.dir, folder), func(name string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			for _, secret := range []string{"0912345678", "Văn Thông", "Lê Văn Anh", "a@example.org"} {
				if strings.Contains(string(text), secret) {
					s.t.Errorf("%s tells %q", name, secret)
				}
			}
			return err
		})
		if err != nil {
			s.t.Error(err)
		}
	}
}
