package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/site"
)

func TestRows(t *testing.T) {
	t.Parallel()
	const root = "https://thu.example.org/cong-khai"
	tests := []struct {
		path string
		rows int // 0: not counted, the program adds its own
		id   string
		want map[string]string
	}{
		{"/du-lieu/de-nghi", 4, "2026-08-mo/nguyen-van-an", map[string]string{
			"url": root + "/lay-y-kien/2026-08-mo/nguyen-van-an/", "round": "2026-08-mo", "candidate_name": "Nguyễn Văn An",
			"candidate_honorific": "Ông", "candidate_kind": "individual", "position": `'=HYPERLINK("http://x")`, "unit": "so-y-te",
			"unit_name": "Sở Y tế", "award": "huan-chuong-lao-dong", "award_name": "Huân chương Lao động", "class": "hạng Ba",
			"category": "merit", "posthumous": "false", "proposed_by": "so-y-te", "proposed_by_name": "Sở Y tế", "result": "",
			"stage": "open", "example": "false",
		}},
		{"/du-lieu/de-nghi", 4, "2026-03-xong/to-mot", map[string]string{
			"result": "awarded", "result_award": "bang-khen-thu", "decision_number": "12/QĐ-UBND", "stage": "awarded",
			"example": "true",
		}},
		{"/du-lieu/de-nghi", 4, "2026-03-xong/to-hai", map[string]string{
			"result": "not-awarded", "result_award": "", "result_class": "",
		}},
		{"/lay-y-kien/2026-08-mo/danh-sach", 2, "2026-08-mo/nguyen-van-an", map[string]string{"candidate_name": "Nguyễn Văn An"}},
		{"/du-lieu/dot-lay-y-kien", 4, "2026-08-mo", map[string]string{
			"council": "hoi-dong", "awards": "huan-chuong-lao-dong", "disclosed_by": "proposer", "stage": "open",
			"published": "2026-08-20", "closes": "2026-09-14", "original_closes": "2026-09-07", "rule": "nd-152-2025-d44-k2",
			"days_needed": "10", "days_counted": "15", "count_unit": "working", "first_day_counted": "false", "nominations": "3",
			"opinions_received": "", "council_meeting": "",
		}},
		{"/du-lieu/dot-lay-y-kien", 4, "2026-10-sap", map[string]string{"stage": "upcoming", "nominations": "0"}},
		{"/du-lieu/dot-lay-y-kien", 4, "2026-03-xong", map[string]string{"opinions_received": "4", "stage": "decided", "example": "true"}},
		{"/du-lieu/ket-qua", 2, "12-qd", map[string]string{
			"decision_number": "12/QĐ-UBND", "signed": "2026-04-10", "authority": "province", "example": "true",
			"proposed_award": "bang-khen-thu",
		}},
		{"/du-lieu/guong-dien-hinh", 2, "tram-y-te", map[string]string{
			"title": "Trạm y tế <xã>", "title_en": "The health station", "month": "2026-05", "subjects": "Nguyễn Văn An",
			"units": "so-y-te", "nominations": "2026-08-mo/nguyen-van-an", "topics": "y-te",
		}},
		{"/du-lieu/ke-hoach", 1, "2026", map[string]string{"issued": "2026-01", "targets": "share-women=20", "issuer_name": "Hội đồng & Tỉnh"}},
		{"/du-lieu/don-vi", 2, "so-y-te", map[string]string{
			"parent": "hoi-dong", "formerly": "Ty Y tế", "exemplars": "1", "nominations": "2", "kind": "department",
		}},
		{"/du-lieu/danh-hieu", 0, "bang-khen-thu", map[string]string{"form": "bang-khen", "recipients": "individual; collective", "rules": ""}},
	}
	files := made(t, model(t, asOf))
	for _, test := range tests {
		_, rows := rowsOf(t, files[test.path+".csv"])
		if test.rows > 0 && len(rows) != test.rows {
			t.Errorf("%s: %d rows, want %d", test.path, len(rows), test.rows)
		}
		i := slices.IndexFunc(rows, func(row map[string]string) bool { return row["id"] == test.id || row["decision"] == test.id })
		if i < 0 {
			t.Errorf("%s: no row %s", test.path, test.id)
			continue
		}
		for column, want := range test.want {
			if got, ok := rows[i][column]; !ok || got != want {
				t.Errorf("%s: %s: %s: got %q, want %q", test.path, test.id, column, got, want)
			}
		}
	}
}

func TestMoreFields(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	s.Config.Data.Fields = []string{"hometown", "birth_year"}
	files := made(t, s)
	for _, path := range []string{"/du-lieu/de-nghi.csv", "/lay-y-kien/2026-08-mo/danh-sach.csv"} {
		_, rows := rowsOf(t, files[path])
		if rows[0]["birth_year"] != "1971" || rows[0]["hometown"] != "xã Quê Nhà" {
			t.Errorf("%s: %v", path, rows[0])
		}
	}
}

func TestGuarded(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "", "An": "An", "=1": "'=1", "+84": "'+84", "-x": "'-x", "@a": "'@a", "\tx": "'\tx", "\rx": "'\rx",
		"\nx": "'\nx", " =1": "' =1", "'=1": "''=1", "''-": "'''-", "＝1": "'＝1", "－1": "'－1",
		"a=1": "a=1", "–": "–", "'": "'", "'a": "'a", " ": " ", "！": "！",
	} {
		if got := guarded(in); got != want {
			t.Errorf("guarded(%q) = %q, want %q", in, got, want)
		}
		if got := bared(want); got != in {
			t.Errorf("%q reads back as %q, want %q", want, got, in)
		}
	}
}

func FuzzAppendQuoted(f *testing.F) {
	for _, s := range []string{"", "Đặng Thị Ánh", "a\"b\\c\n\x00\x7f", "<script>&", "\u2028\u2029\ufffd", "a\xff\xc3", "🏅"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got, want string
		quoted := appendQuoted(nil, s)
		if err := json.Unmarshal(quoted, &got); err != nil {
			t.Fatalf("%q: %v", quoted, err)
		}
		data, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		if got != want || bytes.ContainsAny(quoted, "<>&\n\r\t\u2028\u2029") {
			t.Errorf("%q reads as %q, want %q", quoted, got, want)
		}
	})
}

func FuzzCells(f *testing.F) {
	for _, s := range []string{"", "Đặng Thị Ánh", `"a"`, "a,b", "a\nb", " a ", "=1", "'=1", "a;b; c", ";;", "; ", "＝1", "a\tb"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if strings.Contains(a+b, "\r") || a == "" && b == "" { // no text of a record has one
			return
		}
		line := appendCell(append(appendCell(nil, guarded(a)), ','), joined([]string{a, b}))
		rows, err := csv.NewReader(bytes.NewReader(append(line, "\r\n"...))).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 || bared(rows[0][0]) != a {
			t.Fatalf("%q reads as %q, %v", line, rows, err)
		}
		for i, part := range strings.Split(string(line), `"`) { // every second part stands in quotes
			if i%2 == 0 && strings.ContainsAny(part, ";\t") {
				t.Errorf("%q has a semicolon or tab outside quotes", line)
			}
		}
		if got := split(rows[0][1]); !slices.Equal(got, []string{a, b}) {
			t.Errorf("%q reads as %q, want %q", rows[0][1], got, []string{a, b})
		}
	})
}

func TestEmptyList(t *testing.T) {
	t.Parallel()
	x := &exporter{site: &site.Site{}, config: model(t, asOf).Config}
	var w bytes.Buffer
	if err := x.json(&w, x.plans()); err != nil || !json.Valid(w.Bytes()) || !strings.Contains(w.String(), `"state_as_of":null`) {
		t.Errorf("%v: %s", err, w.String())
	}
}
