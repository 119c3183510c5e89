package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"congkhai/internal/history"
)

// store keeps what was made of pictures from one run of the program to the next, in .congkhai/pictures: one file for each picture, named
// after the digest of its bytes and of what was made of them, and an index of the digests of files that did not change.
// It may be deleted at any time. What is damaged is made again; where nothing can be written, the next build takes
// longer. A folder that came with the repository is not used.
type store struct {
	root   *os.Root // nil: nothing is kept on disk
	writes bool

	mu    sync.Mutex
	noted map[string]noted // by path in the site's folder
	used  map[string]bool  // names of this build
	index []byte           // as it stands on disk
}

// noted is the digest of a file with a stamp.
type noted struct {
	File    string
	Size    int64
	Changed int64 // nanoseconds of Unix time
	Digest  [sha256.Size]byte
}

// pictureFormat is the version of what is kept. It goes up when other bytes are made of the same picture.
const pictureFormat = "congkhai pictures 1\n"

const (
	storeFolder = ".congkhai/pictures"
	indexName   = "index"
	keptEnding  = ".kept"
	newEnding   = ".new"
	mostKept    = 256 << 20 // of one file
)

// store opens the store on first use.
func (s *Session) store() *store {
	s.storing.Do(func() {
		s.kept = &store{noted: map[string]noted{}, used: map[string]bool{}, writes: s.cache != ""}
		if s.root == nil {
			return
		}
		_, err := s.root.Stat(storeFolder)
		switch {
		case err == nil && history.Tracked(s.dir, storeFolder):
			return
		case err != nil && !s.kept.writes:
			return
		case err != nil && s.root.MkdirAll(storeFolder, 0o777) != nil:
			return
		}
		if s.kept.root, err = s.root.OpenRoot(storeFolder); err != nil {
			s.kept.root = nil
			return
		}
		s.kept.readIndex()
	})
	return s.kept
}

func (k *store) close() {
	if k != nil && k.root != nil {
		k.root.Close()
	}
}

// nameOf is the name under which the copies of a picture are kept. The bytes that the library writes may change with it.
func nameOf(digest [sha256.Size]byte, copies []copyOf) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s%s\n", pictureFormat, runtime.Version())
	sum.Write(digest[:])
	for _, c := range copies {
		fmt.Fprintf(sum, "%d %t\n", c.width, c.png)
	}
	return hex.EncodeToString(sum.Sum(nil)) + keptEnding
}

// digest is that of a file which did not change since it was noted.
func (k *store) digest(s *source) (digest [sha256.Size]byte, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	n, ok := k.noted[s.File]
	if !ok || s.stamp.fresh || n.Size != s.stamp.size || n.Changed != s.stamp.changed.UnixNano() {
		return digest, false
	}
	return n.Digest, true
}

func (k *store) note(s *source, digest [sha256.Size]byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.noted, s.File)
	if !s.stamp.fresh {
		k.noted[s.File] = noted{s.File, s.stamp.size, s.stamp.changed.UnixNano(), digest}
	}
}

// holds reports whether something is kept under a name.
func (k *store) holds(name string) bool {
	if k.root == nil {
		return false
	}
	stat, err := k.root.Stat(name)
	return err == nil && stat.Mode().IsRegular()
}

// get returns n files that are kept under a name, nil where they are not, or are damaged.
func (k *store) get(name string, n int) [][]byte {
	k.mu.Lock()
	k.used[name] = true
	k.mu.Unlock()
	body := k.read(name)
	var files [][]byte
	for len(body) >= 4 {
		size := int64(binary.BigEndian.Uint32(body))
		if size > int64(len(body)-4) {
			return nil
		}
		files = append(files, body[4:4+size:4+size])
		body = body[4+size:]
	}
	if len(files) != n || len(body) > 0 {
		return nil
	}
	return files
}

// put keeps files under a name, "" for not at all.
func (k *store) put(name string, files [][]byte) {
	if name == "" {
		return
	}
	var body []byte
	for _, f := range files {
		body = append(binary.BigEndian.AppendUint32(body, uint32(len(f))), f...)
	}
	k.write(name, body)
}

// read returns what stands behind the digest at the head of a file; nil where the two do not agree.
func (k *store) read(name string) []byte {
	if k.root == nil {
		return nil
	}
	f, err := k.root.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil || !stat.Mode().IsRegular() || stat.Size() < sha256.Size || stat.Size() > mostKept {
		return nil
	}
	text := make([]byte, stat.Size())
	if _, err := io.ReadFull(f, text); err != nil {
		return nil
	}
	if sum := sha256.Sum256(text[sha256.Size:]); !bytes.Equal(sum[:], text[:sha256.Size]) {
		return nil
	}
	return text[sha256.Size:]
}

// write puts a text and its digest into a file by way of another beside it.
func (k *store) write(name string, body []byte) {
	if k.root == nil || !k.writes || len(body) > mostKept-sha256.Size {
		return
	}
	sum := sha256.Sum256(body)
	beside := fmt.Sprintf("%s.%d%s", strings.TrimSuffix(name, keptEnding), os.Getpid(), newEnding)
	err := k.root.WriteFile(beside, append(sum[:], body...), 0o666)
	if err == nil {
		err = k.root.Rename(beside, name)
	}
	if err != nil {
		_ = k.root.Remove(beside)
	}
}

func (k *store) readIndex() {
	k.index = k.read(indexName)
	text, ok := bytes.CutPrefix(k.index, []byte(pictureFormat))
	var list []noted
	if !ok || gob.NewDecoder(bytes.NewReader(text)).Decode(&list) != nil {
		return
	}
	for _, n := range list {
		k.noted[n.File] = n
	}
}

// sweep removes what a build that went well did not use, and writes the index of the pictures that it has.
func (k *store) sweep(sources []*source) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.root == nil || !k.writes {
		return
	}
	there := map[string]bool{}
	for _, s := range sources {
		there[s.File] = true
	}
	maps.DeleteFunc(k.noted, func(file string, _ noted) bool { return !there[file] })
	list := make([]noted, 0, len(k.noted))
	for _, file := range slices.Sorted(maps.Keys(k.noted)) {
		list = append(list, k.noted[file])
	}
	index := bytes.NewBufferString(pictureFormat)
	if gob.NewEncoder(index).Encode(list) == nil && !bytes.Equal(index.Bytes(), k.index) {
		k.write(indexName, index.Bytes())
		k.index = index.Bytes()
	}
	folder, err := k.root.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()
	names, _ := folder.Readdirnames(-1)
	for _, name := range names {
		if ending := path.Ext(name); ending == newEnding || ending == keptEnding && !k.used[name] {
			_ = k.root.Remove(name)
		}
	}
	clear(k.used)
}
