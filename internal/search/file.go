package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"sync"
)

const (
	folder = "/tim-kiem/"

	// block is how many rows a file of rows holds.
	block = 12

	// rowsPerShard is how many rows there are for each file of terms. With the rows of ordinary sites such a file has about
	// 4 kB.
	rowsPerShard = 60
)

// File is one file of the index.
type File struct {
	Path string // without the path of base_url
	Make func(w *bytes.Buffer) error
}

// Files lists the files of an index of n rows; up to limit rows it is one. collect returns the corpus, which has n rows. It
// is called once, when the first file is asked for.
func Files(n, limit int, collect func() *Corpus) []File {
	x := &index{collect: collect}
	if n <= limit {
		return []File{x.file("muc-luc", (*index).whole)}
	}
	x.shards = (n + rowsPerShard - 1) / rowsPerShard
	files := []File{x.file("muc-luc", (*index).manifest)}
	for i := range x.shards {
		files = append(files, x.file("t-"+strconv.Itoa(i), func(x *index, dst []byte) []byte { return x.shard(dst, i) }))
	}
	for i := range (n + block - 1) / block {
		files = append(files, x.file("h-"+strconv.Itoa(i), func(x *index, dst []byte) []byte { return x.block(dst, i) }))
	}
	for _, column := range Columns {
		files = append(files, x.file("c-"+column, func(x *index, dst []byte) []byte { return x.column(dst, column) }))
	}
	return files
}

// index is what the files of a corpus have in common.
type index struct {
	collect func() *Corpus
	once    sync.Once
	corpus  *Corpus
	stamp   string
	shards  int    // files of terms; 0 where everything is in one file
	terms   []term // in byte order
	starts  []int  // the first term of each file
}

// file is a file that write appends to what every file begins with.
func (x *index) file(name string, write func(x *index, dst []byte) []byte) File {
	return File{folder + name + ".json", func(w *bytes.Buffer) error {
		x.once.Do(x.build)
		w.Write(append(write(x, w.AvailableBuffer()), "}\n"...))
		return nil
	}}
}

// build collects the rows and makes what files share.
func (x *index) build() {
	x.corpus = x.collect()
	x.stamp = x.corpus.digest()
	if x.shards > 0 {
		x.terms = x.corpus.terms()
		x.starts = cut(x.terms, x.shards)
	}
}

// digest is that of everything in a corpus.
func (c *Corpus) digest() string {
	sum := sha256.New()
	line := appendStates(nil, c.States)
	for _, names := range [][]Name{c.Awards, c.Rounds, c.Units} {
		line = appendNames(line, names)
	}
	for i := range c.Rows {
		line = appendRow(line, &c.Rows[i], c.Rows[i].Note)
		if len(line) > 1<<12 {
			sum.Write(line)
			line = line[:0]
		}
	}
	sum.Write(line)
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// head begins the manifest.
func (x *index) head(dst []byte) []byte {
	dst = appendString(append(dst, `{"version":1,"stamp":`...), x.stamp)
	dst = strconv.AppendInt(append(dst, `,"count":`...), int64(len(x.corpus.Rows)), 10)
	dst = appendStrings(append(dst, `,"kinds":`...), Kinds...)
	dst = appendStates(append(dst, `,"states":`...), x.corpus.States)
	return appendNames(append(dst, `,"awards":`...), x.corpus.Awards)
}

// whole is the manifest with all rows.
func (x *index) whole(dst []byte) []byte {
	dst = appendNames(append(x.head(dst), `,"rounds":`...), x.corpus.Rounds)
	dst = appendNames(append(dst, `,"units":`...), x.corpus.Units)
	dst = append(dst, `,"rows":[`...)
	for i := range x.corpus.Rows {
		if i > 0 {
			dst = append(dst, ',')
		}
		r := &x.corpus.Rows[i]
		dst = appendRow(append(dst, '\n'), r, r.Note)
	}
	return append(dst, ']')
}

// manifest is that of an index in many files.
func (x *index) manifest(dst []byte) []byte {
	dst = append(x.head(dst), `,"rounds":[],"units":[],"shards":{"block":`...)
	dst = append(strconv.AppendInt(dst, block, 10), `,"terms":`...)
	begins := make([]string, len(x.starts))
	for i, start := range x.starts {
		last := ""
		if start > 0 {
			last = x.terms[start-1].text
		}
		begins[i] = between(last, x.terms[start].text)
	}
	dst = append(appendStrings(dst, begins...), `,"columns":`...)
	return append(appendStrings(dst, Columns...), '}')
}

// between is the shortest beginning of a term that stands behind the last term before it.
func between(last, term string) string {
	for i := range term {
		if term[:i] > last {
			return term[:i]
		}
	}
	return term
}

// stamped begins a file that is not the manifest.
func (x *index) stamped(dst []byte, key string) []byte {
	dst = appendString(append(dst, `{"stamp":`...), x.stamp)
	return append(append(append(dst, `,"`...), key...), `":[`...)
}

// shard is one file of terms. Where the terms need fewer files than there are, the last have none.
func (x *index) shard(dst []byte, n int) []byte {
	dst = x.stamped(dst, "terms")
	if n < len(x.starts) {
		end := len(x.terms)
		if n+1 < len(x.starts) {
			end = x.starts[n+1]
		}
		for i, t := range x.terms[x.starts[n]:end] {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(appendString(append(dst, '['), t.text), `,"`...)
			dst = append(append(dst, t.rows...), '"')
			if t.label != nil {
				dst = appendString(append(appendString(append(dst, ','), t.label.Vi), ','), t.label.En)
			}
			dst = append(dst, ']')
		}
	}
	return append(dst, ']')
}

// block is one file of rows.
func (x *index) block(dst []byte, n int) []byte {
	dst = x.stamped(dst, "rows")
	for i := n * block; i < min((n+1)*block, len(x.corpus.Rows)); i++ {
		if i > n*block {
			dst = append(dst, ',')
		}
		r := x.corpus.Rows[i]
		r.Words = ""
		dst = appendRow(append(dst, '\n'), &r, x.corpus.note(&r))
	}
	return append(dst, ']')
}
