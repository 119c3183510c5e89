package watch

import (
	"context"
	"maps"
	"slices"
	"time"
)

// gather collects paths from found and hands them to changed, sorted and once each, when nothing came for quiet or
// the first of them waited for longest. It goes on collecting while changed runs, and returns when ctx has ended and
// changed has returned.
func gather(ctx context.Context, found <-chan []string, quiet, longest time.Duration, changed func([]string)) {
	var (
		pending = make(map[string]bool)
		first   time.Time
		timer   = time.NewTimer(0)
		due     bool
		running chan struct{} // nil while changed does not run
	)
	timer.Stop()
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			if running != nil {
				<-running
			}
			return
		case paths := <-found:
			if len(pending) == 0 {
				first = time.Now()
			}
			for _, path := range paths {
				pending[path] = true
			}
			due = false
			timer.Reset(max(0, min(quiet, time.Until(first.Add(longest)))))
		case <-timer.C:
			due = true
		case <-running:
			running = nil
		}
		if !due || running != nil {
			continue
		}
		batch := slices.Sorted(maps.Keys(pending))
		clear(pending)
		due = false
		done := make(chan struct{})
		running = done
		go func() {
			defer close(done)
			changed(batch)
		}()
	}
}
