package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// rows makes n rows with marks of three series.
func rows(n int) []Row {
	var list []Row
	for i := range n {
		r := Row{Name: fmt.Sprintf("<Xã> & \"%d\" %s", i, strings.Repeat("Nguyễn ", i%60)), Whole: 3e6}
		for k := range 3 {
			v := float64(i * k * 1000)
			r.Marks = append(r.Marks, Mark{Value: v, Text: strconv.FormatFloat(v, 'f', -1, 64), Known: (i+k)%7 != 3})
		}
		if i%2 == 0 {
			r.Aim = &Mark{Value: float64(i % 120), Text: "60%", Known: true}
		}
		if i%11 == 5 {
			r.Says = "chưa có <số liệu>"
		}
		r.Plain = i%13 == 12
		list = append(list, r)
	}
	return list
}

var series = []Series{{"Có", Solid}, {"Không", Striped}, {"Không ghi", Empty}}

func kinds() map[string]func(Chart) []byte {
	return map[string]func(Chart) []byte{"stack": Chart.Stack, "bars": Chart.Bars, "months": Chart.Months, "spans": Chart.Spans}
}

// TestDrawings draws every kind of chart with no row, one, some and many, and reads what was drawn.
func TestDrawings(t *testing.T) {
	t.Parallel()
	for name, draw := range kinds() {
		for _, n := range []int{0, 1, 12, 2000} {
			c := Chart{ID: "so-lieu", Title: "A <b> & \"c\"", Says: "d < e", Series: series, Aim: "mức đề ra", Rows: rows(n)}
			got := draw(c)
			if again := draw(c); !bytes.Equal(got, again) {
				t.Errorf("%s of %d rows differs from time to time", name, n)
			}
			if err := sound(got); err != nil {
				t.Errorf("%s of %d rows: %v", name, n, err)
			}
		}
		if err := sound(draw(Chart{ID: "x"})); err != nil {
			t.Errorf("%s of nothing: %v", name, err)
		}
	}
}

// sound reports what is wrong with a drawing: no XML, styles, identifiers that are not its own or lead nowhere, marks outside.
func sound(svg []byte) error {
	d := xml.NewDecoder(bytes.NewReader(svg))
	ids, used := map[string]bool{}, map[string]bool{}
	own, high := "", 0.0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		at := map[string]float64{}
		for _, a := range start.Attr {
			switch name := a.Name.Local; name {
			case "style":
				return errors.New("a style")
			case "id":
				if ids[a.Value] {
					return fmt.Errorf("%s twice", a.Value)
				}
				ids[a.Value] = true
			case "aria-labelledby":
				for id := range strings.FieldsSeq(a.Value) {
					used[id] = true
				}
				own, _, _ = strings.Cut(a.Value, "-ten")
			case "viewBox":
				if _, err := fmt.Sscanf(a.Value, "0 0 328 %g", &high); err != nil {
					return err
				}
			case "fill":
				used[strings.TrimSuffix(strings.TrimPrefix(a.Value, "url(#"), ")")] = true
			case "x", "y", "width", "height":
				if at[name], err = strconv.ParseFloat(a.Value, 64); err != nil {
					return err
				}
			}
		}
		if start.Name.Local == "rect" && (at["x"] < 0 || at["x"]+at["width"] > width+2.1 || at["y"]+at["height"] > high) {
			return fmt.Errorf("a mark outside: %v in a height of %g", at, high)
		}
		if start.Name.Local == "text" && (at["x"] < 0 || at["x"] > width || at["y"] > high) {
			return fmt.Errorf("a text outside: %v", at)
		}
	}
	for id := range used {
		if !ids[id] {
			return fmt.Errorf("nothing is called %s", id)
		}
	}
	for id := range ids {
		if !strings.HasPrefix(id, own+"-") {
			return fmt.Errorf("%s is not its own", id)
		}
	}
	return nil
}

// TestNumbersStand wants every known number of a drawing to stand in it as text, once.
func TestNumbersStand(t *testing.T) {
	t.Parallel()
	row := Row{Name: "a", Whole: 100, Aim: &Mark{Value: 60, Text: "60%", Known: true}}
	for _, n := range []float64{11, 22, 37.5} {
		row.Marks = append(row.Marks, Mark{Value: n, Text: strconv.FormatFloat(n, 'f', -1, 64), Known: true})
	}
	for name, draw := range kinds() {
		got := string(draw(Chart{ID: "x", Series: series, Rows: []Row{row}}))
		for _, m := range row.Marks {
			if strings.Count(got, ">"+m.Text+"</t") != 1 {
				t.Errorf("%s: %s stands %d times", name, m.Text, strings.Count(got, ">"+m.Text+"</t"))
			}
		}
		if aim := name == "stack" || name == "bars"; aim != strings.Contains(got, ">60%</text>") {
			t.Errorf("%s: the aim stands there: %v", name, !aim)
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text  string
		lines int
		want  []string
	}{
		"none":      {"", 2, nil},
		"one":       {"Sở Y tế", 2, []string{"Sở Y tế"}},
		"two":       {"Sở Nông nghiệp và Môi trường", 2, []string{"Sở Nông nghiệp và", "Môi trường"}},
		"cut":       {"Sở Nông nghiệp và Môi trường tỉnh Sông Mẫu", 2, []string{"Sở Nông nghiệp và", "Môi trường tỉnh …"}},
		"long word": {strings.Repeat("a", 40), 2, []string{strings.Repeat("a", 16) + "…"}},
	} {
		got := wrap(test.text, 120, 12, test.lines)
		if strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		for _, line := range got {
			if wide(line, 12) > 120 {
				t.Errorf("%s: %q is too wide", name, line)
			}
		}
	}
}
