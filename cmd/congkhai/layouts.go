package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
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
		Use:   "eject NAME|FOLDER …",
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

// ownLayouts lists the layout files that the site has, in its folder layouts/.
func (a *app) ownLayouts() (map[string]bool, error) {
	own := map[string]bool{}
	err := fs.WalkDir(os.DirFS(a.dir), "layouts", func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !d.IsDir() {
			own[strings.TrimPrefix(name, "layouts/")] = true
		}
		return err
	})
	return own, err
}

// listLayouts prints the embedded layouts, then those that only the site has. What it says of them goes beside the
// list, so that the list can be read by a program.
func (a *app) listLayouts() error {
	names, err := layoutNames()
	if err != nil {
		return err
	}
	own, err := a.ownLayouts()
	if err != nil {
		return err
	}
	for _, name := range names {
		mark := " "
		if own[name] {
			mark = "*"
		}
		delete(own, name)
		fmt.Fprintf(a.out, "%s %s\n", mark, name)
	}
	for _, name := range slices.Sorted(maps.Keys(own)) {
		fmt.Fprintf(a.out, "* %s\n", name)
	}
	fmt.Fprintln(a.err, a.say(problem.Text{
		Vi: "* nằm trong %s; chép mẫu khác vào đó: congkhai layouts eject TÊN", En: "* lies in %s; copy another there: congkhai layouts eject NAME",
	}.With(filepath.Join(a.dir, "layouts"))))
	return nil
}

// ejectLayouts copies layouts into the site. Where one of them is there already, none is copied.
func (a *app) ejectLayouts(args []string) error {
	names, err := layoutNames()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return wrongUse(problem.Text{
			Vi: "nêu tên mẫu hoặc thư mục, ví dụ: layouts eject round.html, layouts eject parts/",
			En: "name a layout or a folder, for example: layouts eject round.html, layouts eject parts/",
		})
	}
	chosen, err := chooseLayouts(names, args)
	if err != nil {
		return err
	}
	own, err := a.ownLayouts()
	if err != nil {
		return err
	}
	for _, name := range chosen {
		if own[name] {
			return layoutExists(a.layoutPath(name))
		}
	}
	for _, name := range chosen {
		data, err := fs.ReadFile(layouts.Files, name)
		if err != nil {
			return err
		}
		if err := writeNew(a.dir, "layouts/"+name, data); err != nil {
			if errors.Is(err, fs.ErrExist) {
				return layoutExists(a.layoutPath(name))
			}
			return err
		}
		fmt.Fprintln(a.out, a.layoutPath(name))
	}
	fmt.Fprintln(a.err, a.say(problem.Text{
		Vi: "Sửa tệp vừa chép rồi xem bằng congkhai serve; xóa tệp để dùng lại mẫu có sẵn.",
		En: "Change what was copied and look at it with congkhai serve; delete it to have the built-in layout back.",
	}))
	return nil
}

func (a *app) layoutPath(name string) string {
	return filepath.Join(a.dir, "layouts", filepath.FromSlash(name))
}

func layoutExists(path string) error {
	return wrongUse(problem.Text{
		Vi: "đã có tệp %q: sửa tệp đó, hoặc xóa rồi chép lại", En: "the file %q exists already: change it, or delete it and copy again",
	}.With(path))
}

// chooseLayouts finds the layouts that are named, each once.
func chooseLayouts(names, args []string) ([]string, error) {
	var chosen []string
	for _, arg := range args {
		found := findLayouts(names, arg)
		if len(found) == 0 {
			message := problem.Text{Vi: "không có mẫu %q", En: "there is no layout %q"}.With(arg)
			if best, ok := viet.DidYouMean(strings.TrimSuffix(arg, ".html")+".html", names); ok {
				also := problem.Text{Vi: "; có phải ý là %q?", En: "; did you mean %q?"}.With(best)
				message = problem.Text{Vi: message.Vi + also.Vi, En: message.En + also.En}
			}
			return nil, wrongUse(message)
		}
		for _, name := range found {
			if !slices.Contains(chosen, name) {
				chosen = append(chosen, name)
			}
		}
	}
	return chosen, nil
}

// findLayouts finds a layout by its name, with or without folder and ending, or all of a folder.
func findLayouts(names []string, arg string) []string {
	arg = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(filepath.ToSlash(arg), "./"), "layouts/"), "/")
	var below []string
	for _, name := range names {
		if name == arg || name == arg+".html" {
			return []string{name}
		}
		if path.Dir(name) == arg {
			below = append(below, name)
		}
	}
	if len(below) > 0 {
		return below
	}
	for _, name := range names {
		if base := path.Base(name); base == arg || base == arg+".html" {
			return []string{name}
		}
	}
	return nil
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
