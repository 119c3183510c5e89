//go:build !linux

package publish

func (d *disk) create(path string, data []byte) error {
	return d.createPortably(path, data)
}

func (d *disk) compare(path string, data []byte) (likeness, error) {
	return d.comparePortably(path, data)
}

func (d *disk) list(path string) (side, error) {
	return d.listPortably(path)
}
