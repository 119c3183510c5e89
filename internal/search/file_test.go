package search

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var (
	families = strings.Fields("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Êban H'Mok")
	middles  = strings.Fields("Văn Thị Hữu Đức Công Quang Thùy Thuỳ Ngọc Bích Thanh Kiều Y Trọng Ái")
	givens   = strings.Fields("An Ân Ẩn Bình Định Đinh Dinh Hòa Hoà Hoa Hóa Thúy Thuý Quý Qúy Trâm Tràm Ước Yên Ỷ Niê K’Lan 文安 René A")
	places   = []string{"Sở Y tế", "Sở Giáo dục và Đào tạo", "UBND xã Đồng Thử", "Trường THPT Bến Mẫu", "Ban 10/KH-HĐTĐKT", "Đội 3"}
)

// random is a corpus of n rows.
func random(n int, seed uint64) *Corpus {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	c := &Corpus{States: []State{{"open", "1788195600 closed"}, {"closed", ""}, {"open", ""}}}
	for i := range 40 {
		c.Units = append(c.Units, Name{"u" + strconv.Itoa(i), Text{pick(places) + " " + strconv.Itoa(i), ""}, pick(places)})
	}
	for i := range 7 {
		c.Awards = append(c.Awards, Name{"a" + strconv.Itoa(i), Text{"Huân chương " + pick(givens), "Order " + strconv.Itoa(i)}, "HC" + strconv.Itoa(i)})
	}
	for i := range 9 {
		c.Rounds = append(c.Rounds, Name{ID: "r" + strconv.Itoa(i), Label: Text{"Đợt " + strconv.Itoa(i), ""}})
	}
	for i := range n {
		name := pick(families) + " " + pick(middles) + " " + pick(givens)
		if r.IntN(20) == 0 {
			name = norm.NFD.String(name)
		}
		row := Row{
			Kind: Kind(r.IntN(len(Kinds))), URL: fmt.Sprintf("/x/%d/", i), Label: Text{Vi: name},
			State: r.IntN(4) - 1, Award: r.IntN(8) - 1, Round: r.IntN(10) - 1, Unit: r.IntN(41) - 1, Year: []int{0, 2024, 2025, 2026}[i*4/n],
			Words: fmt.Sprintf("M%d-K%d m%dk%d", i%10, i, i%10, i), Example: i%3 == 0,
		}
		if r.IntN(3) == 0 {
			row.Label.En, row.Note = "The "+pick(givens), Text{Vi: `Trưởng "khoa" <1>, {} · [] hạng Ba`, En: "Head, {} · [], third class"}
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// questions are questions that random corpora may answer.
func questions(c *Corpus, seed uint64) []Query {
	r := rand.New(rand.NewPCG(seed, 8))
	all := slices.Concat(families, middles, givens, places, strings.Fields("th order hc1 10khhdtdkt m5 m5k15 truong head x9 z"))
	var list []Query
	for range 80 {
		var text []string
		for range r.IntN(4) {
			word := []rune(all[r.IntN(len(all))])
			if r.IntN(2) == 0 {
				word = word[:1+r.IntN(len(word))]
			}
			if r.IntN(2) == 0 {
				word = []rune(Joined(string(word)))
			}
			text = append(text, string(word))
		}
		q := Query{Text: strings.Join(text, " "), Filters: map[string]string{}}
		if r.IntN(10) == 0 {
			q.Text = strings.ToUpper(c.Rows[r.IntN(len(c.Rows))].Words[:5])
		}
		for range r.IntN(3) {
			row := &c.Rows[r.IntN(len(c.Rows))]
			column := Columns[r.IntN(len(Columns))]
			if value, ok := c.values(row)[column]; ok {
				q.Filters[column] = value
			}
		}
		list = append(list, q)
	}
	return append(list, Query{Filters: map[string]string{"unit": "nobody"}}, Query{Text: "an", Filters: map[string]string{"year": "1945"}})
}

// TestShardsAnswerLikeRows puts the same questions to the rows and to the files.
func TestShardsAnswerLikeRows(t *testing.T) {
	t.Parallel()
	for seed, n := range []int{1, 31, 32, 33, 129, 500} {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			t.Parallel()
			c := random(n, uint64(seed))
			r := open(t, Files(n, n/2, func() *Corpus { return c }))
			if r.Count != n || r.Rows != nil || len(r.Units) > 0 || r.Shards == nil {
				t.Fatalf("no shards: %+v", r.manifest)
			}
			for _, q := range questions(c, uint64(seed)) {
				want, got := c.Search(q), r.search(q)
				if !slices.Equal(got.Matches, want.Matches) || !reflect.DeepEqual(got.Counts, want.Counts) {
					t.Errorf("%+v: from the files\n%v\n%v\nfrom the rows\n%v\n%v", q, got.Matches, got.Counts, want.Matches, want.Counts)
				}
			}
			r.ordered()
			for i := range c.Rounds {
				round := &c.Rounds[i]
				got := r.named("round", []string{round.ID, round.Label.Vi, round.Label.En})
				for _, m := range c.Search(Query{Filters: map[string]string{"round": round.ID}}).Matches {
					if !got[m.Row] {
						t.Errorf("the term of %s lacks row %d", round.ID, m.Row)
					}
					delete(got, m.Row)
				}
				if len(got) > 0 {
					t.Errorf("the term of %s has further rows %v", round.ID, got)
				}
			}
			for i, row := range r.rows() {
				if want := c.note(&c.Rows[i]); row.url != c.Rows[i].URL || row.noteVi != want.Vi || row.noteEn != want.En || row.words != "" {
					t.Errorf("row %d is %+v", i, row)
				}
			}
		})
	}
}

// TestOneFile reads the rows of a small site back.
func TestOneFile(t *testing.T) {
	t.Parallel()
	c := random(50, 3)
	files := Files(50, 50, func() *Corpus { return c })
	if len(files) != 1 || files[0].Path != "/tim-kiem/muc-luc.json" {
		t.Fatalf("%d files", len(files))
	}
	r := open(t, files)
	if r.Version != 1 || r.Count != 50 || len(r.Rows) != 50 || r.Shards != nil || !slices.Equal(r.Kinds, Kinds) {
		t.Fatalf("%+v", r.manifest)
	}
	for i, got := range r.Rows {
		w := &c.Rows[i]
		want := row{
			int(w.Kind), w.State, w.Award, w.Round, w.Unit, w.Year, 0,
			w.URL, w.Label.Vi, w.Label.En, w.Note.Vi, w.Note.En, w.Words,
		}
		if w.Example {
			want.example = 1
		}
		if got != want {
			t.Errorf("row %d: %+v, want %+v", i, got, want)
		}
	}
	for i, u := range c.Units {
		if want := []string{u.ID, u.Label.Vi, u.Label.En, u.Others}; !slices.Equal(r.Units[i], want) {
			t.Errorf("unit %d: %v, want %v", i, r.Units[i], want)
		}
	}
	if want := []string{"open", "1788195600 closed"}; !slices.Equal(r.States[0], want) {
		t.Errorf("state %v, want %v", r.States[0], want)
	}
}

// TestNothing makes the files of a site without rows.
func TestNothing(t *testing.T) {
	t.Parallel()
	r := open(t, Files(0, 10, func() *Corpus { return &Corpus{} }))
	if r.Count != 0 || r.Rows == nil {
		t.Errorf("%+v", r.manifest)
	}
}

// TestStamp tells corpora apart that differ in any one thing.
func TestStamp(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for i, change := range []func(c *Corpus){
		func(*Corpus) {},
		func(c *Corpus) { c.States[0].Moves = "" },
		func(c *Corpus) { c.Awards[6].Others = "x" },
		func(c *Corpus) { c.Units[39].Label.En = "x" },
		func(c *Corpus) { c.Rounds[8].Label.En = "x" },
		func(c *Corpus) { c.Rows[199].Words += " x" },
		func(c *Corpus) { c.Rows[0].Label.Vi = "x" },
		func(c *Corpus) { c.Rows[7].State++ },
		func(c *Corpus) { c.Rows = c.Rows[:199] },
	} {
		c := random(200, 1)
		change(c)
		stamp := c.digest()
		if other, same := seen[stamp]; same {
			t.Errorf("change %d has the stamp of %d", i, other)
		}
		seen[stamp] = i
	}
	again := random(200, 1).digest()
	if _, same := seen[again]; !same {
		t.Error("one corpus has two stamps")
	}
}

// TestFilesFromManyGoroutines makes the files of one index at the same time; rows are collected once.
func TestFilesFromManyGoroutines(t *testing.T) {
	t.Parallel()
	collected := 0
	files := Files(300, 20, func() *Corpus { collected++; return random(300, 5) })
	made := make([]bytes.Buffer, len(files))
	t.Run("make", func(t *testing.T) {
		for i := range files {
			t.Run(files[i].Path, func(t *testing.T) {
				t.Parallel()
				if err := files[i].Make(&made[i]); err != nil {
					t.Error(err)
				}
			})
		}
	})
	again := open(t, Files(300, 20, func() *Corpus { return random(300, 5) }))
	for i := range files {
		if !bytes.Equal(made[i].Bytes(), again.files[files[i].Path]) {
			t.Errorf("%s has other bytes", files[i].Path)
		}
	}
	if collected != 1 {
		t.Errorf("rows were collected %d times", collected)
	}
}

// TestLists writes lists of rows and reads them back.
func TestLists(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 1))
	for _, every := range []int{1, 2, 5, 6, 7, 40, 3000} {
		for _, n := range []int{1, 6, 63, 64, 65, 1000, 10_000} {
			want := map[int]bool{}
			l, set := &list{}, make([]uint64, n/64+1)
			for row := range n {
				if r.IntN(every) == 0 {
					want[row] = true
					l.add(row)
					l.add(row)
				}
			}
			text := string(l.written(set))
			got := map[int]bool{}
			(&reader{t: t}).list(got, text)
			if !maps.Equal(got, want) || len(text) > 1+(n+5)/6 || len(text) > len(l.distances) {
				t.Errorf("every %d of %d: %q", every, n, text)
			}
			l.mark(set)
			filled := &list{}
			filled.fill(set)
			if !bytes.Equal(filled.distances, l.distances) || slices.Max(set) > 0 {
				t.Errorf("every %d of %d: the set is %q", every, n, filled.distances)
			}
		}
	}
}

func TestBetween(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ last, term, want string }{
		{"", "1", "1"},
		{"", "=dinh", "="},
		{"dinh", "duc", "du"},
		{"din", "dinh", "dinh"},
		{"n*", "nb", "nb"},
		{"守x", "安y", "安"},
	} {
		if got := between(c.last, c.term); got != c.want {
			t.Errorf("between(%q, %q) = %q, want %q", c.last, c.term, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	want := []int{0, 1, 31, 32, 1023, 1024, 99_999, 1 << 30}
	var text []byte
	for _, n := range want {
		text = appendNumber(text, n)
	}
	if got := numbers(string(text)); !slices.Equal(got, want) || string(text[:5]) != "ABfgB" {
		t.Errorf("%q reads %v", text, got)
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	for note, want := range map[string]string{
		"": "", "{}": "U", "x, {} · [] hạng Ba": "x, U · A hạng Ba", "{x} [": "{x} [", "{": "{", "{{}}": "{U}", "[][]{": "AA{",
	} {
		if got := named(note, "U", "A"); got != want {
			t.Errorf("%q reads %q, want %q", note, got, want)
		}
	}
}

func BenchmarkShards(b *testing.B) {
	c := random(100_000, 1)
	b.ReportAllocs()
	for b.Loop() {
		size := 0
		var w bytes.Buffer
		for _, f := range Files(len(c.Rows), Limit, func() *Corpus { return c }) {
			w.Reset()
			if err := f.Make(&w); err != nil {
				b.Fatal(err)
			}
			size += w.Len()
		}
		b.ReportMetric(float64(size)/(1<<20), "MiB")
	}
}
