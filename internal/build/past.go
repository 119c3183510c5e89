package build

import (
	"io/fs"
	"path/filepath"

	"congkhai/internal/history"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// past reads the history of the site while its records are read. What was read stays good until another commit is
// checked out.
func (s *Session) past() (log func(*record.Set) *history.Log) {
	if s.dir == "" {
		return func(*record.Set) *history.Log { return s.log }
	}
	read := make(chan *history.Log, 1)
	go func() {
		if s.log == nil || !s.log.Current(s.dir) {
			s.log = history.Read(s.dir, s.cache)
		}
		read <- s.log
	}()
	return func(set *record.Set) *history.Log {
		log := <-read
		ids := make(map[string][20]byte, len(set.Nominations))
		for _, r := range set.All() {
			if b := r.Common(); !b.Builtin {
				ids[b.File] = b.Blob
			}
		}
		return log.Compare(s.dir, ids)
	}
}

// OpenRevision opens the site in dir as it was at a revision, whose files are given.
func OpenRevision(files fs.FS, dir, rev string) (*Session, error) {
	s, err := OpenFiles(files)
	if err != nil {
		return nil, err
	}
	s.log = history.ReadAt(dir, rev)
	return s, nil
}

// remember keeps what git told from one run of the program to the next.
func (s *Session) remember() { s.cache = filepath.Join(s.dir, ".congkhai", "history") }

// Notes says in words what keeps git from telling the history of the site, where something should be done about it.
func (m *Model) Notes() []problem.Text {
	var notes []problem.Text
	if m.History == nil {
		return nil
	}
	switch {
	case m.History.State == history.Shallow:
		notes = append(notes, problem.Text{
			Vi: "bản sao kho git thiếu các bản cũ: trang không cho biết mỗi bản ghi đăng từ ngày nào, và các thay đổi trước đó không được kiểm tra; lấy đủ bằng: git fetch --unshallow (trong CI: fetch-depth: 0)",
			En: "the git repository is a shallow clone: pages do not tell since when each record is public, and changes made before are not checked; fetch all by: git fetch --unshallow (in CI: fetch-depth: 0)",
		})
	case m.History.Why == "refused":
		notes = append(notes, problem.Text{
			Vi: "git không cho đọc kho này vì thư mục thuộc người dùng khác: trang không có lịch sử thay đổi; cho phép bằng: git config --global --add safe.directory <thư mục>",
			En: "git refuses to read the repository because its folder belongs to another user: pages have no history; allow it by: git config --global --add safe.directory <folder>",
		})
	case m.History.Why == "failed":
		notes = append(notes, problem.Text{
			Vi: "không đọc được kho git: trang không có lịch sử thay đổi; xem: git fsck", En: "the git repository cannot be read: pages have no history; see: git fsck",
		})
	}
	if m.History.Broken {
		notes = append(notes, problem.Text{
			Vi: "lịch sử git đã được viết lại từ lần dựng trước: ngày đăng đầu tiên có thể không còn đúng",
			En: "the git history was rewritten since the last build: the days on which records appeared may no longer be the first",
		})
	}
	return notes
}
