// Package search is the index that the search page of a site reads, and the meaning of a question that is put to it.
//
// In: a Corpus, which is one row for each record that may be shown, with the names of units and awards and the stages
// that rows share. Out: Files below /tim-kiem/, made when they are asked for. static/search.js reads them in the browser;
// Corpus.Search answers the same questions from the rows alone and is what both are measured by. The package knows no
// site and no records: what may be shown is decided by who collects the rows.
//
// # Words
//
// A text is split into words at everything that is no letter, no digit and no mark of a letter: apostrophes, hyphens,
// slashes and dots split. Each word has a fold (viet.Fold: lower case, no marks, đ and its look-alikes as d) and a
// spelling (viet.Spelling: lower case, composed but for the tone, which stands as a mark behind the last letter, so that
// hòa and hoà are one). A reference code or the number of a document has its words, and all of them together as one more:
// "10/KH-HĐTĐKT" is 10, kh, hdtdkt and 10khhdtdkt.
//
// # Rows
//
// The words of a row's label are those of its label in both languages; in the row of a unit or an award (its kind is unit
// or award) those of its other names too, so that a former name finds the unit first. Its other words are those of its
// note in both languages, of the names of its unit and of its award, all of them, and of its further words. In a note "{}"
// stands for the name of the unit and "[]" for that of the award, in the language of the note; a row without an English
// note uses the Vietnamese one with English names.
//
// # Questions
//
// A question is at most its first 100 characters, and of these the first 8 words. A row matches when every word of the
// question begins one of the row's words. Rank 1: every word is a word of the label in the same spelling. Rank 2: every
// word is a folded word of the label. Rank 3: every word begins a word of the label. Rank 4: all others. Within a rank the
// order is that of the rows. A row that matches has rank 1 too when the folds of two or more words of the question, all of
// them put together, are one of its other words: whoever types the number of a document or a reference code finds it first.
// A question without words matches every row with rank 1 if there is a filter, else none.
//
// A filter asks for one kind, stage, award, round, unit or year. The counts of each of these are those of the rows that match and
// pass the other filters. Stages are those at the time of the build; a reader with a clock moves them on first.
//
// # Files
//
// Everything is in /tim-kiem/muc-luc.json as long as there are no more rows than a limit:
//
//	{"version":1,"stamp":"…","count":2,"kinds":["nomination",…],
//	 "states":[["open","1788195600 closing-soon;1788714000 closed"],…],
//	 "awards":[["id","vi","en","other names"],…],
//	 "rounds":[["id","vi","en","other names"],…],
//	 "units":[["id","vi","en","other names"],…],
//	 "rows":[
//	[kind,"url","vi","en","note vi","note en",state,award,round,unit,year,"words",example],
//	…]}
//
// Each row has a line of its own. Kind, state, award, round and unit are places in the lists above, -1 for none; year is 0 for
// none; example is 0 or 1; en and note en are "" where the Vietnamese serves. States name the stage at the build and the changes that are still to come,
// with their instants in seconds since 1970. The stamp is a digest of everything.
//
// Above the limit the manifest has no "rows", its "rounds" and "units" are empty, and it says where the rest is:
//
//	"shards":{"block":12,"terms":["shard 0",…],"columns":["kind","state","award","round","unit","year"]}
//
// A shard is told by the shortest text that stands behind all terms before it and at or before its first.
//
// /tim-kiem/h-<n>.json is {"stamp":"…","rows":[…]}, the rows from 12n; their notes have the names in place of "{}" and
// "[]", and their further words are left out.
//
// /tim-kiem/t-<n>.json is {"stamp":"…","terms":[["term","rows"],…]} in byte order of the terms: "=w" for a spelling in
// labels, "w" for a folded word in labels, "~w" for a folded other word, and "w*" and "~w*" for all words that begin with
// one or two letters w. Longer beginnings read all terms from the beginning on. The rows of one award, round or unit are
// those of ["@column:id","rows","vi","en"], which also tells its name.
//
// A list of rows is their numbers in ascending order, each as its distance from the one before less one, from -1 on. A
// number is written in the characters A–Z a–z 0–9 - _ for 0 to 63: five bits a character, low bits first, 32 added where
// more follow. Or it is "#" and a bitmap where that is shorter: six rows a character, the lowest row in the lowest bit, without
// the zeros at the end.
//
// /tim-kiem/c-<column>.json is {"stamp":"…","values":[…],"runs":"…"}: for each run of rows with one value its place in
// values plus one (0 for none) and the length of the run, as numbers like above. Values of rounds and units are
// ["id","vi","en"]; those of states, awards and kinds stand as in the manifest, by identity.
//
// A reader that meets another stamp than the manifest's reads the manifest again.
package search

// Limit is how many rows one file holds.
const Limit = 20_000

// Text is one text in both languages; En is "" where there is only the Vietnamese, or where it is the same.
type Text struct{ Vi, En string }

// Kind is a kind of row: a place in Kinds.
type Kind int

// The kinds of rows.
const (
	Nomination Kind = iota
	Exemplar
	Unit
	Award
	Round
	Plan
	Report
	Decision
	Cluster
	Page
)

// Kinds names the kinds of rows.
var Kinds = []string{
	"nomination", "exemplar", "unit", "award", "round", "plan", "report", "decision", "cluster", "page",
}

// Corpus is everything that can be found.
type Corpus struct {
	States []State
	Awards []Name
	Rounds []Name
	Units  []Name
	Rows   []Row
}

// State is a stage that rows have in common, with the same changes still to come.
type State struct {
	Stage string
	Moves string // "seconds stage;seconds stage", "" for none
}

// Name is an award, a round or a unit.
type Name struct {
	ID     string
	Label  Text
	Others string // further names in any language, with spaces between them
}

// Row is one record.
type Row struct {
	Kind    Kind
	URL     string // without language and base path
	Label   Text
	Note    Text
	State   int    // place in the corpus's States, -1 for none
	Award   int    // place in Awards, -1 for none
	Round   int    // place in Rounds, -1 for none; words of it do not find the row
	Unit    int    // place in Units, -1 for none
	Year    int    // 0 for none
	Words   string // further text that finds the row and is not shown
	Example bool
}
