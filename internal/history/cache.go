package history

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// format is the version of what the cache holds. It goes up when texts are decoded, or facts made, in another way.
const format = "congkhai history 3\n"

// roomy is how large a cache may be.
const roomy = 256 << 20

// memory is what was read of a repository: the commits of the main line, and what old texts say.
type memory struct {
	At      position
	Commits []commit
	Facts   []remembered // sorted
	facts   map[source]*Facts
}

// remembered is what one text says.
type remembered struct {
	Source source
	Read   bool // as a record
	Facts  Facts
}

// heading is what a cache begins with: the format, and a digest of which keys are told and which digested.
func heading() []byte {
	h := sha256.New()
	for _, kind := range slices.Sorted(maps.Keys(plans())) {
		plans()[kind].describe(h, string(kind))
	}
	return h.Sum([]byte(format))
}

// describe writes what a plan does with each key.
func (p *plan) describe(w io.Writer, path string) {
	for _, k := range p.keys {
		fmt.Fprintf(w, "%s.%s %d %d\n", path, k.key, k.typ, k.way)
		if k.sub != nil {
			k.sub.describe(w, path+"."+k.key)
		}
	}
}

// readCache reads a cache. Of what is not there, damaged or of another version nothing is remembered.
func readCache(name string) *memory {
	nothing := &memory{facts: map[source]*Facts{}}
	if name == "" {
		return nothing
	}
	text, err := readRegular(name, roomy)
	if err != nil {
		return nothing
	}
	text, ok := bytes.CutPrefix(text, heading())
	if !ok || len(text) < sha256.Size {
		return nothing
	}
	sum := sha256.Sum256(text[sha256.Size:])
	if !bytes.Equal(sum[:], text[:sha256.Size]) {
		return nothing
	}
	m := &memory{facts: map[source]*Facts{}}
	if err := gob.NewDecoder(bytes.NewReader(text[sha256.Size:])).Decode(m); err != nil {
		return nothing
	}
	for i := range m.Facts {
		m.facts[m.Facts[i].Source] = nil
		if m.Facts[i].Read {
			m.facts[m.Facts[i].Source] = &m.Facts[i].Facts
		}
	}
	return m
}

// write keeps a memory for the next time: of the facts, those of the wanted texts. Where it cannot be written, the
// next time takes longer.
func (m *memory) write(name string, wanted []source) {
	if name == "" {
		return
	}
	m.Facts = nil
	for _, s := range wanted {
		facts, known := m.facts[s]
		switch {
		case known && facts != nil:
			m.Facts = append(m.Facts, remembered{Source: s, Read: true, Facts: *facts})
		case known:
			m.Facts = append(m.Facts, remembered{Source: s})
		}
	}
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(m); err != nil || body.Len() > roomy/2 {
		return
	}
	sum := sha256.Sum256(body.Bytes())
	replace(name, slices.Concat(heading(), sum[:], body.Bytes()))
}

// replace puts a text into a file by way of another beside it. Of the folders above, the last is made.
func replace(name string, text []byte) {
	folder := filepath.Dir(name)
	if err := os.Mkdir(folder, 0o777); err != nil && !os.IsExist(err) {
		return
	}
	f, err := os.CreateTemp(folder, ".history-*")
	if err != nil {
		return
	}
	_, err = f.Write(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
