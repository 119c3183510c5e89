package decode

// Limits of one text. The library needs gigabytes for 40 KB of nested inline tables, half a minute for 200 KB of
// [a.a.a…] and dies of 10 MB of brackets; with these it stays below a second and 64 MB for any text. A register of
// five thousand opinions stays below every one of them.
const (
	maxSize     = 1 << 20 // bytes of text
	maxDepth    = 64      // arrays and inline tables within each other
	maxParts    = 16      // parts of one key
	maxTables   = 20_000  // tables of every sort, those implied by a longer name too
	maxKeys     = 50_000
	maxElements = 100_000 // of all arrays together
	maxPaths    = 8 << 20 // bytes of the full names of all keys, arrays and inline tables together
	partCost    = 16      // bytes of each part of a full name beside its text
)

type count struct{ tables, keys, elements, paths int }

func (c *count) over() bool {
	return c.tables > maxTables || c.keys > maxKeys || c.elements > maxElements || c.paths > maxPaths
}
