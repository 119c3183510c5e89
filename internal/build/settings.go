package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"
	"unicode/utf8"

	"congkhai/internal/config"
	"congkhai/internal/decode"
	"congkhai/internal/field"
	"congkhai/internal/overlay"
	"congkhai/internal/problem"
	"congkhai/internal/render"
	"congkhai/internal/viet"
	"congkhai/layouts"
)

// config reads site.toml and settles the instant.
func (m *Model) config(opt Options) (*config.Config, error) {
	text, err := fs.ReadFile(m.session.files, config.File)
	if errors.Is(err, fs.ErrNotExist) {
		m.found = append(m.found, problem.Problem{
			Pos: problem.Pos{File: config.File}, ID: "site/missing",
			Message: problem.Text{Vi: "thư mục này không có tệp site.toml", En: "this folder has no site.toml"},
			Hint:    problem.Text{Vi: "chạy lệnh trong thư mục của trang, hoặc tạo trang mới: congkhai init", En: "run the command in the site's folder, or make a new site: congkhai init"},
		})
		text = nil
	} else if err != nil {
		return nil, fmt.Errorf("reading %s: %w", config.File, err)
	}
	if !utf8.Valid(text) {
		m.found = append(m.found, problem.Problem{
			Pos: problem.Pos{File: config.File}, ID: "text/encoding",
			Message: problem.Text{Vi: "tệp không ở bảng mã UTF-8", En: "the file is not in UTF-8"},
			Hint:    problem.Text{Vi: "lưu lại với bảng mã UTF-8", En: "save it as UTF-8"},
		})
		text = nil
	}
	c, problems := config.Parse([]byte(strings.TrimPrefix(string(viet.NFCBytes(text)), "\ufeff")))
	if len(m.found) == 0 {
		m.found = problems
	}
	if opt.BaseURL != "" {
		if !field.WebAddress(opt.BaseURL) {
			return nil, WrongBaseURL{opt.BaseURL}
		}
		c.SetBaseURL(opt.BaseURL)
	}
	if opt.Out != "" {
		c.Out = opt.Out
	}
	m.AsOf = opt.Now
	if !c.Fixed.IsZero() {
		m.AsOf = c.Fixed
	}
	if opt.AtText != "" {
		at, err := config.ParseInstant(opt.AtText, c.Zone)
		if err != nil {
			return nil, WrongInstant{opt.AtText}
		}
		m.AsOf, c.Fixed = at, time.Time{}
	}
	return c, nil
}

// WrongInstant says that a text is no instant.
type WrongInstant struct{ Text string }

func (e WrongInstant) Error() string { return fmt.Sprintf("%q is not a date or date-time", e.Text) }

// WrongBaseURL says that a text cannot be the address of a site.
type WrongBaseURL struct{ Text string }

func (e WrongBaseURL) Error() string { return fmt.Sprintf("%q is not a full web address", e.Text) }

func (s *Session) configSpot(at string, part field.Part) problem.Pos {
	text, err := fs.ReadFile(s.files, config.File)
	if err != nil {
		return problem.Pos{File: config.File}
	}
	return config.Place(config.File, decode.Scan(text), at, part)
}

// layoutCache keeps parsed layouts as long as nothing that they are made of changes.
type layoutCache struct {
	key    string
	parsed *render.Layouts
}

func (c *layoutCache) read(files fs.FS, cfg *config.Config, static []staticFile) (*render.Layouts, error) {
	var all fs.FS = layouts.Files
	key := strings.Join(cfg.Languages, ",") + "|" + cfg.BasePath
	_, err := fs.Stat(files, "layouts")
	own := err == nil
	if own {
		theirs, err := fs.Sub(files, "layouts")
		if err != nil {
			return nil, fmt.Errorf("reading layouts: %w", err)
		}
		all = overlay.FS{theirs, layouts.Files}
		stamp, err := stampOf(theirs)
		if err != nil {
			return nil, err
		}
		key += "|" + stamp
	}
	versions := map[string]string{}
	for _, f := range static {
		versions[f.name] = f.version
		key += "|" + f.name + f.version
	}
	if c.parsed != nil && c.key == key {
		return c.parsed, nil
	}
	parsed, err := render.Read(all, cfg.Languages, cfg.BasePath, func(name string) string {
		if v := versions[name]; v != "" {
			return "/" + name + "?v=" + v
		}
		return "/" + name
	})
	if err == nil && own {
		err = parsed.Check() // ours are tested, a user's may hold anything
	}
	if err != nil {
		return nil, err
	}
	c.key, c.parsed = key, parsed
	return parsed, nil
}

// stampOf is the digest of the site's own layouts.
func stampOf(files fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s\x00%d\x00", name, len(data))
		sum.Write(data)
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("reading layouts: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// faults gives faults of site.toml their places.
func (s *Session) faults(list []field.Fault) []problem.Problem {
	if len(list) == 0 {
		return nil
	}
	text, err := fs.ReadFile(s.files, config.File)
	if err != nil {
		return nil // gone since it was read
	}
	index := decode.Scan(text)
	var problems []problem.Problem
	for _, f := range list {
		problems = append(problems, config.At(config.File, index, f))
	}
	return problems
}

// checkLinks wants each link of site.toml into the site to lead to something that is published.
func (m *Model) checkLinks() {
	check := func(path string, links []config.Link) {
		for i, l := range links {
			to, _, _ := strings.Cut(l.URL, "#")
			to, _, _ = strings.Cut(to, "?")
			if !strings.HasPrefix(to, "/") {
				continue
			}
			_, file := m.find(to)
			if _, page := m.find(strings.TrimSuffix(to, "/") + "/"); file || page {
				continue
			}
			m.found = append(m.found, problem.Problem{
				Pos: m.session.configSpot(fmt.Sprintf("%s.%d.url", path, i), field.Value), ID: "site/link", Severity: problem.Warning,
				Message: problem.Text{Vi: "đường dẫn %q không có trong trang", En: "the site has nothing at %q"}.With(l.URL),
				Hint: problem.Text{
					Vi: "viết đường dẫn như trên thanh địa chỉ, bỏ tên miền và /en, ví dụ \"/gioi-thieu/\"",
					En: "write the path as the address bar has it, without host and /en, such as \"/gioi-thieu/\"",
				},
			})
		}
	}
	check("nav.links", m.Config.Nav.Links)
	check("footer.links", m.Config.Footer.Links)
}
