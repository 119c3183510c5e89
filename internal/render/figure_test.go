package render_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"congkhai/internal/builtin"
	"congkhai/internal/export"
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// TestFiguresAgree reads every figure of this repository's own site and of a large invented one three times: from the
// chart, from the table beside it and from its file. All must tell the same numbers.
func TestFiguresAgree(t *testing.T) {
	t.Parallel()
	t.Run("own", func(t *testing.T) {
		t.Parallel()
		agree(t, open(t, builtin.Files, ownFiles(t), "2026-08-27"))
	})
	t.Run("many", func(t *testing.T) {
		t.Parallel()
		agree(t, open(t, builtin.Files, manyFiles(), "2026-12-01"))
	})
	t.Run("nothing", func(t *testing.T) {
		t.Parallel()
		files := manyFiles()
		for name := range files {
			if !strings.HasPrefix(name, "content/units/tinh") && name != "site.toml" {
				delete(files, name)
			}
		}
		f := open(t, builtin.Files, files, "2026-12-01")
		for _, language := range []string{"vi", "en"} {
			page, _ := f.renderer.Find("/thong-ke/")
			if got := f.html(t, page, language); strings.Contains(got, "<svg class=\"chart\"") || !strings.Contains(got, "class=\"note\"") {
				t.Errorf("%s: the page does not say that there is nothing", language)
			}
		}
	})
}

// ownFiles are the records of this repository's own site.
func ownFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if files["site.toml"], err = fs.ReadFile(root, "site.toml"); err != nil {
		t.Fatal(err)
	}
	return files
}

// manyFiles are a site with more rows of every kind than a page shows, and names that are too long and hostile.
func manyFiles() map[string][]byte {
	files := map[string][]byte{
		"site.toml":               []byte("title = \"T\"\nbase_url = \"https://t.example\"\norganisation = \"tinh\"\nlanguages = [\"vi\", \"en\"]\n"),
		"content/units/tinh.toml": []byte("name = \"Tỉnh\"\nkind = \"province\"\n"),
		"content/plans/tinh.toml": []byte("title = \"Kế hoạch\"\nnumber = \"1\"\nissuer = \"tinh\"\nperiod = { from = \"2026\", to = \"2026\" }\n" +
			"[[targets]]\nmeasure = \"exemplars-per-unit-month\"\nvalue = 1\n[[targets]]\nmeasure = \"units-with-plan\"\nvalue = 100\n" +
			"[[targets]]\nmeasure = \"share-direct-workers\"\nvalue = 60.5\n[[targets]]\nmeasure = \"share-women\"\nvalue = 40\n"),
		"content/awards/thu.toml": []byte("name = \"Bằng\"\nform = \"bang-khen\"\nauthority = [\"province\"]\nrecipients = [\"individual\", \"collective\", \"household\"]\n"),
	}
	put := func(name, format string, values ...any) { files["content/"+name] = fmt.Appendf(nil, format, values...) }
	for i := range 300 {
		put(fmt.Sprintf("units/xa-%03d.toml", i), "name = \"Xã <%d> & %s\"\nkind = \"commune\"\nparent = \"tinh\"\n", i, strings.Repeat("dài ", i%40))
		for k := range 1 + i%4 {
			put(fmt.Sprintf("exemplars/%d-%d.toml", i, k), "title = \"G\"\npublished = 2026-%02d-05\n[[subjects]]\nname = \"A\"\nkind = \"collective\"\nunit = \"xa-%03d\"\n", 1+(i+k)%12, i)
		}
		if i%3 == 0 {
			put(fmt.Sprintf("plans/xa-%03d.toml", i), "title = \"K\"\nnumber = \"%d\"\nissuer = \"xa-%03d\"\nperiod = { from = \"2026\", to = \"2026\" }\n", i, i)
		}
	}
	for i := range 40 {
		put(fmt.Sprintf("rounds/r-%02d/round.toml", i), "title = \"Đợt %d\"\nexample = true\ncouncil = \"tinh\"\nawards = [\"thu\"]\npublished = 2026-%02d-02\ncloses = 2026-%02d-%02d\n", i, 1+i%9, 1+i%9, 10+i%18)
		put(fmt.Sprintf("rounds/r-%02d/opinions.toml", i), "[counts.kind]\nsupport = %d\nobjection = %d\n", i*i*40, i%3)
		kinds := []string{"individual\"\ndirect_worker = true", "individual\"\ndirect_worker = false", "individual\"", "collective\"\nfemale_share = 55", "household\""}
		for k, kind := range kinds {
			put(fmt.Sprintf("rounds/r-%02d/n-%d.toml", i, k), "award = \"thu\"\ncategory = \"ad-hoc\"\nproposed_by = \"xa-%03d\"\n[candidate]\nname = \"N\"\nkind = \"%s\n", (i*7+k)%300, kind)
		}
		put(fmt.Sprintf("decisions/d-%02d.toml", i), "number = \"%d\"\nauthority = \"province\"\nsigned = 2026-%02d-15\n[[outcomes]]\nnomination = \"r-%02d/n-0\"\nresult = \"awarded\"\n[[outcomes]]\nnomination = \"r-%02d/n-3\"\nresult = \"not-awarded\"\n", i, 2+i%9, i, i)
	}
	return files
}

// agree compares chart, table and file of every figure of a site, in both languages.
func agree(t *testing.T, f *fixture) {
	t.Helper()
	l, err := ownLayouts()
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]export.File{}
	for _, file := range export.Files(f.site, f.pages, l.Text()) {
		made[file.Path] = file
	}
	checked := 0
	for _, page := range f.pages {
		figures := figuresOf(f.site, page)
		if len(figures) == 0 {
			continue
		}
		for _, language := range []string{"vi", "en"} {
			text := f.html(t, page, language)
			if len(text) > 300<<10 {
				t.Errorf("%s has %d bytes", page.Path, len(text))
			}
			if key := regexp.MustCompile(`figures\.[a-z]+`).FindString(text); key != "" {
				t.Errorf("%s: no text %s in %s", page.Path, key, language)
			}
			root, err := html.Parse(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			for _, figure := range figures {
				section := byID(root, figure.Anchor)
				if section == nil {
					t.Errorf("%s: no figure %s", page.Path, figure.Anchor)
					continue
				}
				if figure.Empty != "" {
					if elements(section, atom.Svg) != nil || elements(section, atom.Table) != nil {
						t.Errorf("%s: %s is empty and has a chart", page.Path, figure.ID)
					}
					continue
				}
				checked++
				agreeOne(t, figure, section, l.Text()[language], made)
			}
		}
	}
	if checked < 20 {
		t.Errorf("%d figures were compared", checked)
	}
}

// figuresOf are the figures that a page shows.
func figuresOf(s *site.Site, page *site.Page) []*site.Figure {
	switch node := page.Node.(type) {
	case *site.Figures:
		return slices.Concat(node.AllYears(), node.OfYear())
	case *site.Plan:
		return s.TargetFigures(node)
	case *site.UnitPage:
		if page.Paging.Newer == "" && node.List.Kind == "" {
			return s.UnitFigures(node.Unit)
		}
	}
	return nil
}

// agreeOne compares the three.
func agreeOne(t *testing.T, f *site.Figure, section *html.Node, text *lang.Text, made map[string]export.File) {
	t.Helper()
	table, reasons := tableOf(t, f, section, text)
	chart := chartOf(section)
	var drawn []string
	for i, row := range table {
		for k, key := range f.Series[:f.Drawn] {
			if n := row[key]; n != "" && !reasons[i] {
				drawn = append(drawn, n)
			} else if reasons[i] && n != "" && n != "0" {
				t.Errorf("%s: row %d says why there is no number, and has %s in column %d", f.ID, i, n, k)
			}
		}
	}
	if !slices.Equal(chart, drawn) {
		t.Errorf("%s: the chart tells %q, the table %q", f.ID, chart, drawn)
	}
	if f.File == "" {
		return
	}
	var w bytes.Buffer
	file, ok := made[f.File]
	if !ok {
		t.Errorf("%s: %s is not made", f.ID, f.File)
		return
	}
	if err := file.Make(&w); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head, records := records[0], records[1:]
	if len(records) != len(f.Rows) {
		t.Errorf("%s: %d rows in the file, want %d", f.ID, len(records), len(f.Rows))
	}
	left := map[string]float64{} // what the rows that the page leaves out add up to
	for i, record := range records {
		for k, key := range head {
			if !slices.Contains(f.Series, key) {
				continue
			}
			if i < site.PerFigure {
				if got := table[i][key]; got != record[k] {
					t.Errorf("%s: row %d: %s is %q in the table, %q in the file", f.ID, i, key, got, record[k])
				}
				continue
			}
			n, err := strconv.ParseFloat(record[k], 64)
			if err != nil {
				n = 0
			}
			left[key] += n
		}
	}
	if len(records) > site.PerFigure && (f.Chart == site.Months || f.Chart == site.Stack) {
		for key, n := range left {
			if got := table[site.PerFigure][key]; got != strconv.FormatFloat(n, 'f', -1, 64) {
				t.Errorf("%s: %s of the rest is %s, want %g", f.ID, key, got, n)
			}
		}
	}
}

// tableOf reads the rows of a figure's table, its last line with the totals included, by the keys of the columns. A row
// that says why it has no numbers is marked.
func tableOf(t *testing.T, f *site.Figure, section *html.Node, text *lang.Text) (rows []map[string]string, reasons map[int]bool) {
	t.Helper()
	keys := map[string]string{}
	for _, key := range f.Series {
		name := text.Get("figures.series." + key)
		if f.Chart == site.Months && key != "total" {
			name = text.Get("figures.month", "n", key)
		}
		keys[name] = key
	}
	tables := elements(section, atom.Table)
	if len(tables) != 1 {
		t.Fatalf("%s has %d tables", f.ID, len(tables))
	}
	var columns []string
	reasons = map[int]bool{}
	for _, tr := range elements(tables[0], atom.Tr) {
		cells := slices.Concat(elements(tr, atom.Th), elements(tr, atom.Td))
		if columns == nil {
			for _, c := range cells {
				columns = append(columns, keys[words(c)])
			}
			continue
		}
		if len(cells) != len(columns) {
			t.Fatalf("%s: %d cells below %d heads", f.ID, len(cells), len(columns))
		}
		for _, small := range elements(cells[0], atom.Span) {
			if class(small) == "meta" && !strings.Contains(words(small), text.Get("figures.least")) {
				reasons[len(rows)] = true
			}
		}
		row := map[string]string{}
		for i, c := range cells {
			if columns[i] != "" {
				row[columns[i]] = plain(words(c))
			}
		}
		rows = append(rows, row)
	}
	return rows, reasons
}

// chartOf reads the numbers of a chart in their order.
func chartOf(section *html.Node) []string {
	var list []string
	for n := range section.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "text" || n.Data == "tspan") {
			switch name, _, _ := strings.Cut(class(n), " "); name {
			case "c-num", "c-sum", "c-in0", "c-in1", "c-in2", "c-in3":
				list = append(list, plain(words(n)))
			}
		}
	}
	return list
}

// plain is a number as files write it: "1.471 (50%)", "1,471" and "12,5" are 1471 and 12.5. What is no number is empty.
func plain(s string) string {
	s, _, _ = strings.Cut(s, " (")
	if i := strings.LastIndexAny(s, ".,"); i >= 0 && len(s)-i == 4 {
		s = strings.NewReplacer(".", "", ",", "").Replace(s)
	}
	s = strings.ReplaceAll(s, ",", ".")
	if _, err := strconv.ParseFloat(s, 64); err != nil {
		return ""
	}
	return s
}

func byID(root *html.Node, id string) *html.Node {
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return n
			}
		}
	}
	return nil
}

func elements(root *html.Node, tag atom.Atom) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == tag {
			list = append(list, n)
		}
	}
	return list
}

func class(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
