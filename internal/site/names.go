package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/viet"
)

// Directory is what the search page offers to those who look through lists.
type Directory struct {
	Names     []Group[string, *GivenName] // by first letter, without regard to marks: "D, Đ"; "" for no Latin letter
	UnitCount int
	site      *Site
}

// mostUnits is how many units the search page lists. More are found from the page of all units.
const mostUnits = 400

// directory puts names, units and awards into the order of the alphabet.
func (s *Site) directory(names []*GivenName) *Directory {
	d := &Directory{UnitCount: len(s.Units), site: s}
	d.Names = lettered(names, (*GivenName).letter)
	for i, g := range d.Names {
		if g.Key != "" {
			d.Names[i].Key = letters(g.Items)
		}
	}
	return d
}

// Units lists the units by the letter of the alphabet with which their name in a language begins, "" for none. It is empty
// where they are too many for a page.
func (d *Directory) Units(language string) []Group[string, *Unit] {
	if len(d.site.Units) > mostUnits {
		return nil
	}
	return alphabetic(d.site.Units, language, func(u *Unit) *Node { return &u.Node })
}

// Awards lists the awards by the letter with which their name in a language begins.
func (d *Directory) Awards(language string) []Group[string, *Award] {
	return alphabetic(d.site.Awards, language, func(a *Award) *Node { return &a.Node })
}

// alphabetic puts a list that is in the order of its Vietnamese names into groups by letter.
func alphabetic[T any](list []T, language string, node func(T) *Node) []Group[string, T] {
	name := func(x T) string { text, _ := node(x).Label.In(language); return text }
	if language != "vi" {
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b T) int { return strings.Compare(viet.TextKey(name(a)), viet.TextKey(name(b))) })
	}
	return lettered(list, func(x T) string { return viet.Initial(name(x)) })
}

// lettered puts a list in order into groups by letter, those of one letter together.
func lettered[T any](list []T, letter func(T) string) []Group[string, T] {
	var groups []Group[string, T]
	for _, x := range list {
		key := letter(x)
		i := slices.IndexFunc(groups, func(g Group[string, T]) bool { return g.Key == key })
		if i < 0 {
			i, groups = len(groups), append(groups, Group[string, T]{Key: key})
		}
		groups[i].Items = append(groups[i].Items, x)
	}
	return groups
}

// GivenName is the people who share a given name, as it is typed without marks.
type GivenName struct {
	URL       string
	Spellings []string // the commonest first
	People    []Person // the latest first
	slug      string
}

// Person is one of whom a page tells: a proposed individual or household, or someone whom a story is about.
type Person struct {
	Name       string
	URL        string // of that page
	Example    bool
	On         calendar.Date // when it was published
	Unit       *Unit
	Nomination *Nomination // nil where it is a story
	Exemplar   *Exemplar
	Role       lang.Words // in the story
}

// mostSpellings is how many spellings of a given name its label shows.
const mostSpellings = 4

// Label is the spellings of the name, the commonest first.
func (g *GivenName) Label() string {
	label := strings.Join(g.Spellings[:min(mostSpellings, len(g.Spellings))], ", ")
	if len(g.Spellings) > mostSpellings {
		label += ", …"
	}
	return label
}

// noLatin is the address of names without a Latin letter. The hyphen keeps it apart from syllables.
const noLatin = "chu-khac"

// letter is the Latin letter with which the name begins without marks, "" where it begins with none.
func (g *GivenName) letter() string {
	if g.slug == noLatin || g.slug[0] < 'a' {
		return ""
	}
	return strings.ToUpper(g.slug[:1])
}

// letters are the letters of the alphabet with which the names of a group begin, such as "D, Đ".
func letters(names []*GivenName) string {
	var list []string
	for _, g := range names {
		for _, spelling := range g.Spellings {
			if letter := viet.Initial(spelling); letter != "" && !slices.Contains(list, letter) {
				list = append(list, letter)
			}
		}
	}
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(viet.TextKey(a), viet.TextKey(b)) })
	return strings.Join(list, ", ")
}

// GivenNames lists the given names of those of whom a page tells, by the alphabet without marks. Nobody is in it whose name
// is not shown, and no minor.
func (s *Site) GivenNames() []*GivenName {
	r := &roll{site: s, bySlug: map[string]*GivenName{}, byWord: map[string]*written{}}
	for _, n := range s.Nominations {
		if kind := n.Candidate.Kind; n.Hidden == "" && (kind == "individual" || kind == "household") {
			r.add(n.Candidate.Name, Person{
				Name: n.FullName, URL: n.URL, Example: n.Example, On: n.Round.Published, Unit: n.Unit, Nomination: n,
			})
		}
	}
	for _, e := range s.Exemplars {
		if e.Hidden {
			continue
		}
		for i, subject := range e.Subjects {
			if !subject.Minor && (subject.Kind == "individual" || subject.Kind == "household") {
				r.add(subject.Name, Person{
					Name: subject.Name, URL: e.URL, Example: e.Example, On: e.Published, Unit: subject.Unit, Exemplar: e,
					Role: e.Text("subjects."+itoa(i)+".role", subject.Role),
				})
			}
		}
	}
	return r.sorted()
}

// roll gathers people by given name.
type roll struct {
	site   *Site
	bySlug map[string]*GivenName
	byWord map[string]*written
}

// written is one way in which a given name is written.
type written struct {
	word  string
	name  *GivenName
	count int
}

func (r *roll) add(name string, p Person) {
	word := givenName(name)
	w := r.byWord[word]
	if w == nil {
		w = &written{word: word, name: r.named(word)}
		r.byWord[word] = w
	}
	w.count++
	w.name.People = append(w.name.People, p)
}

// givenName is the last word of a name, without what stands around its letters; the whole name where no word has any.
func givenName(name string) string {
	words := strings.Fields(name)
	for _, word := range slices.Backward(words) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) })
		if word != "" {
			return word
		}
	}
	return name
}

// named finds the name that a word spells.
func (r *roll) named(word string) *GivenName {
	slug := viet.Slug(word)
	slug = cmp.Or(strings.Trim(slug[:min(len(slug), longestSegment)], "-"), noLatin)
	g := r.bySlug[slug]
	if g == nil {
		g = &GivenName{slug: slug, URL: section(address.Search) + address.Names + "/" + slug + "/"}
		r.bySlug[slug] = g
	}
	return g
}

// sorted lists the names, with their people and spellings in order.
func (r *roll) sorted() []*GivenName {
	names := make([]*GivenName, 0, len(r.bySlug))
	for _, g := range r.bySlug {
		names = append(names, g)
		slices.SortStableFunc(g.People, func(a, b Person) int {
			return cmp.Or(b.On.Compare(a.On), strings.Compare(a.URL, b.URL), strings.Compare(a.Name, b.Name))
		})
	}
	slices.SortFunc(names, func(a, b *GivenName) int { return strings.Compare(a.slug, b.slug) })
	r.spell()
	return names
}

// spell lists the spellings of each name. Hòa and hoà are one; it is shown in the commoner way.
func (r *roll) spell() {
	words := make([]*written, 0, len(r.byWord))
	for _, w := range r.byWord {
		words = append(words, w)
	}
	commonest := func(a, b *written) int { return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.word, b.word)) }
	slices.SortFunc(words, commonest)
	var first []*written
	same := map[string]*written{} // by spelling
	for _, w := range words {
		key := viet.Spelling(w.word)
		if other := same[key]; other != nil {
			other.count += w.count
			continue
		}
		same[key] = w
		first = append(first, w)
	}
	slices.SortFunc(first, commonest)
	for _, w := range first {
		w.name.Spellings = append(w.name.Spellings, w.word)
	}
}

// search adds the search page and the lists by given name.
func (p *pager) search() {
	names := p.site.GivenNames()
	p.add(&Page{
		Path: section(address.Search), Layout: "search", Section: address.Search, NameKey: "section.tim-kiem",
		Node: p.site.directory(names),
	})
	for _, g := range names {
		examples := !slices.ContainsFunc(g.People, func(one Person) bool { return !one.Example })
		p.paged(len(g.People), Page{
			Path: g.URL, Layout: "names", Section: address.Search, NameKey: "names.head", Name: lang.Words{Vi: g.Label()},
			Example: examples, Noindex: examples,
		}, func(from, to int) any { return &NamesPage{GivenName: g, People: g.People[from:to]} })
	}
}

// NamesPage is a given name with one page of its people.
type NamesPage struct {
	*GivenName
	People []Person
}
