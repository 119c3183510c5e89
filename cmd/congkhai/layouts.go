package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/internal/problem"
	"congkhai/internal/viet"
	"congkhai/layouts"
)

func (a *app) layoutsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "layouts",
		Short: a.say(problem.Text{Vi: "Liệt kê hoặc chép mẫu trang để sửa", En: "List layouts, or copy them to change them"}),
		RunE: func(*cobra.Command, []string) error {
			return wrongUse(problem.Text{Vi: "dùng layouts list hoặc layouts eject", En: "use layouts list or layouts eject"})
		},
	}
	list := &cobra.Command{
		Use:   "list",
		Short: a.say(problem.Text{Vi: "Liệt kê các mẫu; * là mẫu riêng của trang", En: "List the layouts; * marks the site's own"}),
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return a.listLayouts() },
	}
	eject := &cobra.Command{
		Use:   "eject NAME …",
		Short: a.say(problem.Text{Vi: "Chép mẫu vào layouts/ của trang", En: "Copy layouts into the site's layouts/"}),
		RunE:  func(_ *cobra.Command, args []string) error { return a.ejectLayouts(args) },
	}
	c.AddCommand(list, eject)
	return c
}

// layoutNames lists the embedded layout files.
func layoutNames() ([]string, error) {
	var names []string
	err := fs.WalkDir(layouts.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

func (a *app) listLayouts() error {
	names, err := layoutNames()
	if err != nil {
		return err
	}
	for _, name := range names {
		mark := " "
		if _, err := os.Stat(filepath.Join(a.dir, "layouts", filepath.FromSlash(name))); err == nil {
			mark = "*"
		}
		fmt.Fprintf(a.out, "%s %s\n", mark, name)
	}
	return nil
}

func (a *app) ejectLayouts(args []string) error {
	names, err := layoutNames()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return wrongUse(problem.Text{Vi: "nêu tên mẫu, ví dụ: layouts eject round.html", En: "name a layout, for example: layouts eject round.html"})
	}
	var chosen []string
	for _, arg := range args {
		name := findLayout(names, arg)
		if name == "" {
			message := problem.Text{Vi: "không có mẫu %q", En: "there is no layout %q"}.With(arg)
			if best, ok := viet.DidYouMean(strings.TrimSuffix(arg, ".html")+".html", names); ok {
				also := problem.Text{Vi: "; có phải ý là %q?", En: "; did you mean %q?"}.With(best)
				message = problem.Text{Vi: message.Vi + also.Vi, En: message.En + also.En}
			}
			return wrongUse(message)
		}
		chosen = append(chosen, name)
	}
	for _, name := range chosen {
		to := filepath.Join(a.dir, "layouts", filepath.FromSlash(name))
		data, err := fs.ReadFile(layouts.Files, name)
		if err != nil {
			return err
		}
		if err := writeNew(a.dir, "layouts/"+name, data); err != nil {
			if errors.Is(err, fs.ErrExist) {
				return wrongUse(problem.Text{Vi: "đã có tệp %q", En: "the file %q exists already"}.With(to))
			}
			return err
		}
		fmt.Fprintln(a.out, to)
	}
	return nil
}

// findLayout finds a layout by its name, with or without folder and ending.
func findLayout(names []string, arg string) string {
	arg = strings.TrimPrefix(filepath.ToSlash(arg), "layouts/")
	for _, name := range names {
		if name == arg || name == arg+".html" || path.Base(name) == arg && path.Base(name) != name {
			return name
		}
	}
	return ""
}

// writeNew writes a file below a folder that must not exist yet, making its folders. Links that lead out of the folder
// are not followed.
func writeNew(dir, name string, data []byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	name = filepath.FromSlash(name)
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return f.Close()
}
