package load

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// assembly puts records together and collects what is wrong with their being together.
type assembly struct {
	loader   *Loader
	site     fs.FS
	set      *record.Set
	taken    map[string]record.Record // by kind and identity, of the site's own files
	unread   map[string]bool          // kinds and identities whose files could not be used
	problems []problem.Problem
}

func (l *Loader) assemble(site fs.FS, names []string, beside []found, limits Limits, problems []problem.Problem) (*record.Set, []problem.Problem, error) {
	a := &assembly{
		loader: l, site: site, set: record.NewSet(), taken: map[string]record.Record{}, unread: map[string]bool{},
		problems: problems,
	}
	records := a.own(names)
	for k, r := range l.builtin {
		if a.taken[k] == nil && !a.unread[k] {
			a.set.Add(r)
		}
	}
	a.rounds()
	for _, b := range a.set.Resolve(records, func(kind record.Kind, id string) bool { return a.unread[key(kind, id)] }) {
		p := a.problem(b.From, b.Path, field.Value, b.ID, b.Message, b.Hint)
		if b.Other != nil {
			p.Notes = append(p.Notes, problem.Note{
				Pos:  problem.Pos{File: b.Other.Common().File, Line: 1, Column: 1},
				Text: problem.Text{Vi: "bản ghi được nhắc đến", En: "the record that it names"},
			})
		}
		a.problems = append(a.problems, p)
	}
	a.attach(records, beside, limits)
	a.addresses()
	return a.set, a.problems, nil
}

// own adds the site's own records, and returns all that were read, also those that have faults.
func (a *assembly) own(names []string) []record.Record {
	var records []record.Record
	for _, name := range names {
		e := a.loader.entries[name]
		k := key(e.kind, e.id)
		a.problems = append(a.problems, e.problems...)
		if e.record == nil {
			a.unread[k] = true
			continue
		}
		records = append(records, e.record)
		if first := a.taken[k]; first != nil {
			a.problems = append(a.problems, twice(name, first.Common().File))
			continue
		}
		a.taken[k] = e.record
		section := record.Sections[e.kind]
		if segment, bad := address.Reserved(section, e.id); bad && record.HasPage(e.kind) {
			a.problems = append(a.problems, reserved(name, segment))
		}
		if record.HasPage(e.kind) && strings.Contains(e.record.Common().URL(), "//") {
			a.problems = append(a.problems, noAddress(name))
		}
		if problem.HasErrors(e.problems) {
			a.unread[k] = true
			continue
		}
		a.set.Add(e.record)
	}
	return records
}

// rounds reports nominations and registers whose folder holds no round.
func (a *assembly) rounds() {
	missing := map[string]string{}
	note := func(round, file string) {
		if a.set.Rounds[round] != nil || a.unread[key(record.KindRound, round)] {
			return
		}
		if first := missing[round]; first == "" || file < first {
			missing[round] = file
		}
	}
	for _, n := range a.set.Nominations {
		note(n.RoundID(), n.File)
	}
	for _, r := range a.set.Registers {
		note(r.ID, r.File)
	}
	for round, file := range missing {
		a.problems = append(a.problems, problem.Problem{
			Pos: problem.Pos{File: file}, ID: "round/missing",
			Message: problem.Text{Vi: "thư mục %q chưa có tệp round.toml", En: "the folder %q has no round.toml"}.With(path.Dir(file)),
			Hint:    problem.Text{Vi: "tạo bằng lệnh: congkhai new round %s", En: "make one with: congkhai new round %s"}.With(round),
		})
	}
	for id, n := range a.set.Nominations { // nothing later asks for a nomination without its round
		if a.set.Rounds[n.RoundID()] == nil {
			a.unread[key(record.KindNomination, id)] = true
			delete(a.set.Nominations, id)
		}
	}
	for id := range a.set.Registers {
		if a.set.Rounds[id] == nil {
			delete(a.set.Registers, id)
		}
	}
}

// published are the endings of files that may be published beside a record.
var published = []string{
	".pdf", ".jpg", ".jpeg", ".png", ".webp", ".gif", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".csv", ".txt", ".zip", ".mp3", ".mp4",
}

// attach finds the files that records refer to.
func (a *assembly) attach(records []record.Record, beside []found, limits Limits) {
	sizes := make(map[string]int64, len(beside))
	byDir := map[string][]string{}
	for _, f := range beside {
		name := viet.NFC(f.path)
		sizes[name] = f.stamp.size
		byDir[path.Dir(name)] = append(byDir[path.Dir(name)], name)
	}
	onDisk := make(map[string]string, len(beside))
	for _, f := range beside {
		onDisk[viet.NFC(f.path)] = f.path
	}
	used := map[string]bool{}
	for _, r := range records {
		base := r.Common()
		dir := viet.NFC(path.Dir(base.File))
		for _, ref := range base.Files {
			name := path.Join(dir, viet.NFC(ref.Name))
			if !strings.HasPrefix(name, Folder+"/") || strings.HasPrefix(ref.Name, "/") || strings.Contains(ref.Name, "\\") {
				a.fault(r, ref.Path, "file/outside",
					problem.Text{Vi: "tệp %q nằm ngoài thư mục của bản ghi", En: "the file %q lies outside the record's folder"}.With(ref.Name),
					problem.Text{Vi: "đặt tệp cạnh bản ghi rồi ghi tên tệp", En: "put the file beside the record and name it"})
				continue
			}
			if _, ok := sizes[name]; !ok {
				a.missingFile(r, ref, byDir[path.Dir(name)])
				continue
			}
			used[name] = true
			a.publish(r, ref.Path, name, onDisk[name], sizes[name], limits)
		}
		for _, link := range base.Links() {
			name := path.Join(dir, link.Name)
			if _, ok := sizes[name]; ok && strings.HasPrefix(name, dir+"/") {
				used[name] = true
				a.publish(r, link.Path, name, onDisk[name], sizes[name], limits)
				if att := a.set.Attachments[name]; att != nil {
					att.Linked = true
				}
			}
		}
	}
	for _, f := range beside {
		if name := viet.NFC(f.path); !used[name] {
			a.problems = append(a.problems, unused(f.path))
		}
	}
}

func (a *assembly) publish(r record.Record, at, name, disk string, size int64, limits Limits) {
	base := r.Common()
	if !slices.Contains(published, strings.ToLower(path.Ext(name))) {
		a.fault(r, at, "file/type",
			problem.Text{Vi: "không đăng được loại tệp %q", En: "files of the kind %q are not published"}.With(path.Ext(name)),
			problem.Text{Vi: "dùng PDF cho văn bản, JPEG, PNG hoặc WebP cho ảnh", En: "use PDF for papers, JPEG, PNG or WebP for pictures"})
		return
	}
	if size > limits.File {
		a.fault(r, at, "file/too-large",
			problem.Text{Vi: "tệp %[1]q lớn %[2]d MB, giới hạn là %[3]d MB", En: "the file %[1]q is %[2]d MB, the limit is %[3]d MB"}.With(path.Base(name), size>>20, limits.File>>20),
			problem.Text{Vi: "làm nhỏ tệp, hoặc tăng [limits] file_mb trong site.toml", En: "make the file smaller, or raise [limits] file_mb in site.toml"})
		return
	}
	if base.Draft {
		return
	}
	section := record.Sections[base.Kind]
	below := strings.TrimPrefix(name, Folder+"/"+record.Folders[base.Kind]+"/")
	url := address.File(section, below)
	if strings.HasPrefix(path.Base(url), ".") {
		a.problems = append(a.problems, noAddress(disk))
		return
	}
	att := a.set.Attachments[name]
	if att == nil {
		att = &record.Attachment{File: disk, URL: address.File(section, below), Size: size}
		a.set.Attachments[name] = att
	}
	if n := len(att.Owners); n == 0 || att.Owners[n-1] != r {
		att.Owners = append(att.Owners, r)
	}
}

func (a *assembly) missingFile(r record.Record, ref field.File, siblings []string) {
	var names []string
	for _, s := range siblings {
		names = append(names, path.Base(s))
	}
	hint := problem.Text{Vi: "đặt tệp cạnh bản ghi, hoặc sửa tên", En: "put the file beside the record, or correct the name"}
	if best, ok := viet.DidYouMean(path.Base(ref.Name), names); ok {
		hint = problem.Text{Vi: "có phải ý là %q?", En: "did you mean %q?"}.With(best)
	}
	a.fault(r, ref.Path, "file/missing", problem.Text{Vi: "không có tệp %q", En: "there is no file %q"}.With(ref.Name), hint)
}

// addresses reports records and files that would have one URL.
func (a *assembly) addresses() {
	byURL := map[string]record.Record{}
	for _, r := range a.set.All() {
		base := r.Common()
		if !record.HasPage(base.Kind) || base.Draft {
			continue
		}
		url := base.URL()
		if other := byURL[url]; other != nil {
			a.problems = append(a.problems, sameURL(base.File, other.Common().File, url))
			continue
		}
		byURL[url] = r
	}
	files := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(a.set.Attachments)) {
		att := a.set.Attachments[name]
		if other, ok := files[att.URL]; ok {
			a.problems = append(a.problems, sameURL(att.File, other, att.URL))
		}
		files[att.URL] = att.File
	}
}

func (a *assembly) fault(r record.Record, at, id string, message, hint problem.Text) {
	a.problems = append(a.problems, a.problem(r, at, field.Value, id, message, hint))
}

func (a *assembly) problem(r record.Record, at string, part field.Part, id string, message, hint problem.Text) problem.Problem {
	return problem.Problem{Pos: a.loader.Place(a.site, r, Spot{Path: at, At: part}), ID: id, Message: message, Hint: hint}
}
