package serve

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

//go:embed reload.js
var reloadScript []byte

const (
	maxStreams = 100              // open streams at once, one for every page in view
	keepAlive  = 30 * time.Second // between signs of life; they also find out that a browser has gone
	writeLimit = 10 * time.Second // for one event
)

// own answers the addresses below /_serve/.
func (s *Server) own(w http.ResponseWriter, r *http.Request, path string) {
	if !sameOrigin(r) {
		refuse(w, http.StatusForbidden, foreignOrigin)
		return
	}
	switch path {
	case "/_serve/reload.js":
		write(w, http.StatusOK, "text/javascript; charset=utf-8", reloadScript)
	case "/_serve/problems":
		s.problems(w)
	case "/_serve/events":
		s.stream(w, r)
	default:
		refuse(w, http.StatusNotFound, noSuchPage)
	}
}

// problems answers with the report and the version that it belongs to, or an earlier one: then the event of the later
// one follows.
func (s *Server) problems(w http.ResponseWriter) {
	var answer struct {
		Version string `json:"version"`
		Report
	}
	answer.Version, _ = s.versions.current()
	if s.opt.Problems != nil {
		answer.Report = s.opt.Problems()
	}
	body, err := json.Marshal(answer)
	if err != nil {
		panic(err) // Strings and numbers always marshal.
	}
	write(w, http.StatusOK, "application/json", body)
}

// stream sends the present version, and every later one when it comes, until the browser or the server leaves.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		w.Header().Set("Retry-After", "5")
		refuse(w, http.StatusServiceUnavailable, tooManyPages)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // The server's own limits are for pages.
	ticker := time.NewTicker(keepAlive)
	defer ticker.Stop()
	version, passed := s.versions.current()
	message := "retry: 1000\n" + versionEvent(version)
	for {
		_ = control.SetWriteDeadline(time.Now().Add(writeLimit))
		if _, err := fmt.Fprint(w, message); err != nil {
			return
		}
		if err := control.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-passed:
			version, passed = s.versions.current()
			message = versionEvent(version)
		case <-ticker.C:
			message = ":\n\n"
		}
	}
}

func versionEvent(version string) string {
	return "event: version\ndata: " + version + "\n\n"
}
