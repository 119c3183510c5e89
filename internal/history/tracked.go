package history

import "context"

// Tracked reports whether the commit that is checked out has anything at a path of the site in dir: a folder of our own that
// came with the repository is not ours.
func Tracked(dir, path string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	g, err := newGit(ctx, dir)
	if err != nil {
		return false
	}
	out, err := g.output("ls-tree", "HEAD", "--", path)
	return err == nil && out != ""
}
