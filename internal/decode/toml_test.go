package decode

import (
	"errors"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestValues(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       map[string]any
	}{
		{"empty", "", map[string]any{}},
		{"only remarks", "# một\n\n  # hai", map[string]any{}},
		{"byte order mark", "\ufeffa = 1", map[string]any{"a": int64(1)}},
		{"CRLF", "a = 1\r\n\r\nb = \"\"\"\r\nx\"\"\"\r\n", map[string]any{"a": int64(1), "b": "x"}},
		{"scalars", "s = \"Nguyễn\"\ni = -1_0\nf = 1.5e3\nt = true\nh = 0xff", map[string]any{
			"s": "Nguyễn", "i": int64(-10), "f": 1500.0, "t": true, "h": int64(255),
		}},
		{"local date", "d = 2026-08-20", map[string]any{"d": Date{2026, 8, 20}}},
		{"local date-times", "a = 2026-08-20 07:08:09.5\nb = 2026-08-20T07:08", map[string]any{
			"a": DateTime{Date{2026, 8, 20}, 7, 8, 9}, "b": DateTime{Date{2026, 8, 20}, 7, 8, 0},
		}},
		{"local time", "t = 07:30:00", map[string]any{"t": LocalTime{7, 30, 0}}},
		{"offset date-times", "z = 2026-08-20T00:00:00Z\nl = 2026-08-20T07:00:00+07:00", map[string]any{
			"z": time.Date(2026, 8, 20, 0, 0, 0, 0, time.UTC),
			"l": time.Date(2026, 8, 20, 7, 0, 0, 0, time.FixedZone("", 7*3600)),
		}},
		{"arrays", "a = []\nb = [1, [2026-08-20 , \"x\"], { c = 07:00 }]", map[string]any{
			"a": []any{},
			"b": []any{int64(1), []any{Date{2026, 8, 20}, "x"}, map[string]any{"c": LocalTime{7, 0, 0}}},
		}},
		{"tables", "[a.b]\nc = 1\n[[d]]\ne = 1\n[[d]]\nf.g = 2026-08-20\n", map[string]any{
			"a": map[string]any{"b": map[string]any{"c": int64(1)}},
			"d": []any{map[string]any{"e": int64(1)}, map[string]any{"f": map[string]any{"g": Date{2026, 8, 20}}}},
		}},
		{"case of keys", "title = 1\nTITLE = 2\n", map[string]any{"title": int64(1), "TITLE": int64(2)}},
		{"super-table after its table", "[a.b]\nx = 1\n[a]\ny = 2\n", map[string]any{
			"a": map[string]any{"b": map[string]any{"x": int64(1)}, "y": int64(2)},
		}},
		{"table below a dotted key", "[a]\nb.c = 1\n[a.b.d]\ne = 1\n", map[string]any{
			"a": map[string]any{"b": map[string]any{"c": int64(1), "d": map[string]any{"e": int64(1)}}},
		}},
		{"quotes at the end of a text", "a = \"\"\"\"x\"\"\"\"\"\nb = '''''y'''''\n", map[string]any{"a": `"x""`, "b": `''y''`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, fault := TOML([]byte(tt.text))
			if fault != nil {
				t.Fatalf("%+v", *fault)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %#v\nwant %#v", got, tt.want)
			}
		})
	}
}

func TestPanicOfLibraryIsFault(t *testing.T) {
	t.Parallel()
	err := guarded(func() error { panic("BUG") })
	if !errors.Is(err, errPanic) {
		t.Fatalf("error is %v", err)
	}
	got := newScanner(nil).refused(err)
	if got.ID != "toml/failed" || got.Line != 0 || got.Message.Vi == "" {
		t.Errorf("fault is %+v", *got)
	}
}

func TestKeyLostByLibraryIsFault(t *testing.T) {
	t.Parallel()
	got := mustFail(t, "[[x]]\na = [1]\n[[x]]\na.b = 1\na.c = 2\n")
	want := Fault{"toml/failed", 4, 3, 1, keyLost.message.With("x.a.b"), keyLost.hint}
	if *got != want {
		t.Errorf("got %+v, want %+v", *got, want)
	}
}

func TestMessagesOfLibraryLoseQuotedParts(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		`expected '.' or '=', but got 'x' instead`:   `expected … instead`,
		`Invalid integer "0912": cannot have zeroes`: `Invalid integer …: cannot have zeroes`,
		`unexpected comma`:                           `unexpected comma`,
		`invalid "a`:                                 `invalid …`,
	}
	for message, want := range tests {
		if got := withoutQuoted(message); got != want {
			t.Errorf("%s: got %s", message, got)
		}
	}
}

// The library reads the zone of the machine once, when it starts: each zone needs a process of its own.
func TestResultDoesNotDependOnZone(t *testing.T) {
	t.Parallel()
	if os.Getenv("DECODE_ZONE_TEST") != "" {
		return
	}
	for _, zone := range []string{"UTC", "Asia/Ho_Chi_Minh", "Pacific/Apia", "America/Los_Angeles"} {
		t.Run(zone, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=^TestValues$", "-test.v")
			cmd.Env = append(os.Environ(), "TZ="+zone, "DECODE_ZONE_TEST=1")
			out, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(out), "--- PASS: TestValues/offset_date-times") {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

const record = `title = "Bà Trần Thị Bình, giáo viên Trường tiểu học Hoa Sen"
award = "bang-khen"
class = "nhất"
posthumous = false
proposed_by = "so-giao-duc"

[candidate]
name = "Trần Thị Bình"
kind = "individual"
birth_year = 1980
unit = "truong-hoa-sen"

[[achievements]]
id = "day-hoc"
period = "2020–2025"
text = "Dạy học ở vùng cao"

[[holds]]
since = 2026-08-20
until = 2026-08-30
`

func BenchmarkTOML(b *testing.B) {
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		if _, fault := TOML([]byte(record)); fault != nil {
			b.Fatal(*fault)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		if len(Scan([]byte(record)).Keys()) == 0 {
			b.Fatal("no keys")
		}
	}
}
