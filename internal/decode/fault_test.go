package decode

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The mistake stands between | and |; the bars are not part of the text.
var faults = []struct {
	name, text string
	want       cause
}{
	{"string open", "a = 1\nname = |\"Nguyễn An|\nb = 2\n", stringOpen},
	{"string open at the end", "name = |\"An|", stringOpen},
	{"string open with CRLF", "name = |'An|\r\nb = 1\r\n", stringOpen},
	{"string open in array", "a = [\"x\", |\"y]|\nb = 1\n", stringOpen},
	{"text open", "a = 1\nbody = |\"\"\"|\nmột\nhai\n", textOpen},
	{"literal text open", "body = |'''|\nmột ''\n", textOpen},
	{"too many quotes", "body = \"\"\"x|\"\"\"\"\"\"|\n", textQuotes},
	{"curly quotes", "name = |“|Nguyễn An”\n", curly},
	{"curly closing quote", "name = \"An|”|\n", curly},
	{"curly single quotes", "name = |‘|An’\n", curly},
	{"curly quotes around a key", "|“|name” = 1\n", curly},
	{"curly quotes in array", "a = [|“|x”]\n", curly},
	{"no quotes", "name = |Nguyễn Văn An|  # ai\n", quotesMissing},
	{"no quotes in array", "a = [\"x\", |huan-chuong|]\n", quotesMissing},
	{"no quotes after a tab", "\tname\t=\t|An|\n", quotesMissing},
	{"units behind a number", "share = |15%|\n", quotesMissing},
	{"date with slashes", "published = |20/8/2026|\n", dateShape},
	{"date with hyphens", "published = |10-12-2020|\n", dateShape},
	{"date with dots", "published = |13.9.2017|\n", dateShape},
	{"date without zeros", "published = |2026-8-2|\n", dateShape},
	{"month with slash", "issued = |8/2026|\n", dateShape},
	{"date in array", "a = [2026-08-20, |20/8/2026|]\n", dateShape},
	{"half a time", "on = |2026-08-20T10|\n", dateShape},
	{"month without quotes", "issued = |2026-08|\n", datePart},
	{"day that does not exist", "on = |2026-02-30|\n", dateUnreal},
	{"hour that does not exist", "on = |2026-02-20 25:00:00|\n", dateUnreal},
	{"time that does not exist", "on = |24:00|\n", dateUnreal},
	{"decimal comma", "a = |9,5| # điểm\n", decimalComma},
	{"decimal commas", "a = |-1,500,000|\n", decimalComma},
	{"thousands", "a = |1.500.000|\n", thousands},
	{"telephone", "phone = |0912345678|\n", leadingZero},
	{"telephone with dots", "phone = |0912.345.678|\n", leadingZero},
	{"identity number", "id = |001099123456|\n", leadingZero},
	{"number too large", "id = |99999999999999999999|\n", numberRange},
	{"float too large", "id = |1e999|\n", numberRange},
	{"number begins with dot", "a = |.5|\n", numberShape},
	{"number ends with dot", "a = |5.|\n", numberShape},
	{"two underscores", "a = |1__0|\n", numberShape},
	{"True", "a = 1\n  posthumous = |True|\n", truth},
	{"TRUE in inline table", "a = { b = |TRUE| }\n", truth},
	{"có", "posthumous = |có|\n", truth},
	{"colon", "name|:| \"An\"\n", colon},
	{"colon after spaces", "name |:| An\n", colon},
	{"colon behind Vietnamese letters", "Họ tên|:| An\n", colon},
	{"colon in inline table", "a = { b|:| 1 }\n", colon},
	{"JSON", "{ \"a\"|:| 1 }\n", colon},
	{"Vietnamese key", "|tên| = \"An\"\n", keyLetters},
	{"Vietnamese key with spaces", "|Họ và tên| = \"An\"\n", keyLetters},
	{"Vietnamese second word", "|ho tên| = \"An\"\n", keyLetters},
	{"key with a space", "|full name| = \"An\"\n", keySpaces},
	{"no key", "|=| 1\n", keyMissing},
	{"dot before key", "|.|a = 1\n", keyDots},
	{"dot after key", "a.|=| 1\n", keyDots},
	{"no equals", "name |\"|An\"\n", equalsMissing},
	{"no equals before a number", "year |2|026\n", equalsMissing},
	{"key alone", "a = 1\n|name|\n", equalsMissing},
	{"plain sentence", "|Đây là lời mở đầu.|\n", equalsMissing},
	{"two slashes", "|/|/ ghi chú\n", commentMark},
	{"semicolon", "|;| ghi chú\n", commentMark},
	{"no value", "a |=|\nb = 1\n", valueMissing},
	{"no value before remark", "a |=|   # chưa có\n", valueMissing},
	{"no value at the end", "a |=|", valueMissing},
	{"no value in inline table", "a = { b = |,| c = 1 }\n", valueMissing},
	{"two equals", "a =|=| 1\n", syntax},
	{"text after a string", "name = \"ông \"|Ba\" nói\"|\n", textAfterString},
	{"comma after a string", "name = \"An\"|,|\nb = 1\n", textAfterString},
	{"text after a date", "on = 2026-08-20 |(dự kiến)|\n", textAfter},
	{"text after a number", "on = 20 |tháng 8|\n", textAfter},
	{"text after a header", "[a] |b = 1|\n", textAfter},
	{"header open", "|[candidate|\nname = \"An\"\n", headerOpen},
	{"item header open", "|[[a]| # x\n", headerOpen},
	{"header closed twice", "[a]|]|\n", headerOpen},
	{"header with spaces", "|[my table]|\n", headerName},
	{"header in Vietnamese", "[|ứng viên]|\n", headerName},
	{"header empty", "[|]|\n", headerName},
	{"three brackets", "[[|[a]]]|\n", headerName},
	{"array open", "awards = |[|\"a\", \"b\"\nname = \"An\"\n", arrayOpen},
	{"array open after comma", "awards = |[|\"a\",\nname = \"An\"\n", arrayOpen},
	{"array open before header", "awards = |[|\n  \"a\",\n[candidate]\n", arrayOpen},
	{"array open before item", "awards = |[|\"a\"\n[[documents]]\n", arrayOpen},
	{"array open at the end", "awards = |[|\"a\"\n", arrayOpen},
	{"inline table open", "a = |{| b = 1\n[c]\n", inlineOpen},
	{"inline table open at the end", "a = |{| b = 1,", inlineOpen},
	{"no comma", "a = [\"x\" |\"y\"|]\n", commaMissing},
	{"no comma between lines", "a = [\n  \"x\"\n  |\"y\"|\n]\n", commaMissing},
	{"semicolons", "a = [\"x\"|;| \"y\"]\n", commaMissing},
	{"comma alone", "a = [|,|]\n", commaExtra},
	{"two commas", "a = [1,|,|2]\n", commaExtra},
	{"two commas in inline table", "a = {b=1,|,|c=2}\n", commaExtra},
	{"Windows path", "file = \"C:|\\q|uyet-dinh\\a.pdf\"\n", escape},
	{"Windows path to a user", "file = \"C:|\\U|sers\\an\"\n", escape},
	{"Windows path in a text", "file = \"\"\"\nC:|\\s|o\"\"\"\n", escape},
	{"surrogate", "a = \"|\\u|D800\"\n", escape},
	{"special space", "name |\u00a0|= 1\n", invisible},
	{"special space before value", "name =|\u00a0|1\n", invisible},
	{"zero width space", "|\u200b|name = 1\n", invisible},
	{"control character", "name = \"a|\x01|b\"\n", control},
	{"old Mac line break", "a = 1|\r|b = 2\n", control},
	{"not UTF-8", "name = \"|\xe1|\"\n", notUTF8},
	{"UTF-16", "a|\x00|=\x001\x00", notUTF8},
	{"duplicate key", "a = 1\nb = 2\n|a| = 3\n", keyTwice},
	{"duplicate key in table", "[t]\na = 1\n[u]\na = 1\n|a| = 1\n", keyTwice},
	{"duplicate dotted key", "a.b = 1\n|a.b| = 1\n", keyTwice},
	{"duplicate key in inline table", "x = { a = 1, |a| = 2 }\n", keyTwice},
	{"duplicate quoted key", "a = 1\n|\"\\u0061\"| = 2\n", keyTwice},
	{"key that is a table", "[t.u]\n[t]\n|u| = 1\n", keyTwice},
	{"duplicate table", "[a]\nx = 1\n[b]\n[|a|]\n", tableTwice},
	{"table that is a list", "[[a]]\n[|a|]\n", tableTwice},
	{"list that is a table", "[a]\n[[|a|]]\n", tableTwice},
	{"table that is a dotted key", "a.b = 1\n[|a|]\n", tableTwice},
	{"table that is a value", "a = 1\n[|a|]\n", tableTwice},
	{"list that is an array", "a = [{ b = 1 }]\n[[|a|]]\n", tableTwice},
	{"table below a value", "a = 1\n[|a|.b]\n", keyHasValue},
	{"table below an inline table", "a = { b = 1 }\n[|a|.c]\n", keyHasValue},
	{"key below an array", "a = [1]\n|a|.b = 1\n", keyHasValue},
	{"dotted key into a table", "[t.a]\n[t]\n|a|.b = 1\n", tableClosed},
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range faults {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			before, rest, _ := strings.Cut(tt.text, "|")
			inside, after, ok := strings.Cut(rest, "|")
			if !ok {
				t.Fatal("the case marks no place")
			}
			got := mustFail(t, before+inside+after)
			line := before[strings.LastIndexByte(before, '\n')+1:]
			want := Fault{
				ID:     tt.want.id,
				Line:   strings.Count(before, "\n") + 1,
				Column: utf8.RuneCountInString(line) + 1,
				Width:  utf8.RuneCountInString(inside),
				Hint:   tt.want.hint,
			}
			want.Message = got.Message
			if *got != want {
				t.Errorf("got  %+v\nwant %+v", *got, want)
			}
			format, _, _ := strings.Cut(tt.want.message.Vi, "%s")
			if !strings.HasPrefix(got.Message.Vi, format) || strings.Contains(got.Message.Vi+got.Message.En, "%!") {
				t.Errorf("message is %q, want that of %q", got.Message.Vi, tt.want.message.Vi)
			}
			if got.Hint.Vi == "" || got.Hint.En == "" || got.Message.En == "" {
				t.Errorf("words are missing: %+v", *got)
			}
		})
	}
}

func mustFail(t *testing.T, text string) *Fault {
	t.Helper()
	values, fault := TOML([]byte(text))
	if fault == nil {
		t.Fatalf("accepted, with %v", values)
	}
	return fault
}

func TestDuplicateNamesKeyAndFirstLine(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"x = 1\n[candidate]\nname = \"a\"\nunit = \"b\"\nname = \"c\"\n", "the key candidate.name already stands on line 3"},
		{"[[a]]\nb = 1\n[[a]]\nb = 1\nb = 1\n", "the key a.b already stands on line 4"},
		{"[a]\n\n[a]\n", "the table a already stands on line 1"},
		{"[a.b]\n\n[a]\n\n[a]\n", "the table a already stands on line 3"},
		{"\"tên\" = 1\n\"tên\" = 1\n", `the key "tên" already stands on line 1`},
	}
	for _, tt := range tests {
		if got := mustFail(t, tt.text).Message.En; got != tt.want {
			t.Errorf("%q: %s", tt.text, got)
		}
	}
}

func TestFaultsDoNotPrintValues(t *testing.T) {
	t.Parallel()
	const secret = "0987654321"
	for _, text := range []string{
		"phone = " + secret, "phone = \"" + secret, "phone = " + secret + " x", "phone: " + secret,
		"a = 1\na = \"" + secret + "\"", "phone = [" + secret + "]", secret + " x", "x = 2026-02-30 " + secret,
		secret + "é = 1",
	} {
		fault := mustFail(t, text)
		if words := fault.Message.Vi + fault.Message.En + fault.Hint.Vi + fault.Hint.En; strings.Contains(words, secret) {
			t.Errorf("%q: %s", text, words)
		}
	}
}

func TestByteOrderMarkTakesNoColumn(t *testing.T) {
	t.Parallel()
	got := mustFail(t, "\ufeffa = ?\n")
	if got.Line != 1 || got.Column != 5 {
		t.Errorf("stands at %d:%d", got.Line, got.Column)
	}
}
