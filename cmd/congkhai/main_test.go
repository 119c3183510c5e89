package main

import (
	"context"
	"flag"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what was printed into the scripts that compare it")

// clockEnv fixes the clock of the program in scripts.
const clockEnv = "CONGKHAI_TEST_NOW"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"congkhai": scripted})
}

// scripted is the program with a fixed clock.
func scripted() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	now := time.Now
	if text := os.Getenv(clockEnv); text != "" {
		fixed, err := time.Parse(time.RFC3339, text)
		if err != nil {
			panic(err)
		}
		now = func() time.Time { return fixed }
	}
	a := &app{out: os.Stdout, err: os.Stderr, now: now, env: os.Getenv}
	os.Exit(a.run(ctx, os.Args[1:]))
}

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "en_US.UTF-8")
			env.Setenv(clockEnv, "2026-11-20T10:00:00+07:00")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status},
	})
}

// status runs the program and wants an exit status: status 2 congkhai build x.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N congkhai …")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = exitStatus(err)
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}
