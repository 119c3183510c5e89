package main

import (
	"errors"
	"os/exec"
	"strconv"
)

// exitStatus is the exit status that an error of a run program stands for.
func exitStatus(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}
