package export

import (
	"cmp"
	"strconv"
	"strings"

	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/search"
	"congkhai/internal/site"
)

// index is the search index of the site. Its rows are collected when one of its files is asked for.
func (x *exporter) index(pages []*site.Page) []File {
	f := x.findable(pages)
	var files []File
	for _, file := range search.Files(f.count(), search.Limit, f.corpus) {
		files = append(files, File{file.Path, typeJSON, file.Make})
	}
	return files
}

// finder lists what search finds, and makes the rows of it.
type finder struct {
	*exporter
	nominations []*site.Nomination
	exemplars   []*site.Exemplar
	rounds      []*site.Round
	decisions   []*site.Decision
	sections    []*site.Page

	units    map[*site.Unit]int
	awards   map[*site.Award]int
	places   map[*site.Round]int
	states   map[string]int
	found    search.Corpus
	sequence []byte // of the changes of one stage, as they are written
}

// findable lists what may be found. Its rounds are those that were not taken off the site, and a proposed award or a story
// is in it only where it may be shown.
func (x *exporter) findable(pages []*site.Page) *finder {
	f := &finder{exporter: x, exemplars: x.site.Stories(), rounds: x.site.Kept()}
	for _, n := range x.site.Nominations {
		if n.Hidden == "" {
			f.nominations = append(f.nominations, n)
		}
	}
	for _, d := range x.site.Decisions {
		if !d.Withheld() {
			f.decisions = append(f.decisions, d)
		}
	}
	for _, p := range pages {
		first := p.Paging == nil || p.Path == p.Paging.First
		if strings.HasPrefix(p.NameKey, "section.") && p.Layout != "search" && first {
			f.sections = append(f.sections, p)
		}
	}
	return f
}

// count is how many rows the corpus has.
func (f *finder) count() int {
	s := f.site
	return len(f.nominations) + len(f.exemplars) + len(s.Units) + len(s.Awards) + len(f.rounds) + len(s.Plans) +
		len(s.Reports) + len(f.decisions) + len(s.Clusters) + len(s.Free) + len(f.sections)
}

// corpus makes the rows. Those of a site with English have English beside the Vietnamese, others none.
func (f *finder) corpus() *search.Corpus {
	f.units, f.awards, f.places = make(map[*site.Unit]int, len(f.site.Units)), map[*site.Award]int{}, map[*site.Round]int{}
	f.states = map[string]int{}
	f.found.Rows = make([]search.Row, 0, f.count())
	for i, u := range f.site.Units {
		f.units[u] = i
		f.found.Units = append(f.found.Units, search.Name{ID: u.Unit.ID, Label: f.words(u.Label), Others: f.unitNames(u)})
	}
	for i, a := range f.site.Awards {
		f.awards[a] = i
		short := f.words(a.Text("short_name", a.ShortName))
		f.found.Awards = append(f.found.Awards, search.Name{ID: a.Award.ID, Label: f.words(a.Label), Others: spaced(short.Vi, short.En)})
	}
	for i, r := range f.rounds {
		f.places[r] = i
		f.found.Rounds = append(f.found.Rounds, search.Name{ID: r.Round.ID, Label: f.words(r.Label)})
	}
	for _, n := range f.nominations {
		f.nomination(n)
	}
	for _, e := range f.exemplars {
		f.exemplar(e)
	}
	for _, u := range f.site.Units {
		f.unit(u)
	}
	for _, a := range f.site.Awards {
		f.award(a)
	}
	for _, r := range f.rounds {
		f.round(r)
	}
	f.papers()
	return &f.found
}

// row is the beginning of a row: of nothing, without a stage.
func (f *finder) row(kind search.Kind, n *site.Node) search.Row {
	return search.Row{
		Kind: kind, URL: n.URL, Label: f.words(n.Label), State: -1, Award: -1, Round: -1, Unit: -1, Example: n.Example,
	}
}

func (f *finder) put(r search.Row) {
	if r.Note.En == r.Note.Vi {
		r.Note.En = ""
	}
	f.found.Rows = append(f.found.Rows, r)
}

// words is a text as the index has it: without English where that is the same, or the site has none.
func (f *finder) words(w lang.Words) search.Text {
	if w.En == w.Vi || !f.config.English() {
		w.En = ""
	}
	return search.Text(w)
}

// both makes a text in each language of the site.
func (f *finder) both(make func(t *lang.Text) string) search.Text {
	w := lang.Words{Vi: make(f.text["vi"])}
	if f.config.English() {
		w.En = make(f.text["en"])
	}
	return f.words(w)
}

func (f *finder) placeOf(u *site.Unit) int {
	if i, ok := f.units[u]; ok {
		return i
	}
	return -1
}

// awardOf is the place of an award, -1 for none.
func (f *finder) awardOf(a *site.Award) int {
	if i, ok := f.awards[a]; ok {
		return i
	}
	return -1
}

// state is the place of a stage with its changes still to come; where the clock of the site stands still there are none.
func (f *finder) state(stage site.Stage, moves []site.Move) int {
	f.sequence = append(append(f.sequence[:0], stage...), '\x00')
	if f.config.Fixed.IsZero() {
		for i, m := range moves {
			if i > 0 {
				f.sequence = append(f.sequence, ';')
			}
			f.sequence = append(strconv.AppendInt(f.sequence, m.At.Unix(), 10), ' ')
			f.sequence = append(f.sequence, m.Stage...)
		}
	}
	i, ok := f.states[string(f.sequence)]
	if !ok {
		i = len(f.found.States)
		key := string(f.sequence)
		f.states[key] = i
		f.found.States = append(f.found.States, search.State{Stage: string(stage), Moves: key[len(stage)+1:]})
	}
	return i
}

// nomination is found by the candidate's name and other names, its code, its position, unit, and award. Its note is the line
// of lists.
func (f *finder) nomination(n *site.Nomination) {
	r := f.row(search.Nomination, &n.Node)
	r.Unit, r.Award, r.Round, r.Year = f.placeOf(n.Unit), f.awardOf(n.Award), f.places[n.Round], n.Round.Published.Year
	r.State = f.state(n.Stage, n.Moves)
	position := f.words(n.Text("candidate.position", n.Candidate.Position))
	class := search.Text{}
	if n.Award != nil && n.Class != "" {
		class = f.words(n.Award.ClassWords(n.Class))
		if n.Award.Label.En == "" {
			class.En = "" // the name of the award stands there in Vietnamese as well
		}
	}
	own := r.Unit >= 0 && n.Unit.Label.Vi == n.Candidate.Name
	r.Note.Vi = proposal(position.Vi, class.Vi, r, own)
	if position.En != "" || class.En != "" {
		r.Note.En = proposal(cmp.Or(position.En, position.Vi), cmp.Or(class.En, class.Vi), r, own)
	}
	r.Words = spaced(code(n.Code), strings.Join(n.Candidate.Aliases, " "))
	f.put(r)
}

// proposal is the note of a proposed award: post and unit, award and class. own tells that the unit is the candidate.
func proposal(position, class string, r search.Row, own bool) string {
	note := position
	switch {
	case r.Unit < 0 || own && note == "":
	case note == "":
		note = "{}"
	default:
		note += ", {}"
	}
	if r.Award < 0 {
		return note
	}
	if note != "" {
		note += " · "
	}
	note += "[]"
	if class != "" {
		note += " " + class
	}
	return note
}

// exemplar is found by its title, its people and their units, topics and movement. A child may be named in a story, not in
// the words by which it is found.
func (f *finder) exemplar(e *site.Exemplar) {
	r := f.row(search.Exemplar, &e.Node)
	r.Year = e.Published.Year
	var vi, en []string
	for i, s := range e.Subjects {
		if s.Minor {
			continue
		}
		name := f.words(e.Text("subjects."+strconv.Itoa(i)+".name", s.Name))
		unit := search.Text{}
		switch {
		case s.Unit == nil:
		case r.Unit < 0:
			r.Unit, unit = f.placeOf(s.Unit), search.Text{Vi: "{}", En: "{}"}
		case r.Unit == f.placeOf(s.Unit):
			unit = search.Text{Vi: "{}", En: "{}"}
		default:
			unit = f.words(s.Unit.Label)
		}
		vi = append(vi, withUnit(name.Vi, unit.Vi))
		en = append(en, withUnit(cmp.Or(name.En, name.Vi), cmp.Or(unit.En, unit.Vi)))
	}
	r.Note = f.words(lang.Words{Vi: strings.Join(vi, " · "), En: strings.Join(en, " · ")})
	movement, contest := f.words(e.Text("movement", e.Movement)), f.words(e.Text("contest", e.Contest))
	words := []string{movement.Vi, movement.En, contest.Vi, contest.En}
	for _, slug := range e.Topics {
		topic := f.words(f.site.Topic(slug))
		words = append(words, topic.Vi, topic.En)
	}
	r.Words = spaced(words...)
	f.put(r)
}

// unit is found by all its names, those of earlier times too, which its note tells.
func (f *finder) unit(u *site.Unit) {
	r := f.row(search.Unit, &u.Node)
	r.Unit = f.placeOf(u)
	r.Note = f.both(func(t *lang.Text) string {
		parent, formerly := "", []string{}
		if u.Parent != nil {
			parent, _ = u.Parent.Label.In(t.Code)
		}
		for i, former := range u.Formerly {
			name, _ := u.Text("formerly."+strconv.Itoa(i)+".name", former.Name).In(t.Code)
			formerly = append(formerly, name)
		}
		if len(formerly) == 0 {
			return parent
		}
		return noteOf(-1, parent, t.Get("unit.formerly")+": "+strings.Join(formerly, "; "))
	})
	f.put(r)
}

// unitNames are the names of a unit besides its name.
func (f *finder) unitNames(u *site.Unit) string {
	short := f.words(u.Text("short_name", u.ShortName))
	names := []string{short.Vi, short.En}
	for i, former := range u.Formerly {
		name := f.words(u.Text("formerly."+strconv.Itoa(i)+".name", former.Name))
		names = append(names, name.Vi, name.En)
	}
	return spaced(names...)
}

// award is found by its names and classes.
func (f *finder) award(a *site.Award) {
	r := f.row(search.Award, &a.Node)
	r.Award = f.awardOf(a)
	var classes []string
	for _, class := range a.Classes {
		w := f.words(a.ClassWords(class))
		classes = append(classes, w.Vi, w.En)
	}
	r.Words = spaced(classes...)
	f.put(r)
}

// round is found by its title, its council, its awards and the numbers of its papers.
func (f *finder) round(r *site.Round) {
	row := f.row(search.Round, &r.Node)
	row.Round, row.Unit, row.Year = f.places[r], f.placeOf(r.Council), r.Published.Year
	row.State = f.state(r.Stage, r.Moves)
	var numbers, awards []string
	if r.Notice != nil {
		numbers = append(numbers, r.Notice.Number)
	}
	row.Note.Vi = noteOf(row.Unit, numbers...)
	for _, s := range r.Submissions {
		numbers = append(numbers, s.Number)
	}
	if c := r.CouncilResult; c != nil && c.Document != nil {
		numbers = append(numbers, c.Document.Number)
	}
	if r.Submitted != nil {
		numbers = append(numbers, r.Submitted.Number)
	}
	if len(r.Awards) == 1 {
		row.Award = f.awardOf(r.Awards[0])
	} else {
		for _, a := range r.Awards {
			label := f.words(a.Label)
			awards = append(awards, label.Vi, label.En)
		}
	}
	row.Words = spaced(codes(r.Rec, numbers...), spaced(awards...))
	f.put(row)
}

// noteOf is a note of the unit and of what else there is.
func noteOf(unit int, more ...string) string {
	var parts []string
	if unit >= 0 {
		parts = append(parts, "{}")
	}
	for _, s := range more {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// codes are the numbers of a record and of its documents, as words.
func codes(b *record.Base, numbers ...string) string {
	words := make([]string, 0, len(numbers)+len(b.Documents))
	for _, number := range numbers {
		words = append(words, code(number))
	}
	for _, d := range b.Documents {
		words = append(words, code(d.Number))
	}
	return spaced(words...)
}

// code is a code or number with its parts as one word.
func code(s string) string { return spaced(strings.ToLower(s), search.Joined(s)) }

// spaced puts texts together with spaces between them.
func spaced(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		if text != "" && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	return b.String()
}

// withUnit is a name with the unit.
func withUnit(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + ", " + unit
}
