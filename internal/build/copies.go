package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"sync"

	"congkhai/internal/picture"
	"congkhai/internal/record"
	"congkhai/internal/render"
)

// room bounds the memory of all pictures that are read at the same time. One that is larger than all of it is read alone.
type room struct {
	mu   sync.Mutex
	free sync.Cond
	used int64
}

const (
	roomy   = 384 << 20
	besides = 40 << 20 // what the copies of a picture take while they are written
)

func newRoom() *room {
	r := new(room)
	r.free.L = &r.mu
	return r
}

// take waits until there is room for a picture, and returns what gives it back.
func (r *room) take(memory int64) (leave func()) {
	memory += besides
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.used > 0 && r.used+memory > roomy {
		r.free.Wait()
	}
	r.used += memory
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.used -= memory
		r.free.Broadcast()
	}
}

// picture tells how the site shows an attachment, nil where it is no picture or not published.
func (m *Model) picture(a *record.Attachment, weigh bool) *render.Picture {
	s := m.pictured[a]
	if s == nil || s.seen == nil || !s.shown {
		return nil
	}
	if !weigh {
		return s.seen
	}
	p := *s.seen
	p.KB = m.weigh(s)
	return &p
}

// weigh is the size of a picture's download in KiB. A build publishes it on that occasion, and hears there of an error.
func (m *Model) weigh(s *source) int {
	if m.put != nil {
		_ = m.publish(s)
	} else {
		s.mu.Lock()
		known := s.kb > 0
		s.mu.Unlock()
		if !known {
			_, _ = m.filesOf(s)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return max(s.kb, 1)
}

// publish makes what is published of a picture, once in a build. A picture that cannot be read is a problem, no error.
func (m *Model) publish(s *source) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.done {
		s.done, s.err = true, m.publishNow(s)
	}
	return s.err
}

func (m *Model) publishNow(s *source) error {
	files, err := m.fetch(s)
	var fault *picture.Fault
	if errors.As(err, &fault) {
		m.reportPicture(s, fault)
		return nil
	}
	if err != nil {
		return err
	}
	s.weighed(files)
	if !s.shown {
		return nil // kept for the day on which it will be
	}
	for i, c := range s.copies {
		if err := m.put(c.path, files[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *source) weighed(files [][]byte) { s.kb = max(1, len(files[0])>>10) }

// filesOf is what is published of a picture, for a site that is shown from memory.
func (m *Model) filesOf(s *source) ([][]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	files, err := m.fetch(s)
	if err == nil {
		s.weighed(files)
	}
	return files, err
}

// fetch takes the copies of a picture from where they are kept, or makes them.
func (m *Model) fetch(s *source) ([][]byte, error) {
	kept := m.session.store()
	digest, known := kept.digest(s)
	var data []byte
	if !known {
		var err error
		if data, err = m.session.bytesOf(s); err != nil {
			return nil, err
		}
		digest = sha256.Sum256(data)
		kept.note(s, digest)
	}
	name := nameOf(digest, s.copies)
	if files := m.session.recent.get(name); files != nil {
		return files, nil
	}
	if files := kept.get(name, len(s.copies)); files != nil {
		return files, nil
	}
	if data == nil {
		var err error
		if data, err = m.session.bytesOf(s); err != nil {
			return nil, err
		}
		name = nameOf(sha256.Sum256(data), s.copies)
	}
	if m.copying != nil {
		m.copying()
	}
	defer m.session.room.take(s.info.Memory)()
	files, err := makeCopies(data, s.copies)
	if err != nil {
		return nil, err
	}
	m.made.Add(1)
	kept.put(name, files)
	if m.put == nil {
		m.session.recent.put(name, files)
	}
	return files, nil
}

// bytesOf reads the file of a picture. One that grew over its limit meanwhile is cut, and will be found broken.
func (s *Session) bytesOf(p *source) ([]byte, error) {
	f, err := s.files.Open(p.File)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", p.File, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, p.stamp.size))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", p.File, err)
	}
	return data, nil
}

// makeCopies makes the copies of a picture, the widest first: each narrower one is made of the last.
func makeCopies(data []byte, copies []copyOf) ([][]byte, error) {
	p, err := picture.Decode(data)
	if err != nil {
		return nil, err
	}
	files := make([][]byte, len(copies))
	for left := len(copies); left > 0; left-- {
		next := -1
		for i, c := range copies {
			if files[i] == nil && (next < 0 || c.width > copies[next].width) {
				next = i
			}
		}
		p = p.At(copies[next].width)
		if copies[next].png {
			files[next] = p.PNG()
		} else {
			files[next] = p.JPEG()
		}
	}
	return files, nil
}

// CheckPictures reads the pixels of every picture that was not found whole before. A build does without: it reads them to make
// copies.
func (m *Model) CheckPictures() error {
	return each(len(m.sources), func(i int) error {
		s := m.sources[i]
		kept := m.session.store()
		if digest, known := kept.digest(s); known && kept.holds(nameOf(digest, s.copies)) {
			return nil
		}
		data, err := m.session.bytesOf(s)
		if err != nil {
			return err
		}
		if kept.holds(nameOf(sha256.Sum256(data), s.copies)) {
			return nil
		}
		defer m.session.room.take(s.info.Memory)()
		var fault *picture.Fault
		if _, err := picture.Decode(data); errors.As(err, &fault) {
			m.reportPicture(s, fault)
		}
		return nil
	})
}

// recent keeps the copies that were made last in memory, for serve.
type recent struct {
	mu    sync.Mutex
	size  int
	files []madeOf // the last one last
}

type madeOf struct {
	name  string
	files [][]byte
}

// atHand is how many bytes are kept.
const atHand = 64 << 20

func (r *recent) get(name string) [][]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, m := range r.files {
		if m.name == name {
			return m.files
		}
	}
	return nil
}

func (r *recent) put(name string, files [][]byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.files = append(r.files, madeOf{name, files})
	r.size += sizeOf(files)
	for r.size > atHand && len(r.files) > 1 {
		r.size -= sizeOf(r.files[0].files)
		r.files = r.files[1:]
	}
}

func sizeOf(files [][]byte) (n int) {
	for _, f := range files {
		n += len(f)
	}
	return n
}
