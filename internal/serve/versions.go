package serve

import (
	"strconv"
	"sync"
)

// versions counts the states of the site and wakes whoever waits for the next one.
type versions struct {
	start string // differs between two runs of the program

	mu     sync.Mutex
	count  int
	passed chan struct{} // closed when count grows
}

func newVersions(start string) *versions {
	return &versions{start: start, passed: make(chan struct{})}
}

func (v *versions) next() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.count++
	close(v.passed)
	v.passed = make(chan struct{})
}

// current returns the name of the present version and a channel that is closed when it has passed.
func (v *versions) current() (name string, passed <-chan struct{}) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.start + "-" + strconv.Itoa(v.count), v.passed
}
