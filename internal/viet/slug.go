package viet

// Slug returns s as a part of an address: the folded text with every run of other characters than a–z and 0–9 as one
// hyphen, and no hyphen at either end. It is empty when s has no such letter or digit. A slug is its own slug.
func Slug(s string) string {
	folded := Fold(s)
	if isSlug(folded) {
		return folded
	}
	out := make([]byte, 0, len(folded))
	gap := false
	for i := range len(folded) {
		c := folded[i]
		if !inSlug(c) {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, '-')
		}
		gap = false
		out = append(out, c)
	}
	return string(out)
}

func inSlug(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
}

// isSlug reports whether s may stay as it is: words of a slug with single hyphens between them.
func isSlug(s string) bool {
	word := false
	for i := range len(s) {
		switch {
		case inSlug(s[i]):
			word = true
		case s[i] == '-' && word:
			word = false
		default:
			return false
		}
	}
	return word || s == ""
}
