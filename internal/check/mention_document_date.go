package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/internal/calendar"
	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// mentionDocumentDate, mention/document-date: a text names a document of its record, by the number, with another day than
// the record gives: "Kế hoạch số 10/KH-HĐTĐKT ngày 10/12/2021". The documents are the record itself where it is one, its
// notice, submissions, attachments and related papers; a nomination has those of its round too. The title of an
// attachment that begins with the kind of paper and its day means that attachment.
var mentionDocumentDate = Rule{
	ID: "mention/document-date", Severity: problem.Error,
	Source: "Decree 30/2020/NĐ-CP on clerical work: number, symbol and day of a document; principle: a record does not contradict itself",
	Check: func(in *Input, report func(Finding)) {
		var rec record.Record
		var papers []paper
		texts := reader{visit: func(p *passage) {
			if p.kind == link {
				return
			}
			for i, doc := range papers {
				if doc.number != "" && slices.ContainsFunc(papers[:i], doc.same) {
					continue
				}
				for _, d := range doc.dated(p) {
					if slices.ContainsFunc(papers[i:], func(other paper) bool { return doc.same(other) && other.is(d) }) {
						continue
					}
					f := p.finding(rec, d.Span)
					f.Message = problem.Text{
						Vi: "%[1]q là ngày của văn bản %[3]s, nhưng bản ghi ghi %[2]s", En: "the document %[3]s is of %[1]q by this text, of %[2]s by the record",
					}.With(p.of(d.Span), doc.issued, doc.number)
					if doc.number == "" {
						f.Message = problem.Text{
							Vi: "%[1]q là ngày của văn bản này, nhưng bản ghi ghi %[2]s", En: "this document is of %[1]q by its title, of %[2]s by the record",
						}.With(p.of(d.Span), doc.issued)
					}
					f.Hint = problem.Text{Vi: "sửa ngày trong câu này, hoặc sửa ngày của văn bản", En: "correct the date in this text, or the day of the document"}
					report(f)
				}
			}
		}}
		for _, rec = range in.all {
			if n, ok := rec.(*record.Nomination); ok {
				if len(n.Documents) > 0 {
					papers = attached(&n.Base)
					texts.common(&n.Base)
				}
				continue
			}
			if papers = papersOf(rec); len(papers) > 0 {
				texts.read(rec)
			}
		}
		for _, r := range in.rounds {
			papers = papersOf(r.Round)
			for _, n := range r.nominations {
				if rec = n; len(papers) > 0 {
					texts.is(prose, "summary", n.Summary)
					texts.is(prose, "body", n.Body)
				}
			}
		}
	},
}

// paper is a document with its day.
type paper struct {
	number string
	issued calendar.Partial
	at     int // of an attachment, its position; else -1
}

// papersOf lists the dated documents of a record.
func papersOf(rec record.Record) []paper {
	var list []paper
	add := func(number string, issued calendar.Partial) {
		if strings.ContainsAny(number, "/-") && !issued.IsZero() {
			list = append(list, paper{number, issued, -1})
		}
	}
	related := func(papers []record.Related) {
		for _, p := range papers {
			add(p.Number, p.Issued)
		}
	}
	switch rec := rec.(type) {
	case *record.Plan:
		add(rec.Number, rec.Issued)
		related(rec.Related)
	case *record.Report:
		related(rec.Related)
	case *record.Decision:
		add(rec.Number, whole(rec.Signed))
	case *record.Year:
		for _, n := range rec.Notices {
			add(n.Number, whole(n.Issued))
		}
	case *record.Round:
		if rec.Notice != nil {
			add(rec.Notice.Number, whole(rec.Notice.Issued))
		}
		for _, s := range rec.Submissions {
			add(s.Number, whole(s.Issued))
		}
		if rec.Submitted != nil {
			add(rec.Submitted.Number, whole(rec.Submitted.On))
		}
	}
	return append(list, attached(rec.Common())...)
}

func attached(b *record.Base) []paper {
	var list []paper
	for i, d := range b.Documents {
		if !d.Issued.IsZero() {
			list = append(list, paper{d.Number, whole(d.Issued), i})
		}
	}
	return list
}

// same reports whether two entries are of one paper.
func (p paper) same(other paper) bool {
	return p.number == other.number && (p.number != "" || p.at == other.at)
}

// is reports whether a date in a text can be the day of a paper; what one of them leaves out is no difference.
func (p paper) is(d mention.Date) bool {
	return (d.Year == 0 || d.Year == p.issued.Year) && (p.issued.Month == 0 || d.Month == p.issued.Month) &&
		(p.issued.Day == 0 || d.Day == p.issued.Day)
}

// dated lists the days that a passage gives a paper.
func (p paper) dated(in *passage) []mention.Date {
	var list []mention.Date
	if p.number != "" && strings.Contains(in.text, p.number) {
		for _, d := range mention.Dates(in.text) {
			if named(in.text[:d.Offset], p.number) {
				list = append(list, d)
			}
		}
		return list
	}
	if p.at < 0 || in.list != "documents" || in.i != p.at || in.key != "title" {
		return nil
	}
	dates := mention.Dates(in.text)
	if len(dates) != 1 || !ownTitle(in.text[:dates[0].Offset]) {
		return nil
	}
	return dates
}

// named reports whether the words before a date give it to the document of a number: the number is the last one before,
// and only "ngày", "ký ngày" or the issuer stand between.
func named(head, number string) bool {
	i := strings.LastIndex(head, number)
	if i < 0 {
		return false
	}
	if before, _ := utf8.DecodeLastRuneInString(head[:i]); i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '/' || before == '-') {
		return false
	}
	between := strings.Trim(head[i+len(number):], " *_")
	switch strings.ToLower(strings.Trim(between, "|,( \n")) {
	case "", "ngày", "ký ngày", "ban hành ngày", "of", "dated", "signed on":
		return !strings.ContainsAny(between, ";.")
	}
	issuer, ok := strings.CutPrefix(between, "của ")
	return ok && strings.HasSuffix(issuer, " ngày") && len(issuer) < 120 && !strings.ContainsAny(issuer, ",;:.()|\n0123456789")
}

// kindsOfPaper are the first words of the titles of papers.
var kindsOfPaper = []string{
	"thông báo", "kế hoạch", "quyết định", "công văn", "tờ trình", "biên bản", "báo cáo", "nghị quyết", "chỉ thị", "hướng dẫn",
}

// ownTitle reports whether the words of a title before its only date are no more than a kind of paper, with its number
// perhaps.
func ownTitle(head string) bool {
	head = strings.ToLower(strings.TrimSpace(head))
	head, ok := strings.CutSuffix(head, "ngày")
	if !ok {
		return false
	}
	head = strings.TrimRight(head, " (,")
	for _, kind := range kindsOfPaper {
		rest, ok := strings.CutPrefix(head, kind)
		if !ok {
			continue
		}
		rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "số"))
		return rest == "" || leadingDigits(rest) > 0 && strings.IndexByte(rest, ' ') < 0
	}
	return false
}
