package watch

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestGather(t *testing.T) {
	t.Parallel()
	const ms = time.Millisecond
	type found struct {
		after time.Duration // since the one before
		paths string
	}
	tests := []struct {
		name string
		in   []found
		want []string // when since the start, and the batch
	}{
		{"one save", []found{{0, "a"}}, []string{"100ms a"}},
		{"sorted, once each", []found{{0, "c a"}, {50 * ms, "b a"}}, []string{"150ms a b c"}},
		{"two saves", []found{{0, "a"}, {300 * ms, "b"}}, []string{"100ms a", "400ms b"}},
		{
			"a busy disk does not wait for ever",
			[]found{{0, "a"}, {90 * ms, "b"}, {90 * ms, "c"}, {90 * ms, "d"}, {90 * ms, "e"}, {90 * ms, "f"}},
			[]string{"400ms a b c d e", "550ms f"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				ctx, cancel := context.WithCancel(t.Context())
				in := make(chan []string)
				var got []string
				go gather(ctx, in, 100*ms, 400*ms, func(paths []string) {
					got = append(got, fmt.Sprint(time.Since(start), " ", strings.Join(paths, " ")))
				})
				for _, f := range test.in {
					time.Sleep(f.after)
					in <- strings.Fields(f.paths)
				}
				time.Sleep(time.Hour)
				cancel()
				synctest.Wait()
				if !slices.Equal(got, test.want) {
					t.Errorf("got %q, want %q", got, test.want)
				}
			})
		})
	}
}

func TestGatherWhileChangedRuns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		ctx, cancel := context.WithCancel(t.Context())
		in := make(chan []string)
		var got []string
		ended := make(chan time.Duration, 1)
		go func() {
			gather(ctx, in, time.Second, 10*time.Second, func(paths []string) {
				got = append(got, fmt.Sprint(time.Since(start), " ", paths))
				time.Sleep(time.Minute)
			})
			ended <- time.Since(start)
		}()
		in <- []string{"a"}
		time.Sleep(5 * time.Second)
		in <- []string{"b"}
		in <- []string{"c"}
		time.Sleep(time.Minute)
		cancel()
		if end := <-ended; end != 121*time.Second {
			t.Errorf("ended after %v, want the end of the second call", end)
		}
		if want := []string{"1s [a]", "1m1s [b c]"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
