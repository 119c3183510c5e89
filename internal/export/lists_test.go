package export

import (
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/internal/site"
)

// hard is records with what is hard to write in a list, and of the kinds that the fixture lacks.
var hard = map[string]string{
	"rounds/2026-03-xong/nhay.toml": `award = "bang-khen-thu"
category = "ad-hoc"
proposed_by = "cum-thu"
posthumous = true
[candidate]
name = "Tổ \"Hai, ba\";\n=1+1; 'bốn'"
kind = "collective"`,
	"rounds/2026-03-xong/cong-thuc.toml": `award = "bang-khen-thu"
category = "ad-hoc"
proposed_by = "so-y-te"
[candidate]
name = "'=HYPERLINK(\"http://x\")"
kind = "individual"
position = "-1 năm; +2; @3;; 4"`,
	"rounds/2026-03-xong/to-hop.toml": "award = \"bang-khen-thu\"\ncategory = \"ad-hoc\"\nproposed_by = \"so-y-te\"\n[candidate]\nname = \"Nguye\u0302\u0303n Thi\u0323 To\u0302\u0309 Ho\u031b\u0323p\"\nkind = \"individual\"",
	"rounds/2026-03-xong/dai.toml": "award = \"bang-khen-thu\"\ncategory = \"ad-hoc\"\nproposed_by = \"so-y-te\"\n[candidate]\nname = \"" +
		strings.Repeat("Dài ", 2500) + "hết\"\nkind = \"work\"",
	"rounds/2026-08-mo/opinions.toml": `[counts.kind]
support = 7
objection = 8`,
	"rounds/2026-07-so/round.toml": `title = "Lấy ý kiến đợt tháng 7"
council = "hoi-dong"
awards = ["bang-khen-thu"]
published = 2026-07-01
closes = 2026-07-20`,
	"rounds/2026-07-so/opinions.toml": `[counts.channel]
letter = 1
phone = 4
[[opinions]]
id = "1"
received = 2026-07-03
channel = "phone"
kind = "support"
letters = 3
reply = "Đã ghi nhận."
[[opinions]]
id = "2"
received = 2026-07-04
channel = "letter"
summary = "Chưa trả lời."`,
	"rounds/2026-06-so/round.toml": `title = "Lấy ý kiến đợt tháng 6"
council = "hoi-dong"
awards = ["bang-khen-thu"]
published = 2026-06-01
closes = 2026-06-20`,
	"rounds/2026-06-so/opinions.toml": `[[opinions]]
id = "1"
received = 2026-06-03
letters = 2
reply = "Đã ghi nhận."`,
	"exemplars/tre-em.toml": `title = "Hai anh em"
published = 2026-05-03
[[subjects]]
name = "Lê Thị Chị"
kind = "individual"
unit = "so-y-te"
[[subjects]]
name = "Lê Văn Bé"
kind = "individual"
unit = "hoi-dong"
minor = true
[consent]
given_on = 2001-02-03
basis = "written"`,
	"clusters/cum-thu.toml": `name = "Cụm; thử"
kind = "cluster"
members = ["so-y-te", "hoi-dong"]
[pact]
signed = "2026-02"
[[terms]]
year = 2025
leader = "hoi-dong"
[[terms]]
year = 2026
leader = "so-y-te"
deputies = ["hoi-dong"]`,
	"reports/2025.toml": `title = "Báo cáo năm 2025"
cluster = "cum-thu"
kind = "year-end"
issued = "2025-12"
[period]
from = "2025"`,
	"reports/2026-so-y-te.toml": `title = "Báo cáo của Sở"
unit = "so-y-te"
[period]
from = 2026-01-01
to = 2026-06-30
[translations.en]
title = "The department's report"`,
}

// TestListsReadBack reads every list, in both forms, and compares each cell with the records: of a small site with
// everything that texts can do, and of this repository's own.
func TestListsReadBack(t *testing.T) {
	t.Parallel()
	more := model(t, asOf, hard)
	more.Config.Data.Fields = []string{"hometown", "birth_year"}
	own := ownSite(t)
	for name, s := range map[string]*site.Site{"small": model(t, asOf), "hard": model(t, asOf, hard), "with more fields": more, "own": own} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := lists(t, s)
			tables := Describe(s, interfaceText(t)).Tables
			all := wanted(s)
			for _, table := range tables {
				want, ok := all[table.Name]
				if !ok {
					t.Logf("%s is compared elsewhere", table.Name)
					continue
				}
				same(t, table, files, folder+table.Name, want)
			}
			for _, r := range s.Rounds {
				if r.Shown {
					same(t, tables[0], files, r.URL+"danh-sach", want{s, s.Set}.nominations(r.Nominations))
				}
			}
		})
	}
}

// same compares the two files of a list with the rows wanted, and with each other.
func same(t *testing.T, table Table, files map[string]string, path string, want []row) {
	t.Helper()
	head, fromJSON := readJSON(t, table, files[path+".json"])
	fromCSV := readCSV(t, table, files[path+".csv"])
	if head.Version != Version || !strings.HasSuffix(head.Schema, table.schemaPath()) || head.Source == "" || head.StateAsOf == "" ||
		head.Licence.Text == "" || files[strings.TrimPrefix(head.Schema, strings.TrimSuffix(head.Source, "/"))] == "" {
		t.Errorf("%s: head %+v", path, head)
	}
	if len(fromCSV) != len(want) || len(fromJSON) != len(want) {
		t.Errorf("%s: %d rows in CSV, %d in JSON, want %d", path, len(fromCSV), len(fromJSON), len(want))
		return
	}
	for i, w := range want {
		if got := slices.Sorted(maps.Keys(w)); !slices.Equal(got, slices.Sorted(slices.Values(names(table)))) {
			t.Fatalf("%s: the test compares %q", path, got)
		}
		for _, c := range table.Columns {
			for form, got := range map[string]any{"CSV": fromCSV[i][c.Name], "JSON": fromJSON[i][c.Name]} {
				if !equal(got, w[c.Name]) {
					t.Errorf("%s: row %d: %s in %s is %#v, want %#v", path, i, c.Name, form, got, w[c.Name])
				}
			}
			if c.Required && w[c.Name] == nil {
				t.Errorf("%s: row %d: %s is empty and may not be", path, i, c.Name)
			}
		}
	}
}

// equal compares cells; an empty list is one whatever it is made of.
func equal(got, want any) bool {
	if w, ok := want.([]string); ok && len(w) == 0 {
		g, ok := got.([]string)
		return ok && len(g) == 0
	}
	return reflect.DeepEqual(got, want)
}

// ownSite is the site of this repository, at the instant of its demonstration.
func ownSite(t *testing.T) *site.Site {
	t.Helper()
	text, err := os.ReadFile("../../site.toml")
	if err != nil {
		t.Fatal(err)
	}
	return siteOf(t, os.DirFS("../.."), string(text), time.Time{})
}

// TestTextsThatSpreadsheetsAndReadersBreakOn names what is hard to write, cell by cell.
func TestTextsThatSpreadsheetsAndReadersBreakOn(t *testing.T) {
	t.Parallel()
	s := model(t, asOf, hard)
	files := lists(t, s)
	table := Describe(s, nil).Tables[0]
	rows := readCSV(t, table, files["/du-lieu/de-nghi.csv"])
	got := map[string]string{}
	for _, r := range rows {
		got[r["id"].(string)] = r["candidate_name"].(string)
	}
	for id, want := range map[string]string{
		"2026-03-xong/nhay": "Tổ \"Hai, ba\";\n=1+1; 'bốn'", "2026-03-xong/cong-thuc": "'=HYPERLINK(\"http://x\")",
		"2026-03-xong/to-hop": "Nguyễn Thị Tổ Hợp", "2026-03-xong/dai": strings.Repeat("Dài ", 2500) + "hết",
	} {
		if got[id] != want {
			t.Errorf("%s reads as %.80q, want %.80q", id, got[id], want)
		}
	}
}

// TestOpinionsAreCountsOnly looks for what the list of opinions tells, cell by cell.
func TestOpinionsAreCountsOnly(t *testing.T) {
	t.Parallel()
	files := lists(t, model(t, asOf, hard))
	const root = "https://thu.example.org/cong-khai/lay-y-kien/"
	want := "round,round_url,kind,channel,received,answered,exact,example\r\n" +
		"2026-07-so," + root + "2026-07-so/,all,all,5,3,true,false\r\n" +
		"2026-07-so," + root + "2026-07-so/,all,letter,1,0,true,false\r\n" +
		"2026-07-so," + root + "2026-07-so/,all,in-person,0,0,true,false\r\n" +
		"2026-07-so," + root + "2026-07-so/,all,email,0,0,true,false\r\n" +
		"2026-07-so," + root + "2026-07-so/,all,phone,4,3,true,false\r\n" +
		"2026-07-so," + root + "2026-07-so/,all,portal,0,0,true,false\r\n" +
		"2026-07-so," + root + "2026-07-so/,all,other,0,0,true,false\r\n" +
		"2026-06-so," + root + "2026-06-so/,all,all,2,2,false,false\r\n" +
		"2026-03-xong," + root + "2026-03-xong/,all,all,4,,true,true\r\n" +
		"2026-03-xong," + root + "2026-03-xong/,support,all,3,,true,true\r\n" +
		"2026-03-xong," + root + "2026-03-xong/,objection,all,1,,true,true\r\n" +
		"2026-03-xong," + root + "2026-03-xong/,information,all,0,0,true,true\r\n" +
		"2026-03-xong," + root + "2026-03-xong/,request,all,0,0,true,true\r\n"
	if got := strings.TrimPrefix(files["/du-lieu/so-y-kien.csv"], "\ufeff"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestChildrenAreNotNamed looks for a child and its unit.
func TestChildrenAreNotNamed(t *testing.T) {
	t.Parallel()
	files := lists(t, model(t, asOf, hard))
	_, rows := rowsOf(t, files["/du-lieu/guong-dien-hinh.csv"])
	i := slices.IndexFunc(rows, func(r map[string]string) bool { return r["id"] == "tre-em" })
	if i < 0 || rows[i]["subjects"] != "Lê Thị Chị" || rows[i]["units"] != "so-y-te" {
		t.Errorf("%v", rows)
	}
	for path, text := range files {
		if strings.Contains(text, "Văn Bé") {
			t.Errorf("%s names a child", path)
		}
	}
}
