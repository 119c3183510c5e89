package publish

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A child process publishes to the folder that this variable names until it is killed.
const childVariable = "CONGKHAI_TEST_PUBLISH"

func TestMain(m *testing.M) {
	if out := os.Getenv(childVariable); out != "" {
		fmt.Fprintln(os.Stderr, publishForEver(out, os.Getenv(childVariable+"_RENAMES") != ""))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// big returns a site of 300 files; 220 are in all, 40 have another text and 40 have other paths.
func big(letter string) site {
	s := site{}
	for i := range 220 {
		s[fmt.Sprintf("same/%d/index.html", i)] = fmt.Sprint("page ", i)
	}
	for i := range 40 {
		s[fmt.Sprintf("text/%d/index.html", i)] = fmt.Sprint(letter, " page ", i)
		s[fmt.Sprintf("path/%s%d/index.html", letter, i)] = fmt.Sprint("page ", i)
	}
	return s
}

// publishForEver writes a byte to the standard output after each step.
func publishForEver(out string, renames bool) error {
	for i := 0; ; i++ {
		tree, err := open(out, func(string) error {
			_, err := os.Stdout.Write([]byte{'.'})
			return err
		})
		if err != nil {
			return err
		}
		tree.renamesOnly = renames
		if err := write(tree, big([]string{"a", "b"}[i%2])); err != nil {
			return err
		}
		if _, err := tree.Commit(); err != nil {
			return err
		}
		if err := tree.Close(); err != nil {
			return err
		}
	}
}

func TestKill(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		renames bool
		kills   int
	}{
		{"exchange", false, 100},
		{"two renames", true, 30},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, out, big("a"))
			seed := rand.Uint64()
			random := rand.New(rand.NewPCG(seed, 0))
			seen := map[string]int{}
			for i := range test.kills {
				killChild(t, out, test.renames, 1+random.IntN(200))
				if test.renames {
					tree, err := Open(out)
					if err != nil {
						t.Fatal(err)
					}
					if err := tree.Close(); err != nil {
						t.Fatal(err)
					}
				}
				switch got := read(t, out); {
				case maps.Equal(got, big("a")):
					seen["a"]++
				case maps.Equal(got, big("b")):
					seen["b"]++
				default:
					t.Fatalf("seed %d, kill %d: neither site is whole; %d files", seed, i, len(got))
				}
				next := big([]string{"a", "b"}[random.IntN(2)])
				mustBuild(t, out, next)
				if got := read(t, out); !maps.Equal(got, next) {
					t.Fatalf("seed %d, kill %d: the next build is wrong", seed, i)
				}
			}
			t.Log("sites found:", seen)
		})
	}
}

// killChild kills a child after so many of its steps.
func killChild(t *testing.T, out string, renames bool, steps int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+out)
	if renames {
		cmd.Env = append(cmd.Env, childVariable+"_RENAMES=1")
	}
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, err = io.CopyN(io.Discard, stdout, int64(steps))
	if err := errors.Join(err, cmd.Process.Kill()); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() == 1 {
		t.Fatal(err)
	}
}
