package history

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// position is where a repository stands: what a history that was read before must agree with to be used again.
type position struct {
	Head     string
	Shallow  bool
	Boundary string // digest of the list of commits whose parents are cut off
	Prefix   string // of the site's folder in the repository, with a slash at its end, or ""
}

// position asks where the repository stands. cut are the commits whose parents were left out of a shallow clone.
func (g *git) position() (at position, cut map[string]bool, err error) {
	out, err := g.output("rev-parse", "--is-shallow-repository", g.head, "--git-path", "shallow", "--show-prefix")
	if err != nil {
		return position{}, nil, err
	}
	lines := strings.Split(strings.ReplaceAll(out, "\r\n", "\n"), "\n")
	if len(lines) != 5 || !isID(lines[1]) {
		return position{}, nil, refusal("failed")
	}
	at = position{Head: lines[1], Shallow: lines[0] == "true", Prefix: lines[3]}
	if !at.Shallow {
		return at, nil, nil
	}
	list := lines[2]
	if !filepath.IsAbs(list) {
		list = filepath.Join(g.dir, list)
	}
	text, err := readRegular(list, 4<<20)
	if err != nil {
		return position{}, nil, refusal("failed")
	}
	digest := sha256.Sum256(text)
	at.Boundary = hex.EncodeToString(digest[:])
	cut = map[string]bool{}
	for id := range strings.FieldsSeq(string(text)) {
		cut[id] = true
	}
	return at, cut, nil
}

// readRegular reads a file that is a file, up to a limit.
func readRegular(name string, limit int64) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, os.ErrInvalid
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}

// isID reports whether a text is the name of an object.
func isID(s string) bool {
	return (len(s) == 40 || len(s) == 64) && strings.Trim(s, "0123456789abcdef") == ""
}

// remotes lists the addresses that others can reach, sorted.
func (g *git) remotes() []string {
	out, err := g.output("config", "--local", "-z", "--get-regexp", `^remote\..*\.(push)?url$`)
	if err != nil {
		return nil
	}
	var list []string
	for entry := range strings.SplitSeq(out, "\x00") {
		_, value, _ := strings.Cut(entry, "\n")
		if address, ok := bare(value); ok {
			list = append(list, address)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// bare is an address without user, password, query and fragment. It is not ok for folders of this machine and for
// whatever else is no address.
func bare(address string) (string, bool) {
	if strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f }) || strings.Contains(address, "::") {
		return "", false
	}
	if strings.Contains(address, "://") {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || !slices.Contains([]string{"http", "https", "ssh", "git"}, u.Scheme) {
			return "", false
		}
		return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String(), true
	}
	host, path, ok := strings.Cut(address, ":")
	if !ok || len(host) < 2 || path == "" || strings.ContainsAny(host, `/\`) || strings.Contains(path, "@") {
		return "", false
	}
	host = host[strings.LastIndex(host, "@")+1:]
	return host + ":" + path, host != ""
}
