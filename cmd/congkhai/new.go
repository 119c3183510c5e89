package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/sample"
	"congkhai/internal/viet"
)

func (a *app) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new KIND ID",
		Short: a.say(problem.Text{Vi: "Tạo một bản ghi có chú thích để điền", En: "Make a commented record to fill in"}),
		Long: a.say(problem.Text{
			Vi: "Tạo một bản ghi có chú thích để điền.\n\nCác loại: %s.\nMã của bản ghi viết bằng chữ thường không dấu, số, gạch nối và gạch chéo;\nmã của đề nghị là <đợt>/<tên>.",
			En: "Make a commented record to fill in.\n\nThe kinds: %s.\nAn identity is written in small letters, digits, hyphens and slashes;\nthat of a nomination is <round>/<name>.",
		}.With(strings.Join(sample.Kinds(), ", "))),
		Example: "  congkhai new round 2026-12-hcld\n  congkhai new nomination 2026-12-hcld/nguyen-van-an",
		RunE:    func(_ *cobra.Command, args []string) error { return a.newRecord(args) },
	}
}

func (a *app) newRecord(args []string) error {
	if len(args) != 2 {
		return wrongUse(problem.Text{
			Vi: "nêu loại và mã, ví dụ: congkhai new unit so-noi-vu; các loại: %s",
			En: "name a kind and an identity, for example: congkhai new unit so-noi-vu; the kinds: %s",
		}.With(strings.Join(sample.Kinds(), ", ")))
	}
	kind, id := args[0], strings.Trim(filepath.ToSlash(args[1]), "/")
	if !slices.Contains(sample.Kinds(), kind) {
		message := problem.Text{Vi: "không có loại bản ghi %q", En: "there is no kind of record %q"}.With(kind)
		hint := problem.Text{Vi: "; các loại: %s", En: "; the kinds: %s"}.With(strings.Join(sample.Kinds(), ", "))
		if best, ok := viet.DidYouMean(kind, sample.Kinds()); ok {
			hint = problem.Text{Vi: "; có phải ý là %q?", En: "; did you mean %q?"}.With(best)
		}
		return wrongUse(problem.Text{Vi: message.Vi + hint.Vi, En: message.En + hint.En})
	}
	if good := slug(id); good != id || id == "" {
		return wrongUse(problem.Text{
			Vi: "mã %[1]q cần viết bằng chữ thường không dấu, số và gạch nối: %[2]q",
			En: "write the identity %[1]q in small letters, digits and hyphens: %[2]q",
		}.With(id, good))
	}
	return a.withSession(func(s *build.Session) error {
		m, err := s.Make(build.Options{Now: a.now()})
		if err != nil {
			return err
		}
		name, text, err := sample.Record(kind, a.language(), sample.Options{
			ID: id, Today: calendar.FromTime(a.now().In(m.Config.Zone)), Set: m.Set,
		})
		if err != nil {
			return usageError{err}
		}
		to := filepath.Join(a.dir, filepath.FromSlash(name))
		if err := writeNew(a.dir, name, text); err != nil {
			if errors.Is(err, fs.ErrExist) {
				return wrongUse(problem.Text{Vi: "đã có tệp %q", En: "the file %q exists already"}.With(to))
			}
			return err
		}
		fmt.Fprintln(a.out, to)
		return nil
	})
}

// slug folds every segment of an identity.
func slug(id string) string {
	parts := strings.Split(id, "/")
	for i := range parts {
		parts[i] = viet.Slug(parts[i])
	}
	return strings.Join(parts, "/")
}

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: a.say(problem.Text{Vi: "Tạo một trang mới", En: "Make a new site"}),
		RunE: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return a.initSite(a.dir)
			case 1:
				return a.initSite(a.below(args[0]))
			}
			return wrongUse(problem.Text{Vi: "init nhận một thư mục", En: "init takes one folder"})
		},
	}
}

// below is a folder named on the command line: below the site's where it has no place of its own.
func (a *app) below(dir string) string {
	if filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(a.dir, dir)
}

func (a *app) initSite(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return wrongUse(problem.Text{
				Vi: "thư mục %[1]q đã có %[2]q; chọn một thư mục trống", En: "the folder %[1]q holds %[2]q already; choose an empty one",
			}.With(dir, e.Name()))
		}
	}
	files := sample.Site(a.language(), calendar.FromTime(a.now().In(defaultZone())))
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if err := writeNew(dir, name, files[name]); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.out, a.say(problem.Text{
		Vi: "Đã tạo trang mới trong %[1]s. Xem trang: congkhai serve -C %[1]s", En: "Made a new site in %[1]s. See it with: congkhai serve -C %[1]s",
	}.With(dir)))
	fmt.Fprintln(a.out, a.say(problem.Text{
		Vi: "Danh sách chưa đến ngày đăng cần giữ trong kho riêng tư cho đến khi đăng.",
		En: "Keep lists that are not yet to be published in a private repository until they are.",
	}))
	fmt.Fprintln(a.out, a.say(problem.Text{
		Vi: "Để trang tự đổi giai đoạn đúng ngày, bật một lịch dựng trang và xóa các lịch không dùng: xem README.md.",
		En: "For stages to change on the day, switch on one schedule and delete those not used: see README.md.",
	}))
	return nil
}

// defaultZone is the zone of a site that does not exist yet.
func defaultZone() *time.Location {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		return time.UTC
	}
	return zone
}
