// Package serve shows a site in a browser while it is being written, and reloads it.
//
// In go functions: one that answers an address with a page, one that says what is wrong with the content. Out comes an
// HTTP server for one person's browser. Every HTML page gets one script that listens for changes, reloads the page and
// shows problems over it; the rest of a page is passed on byte for byte. The package does not know how a site is made,
// reads no files, and is not meant to publish anything: it answers only to its own address, so that no other site can
// reach it through the reader's browser.
package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"html"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Page is the answer to one address.
type Page struct {
	Status   int    // HTTP status; 0 means 200
	Type     string // media type; empty means bytes of no known kind
	Body     []byte
	Location string // where a redirect leads, passed on as it is
}

// Report is what the pages show about the content, in the language of the person who writes it.
type Report struct {
	Errors   int    `json:"errors"` // while there are any, the pages stay as they are
	Warnings int    `json:"warnings"`
	Title    string `json:"title"` // one line
	Text     string `json:"text"`  // plain text with line breaks; empty shows nothing
	Lang     string `json:"lang"`  // language of Title and Text, "vi" or "en"
}

// Options says where to listen and what to show.
type Options struct {
	// Addr is host and port to listen on. Empty means 127.0.0.1:8080, and an empty host 127.0.0.1: to be seen by other
	// machines the host must be named, such as 0.0.0.0. Port 0 takes a free one.
	Addr string
	// Page answers the decoded path of an address, without BasePath and always beginning with a slash, such as
	// "/lay-y-kien/". It is called by many goroutines at once. An error becomes a page with status 500.
	Page func(path string) (Page, error)
	// BasePath is the path of the site's base URL, "" or such as "/thi-dua".
	BasePath string
	// Problems returns what the pages show about the content; nil means nothing.
	Problems func() Report
	// Log takes what went wrong; nil drops it.
	Log *slog.Logger
}

// Server shows one site. Its fields do not change after New.
type Server struct {
	opt      Options
	log      *slog.Logger
	listener net.Listener
	url      string
	base     string // BasePath as it stands in addresses
	hosts    hosts
	script   []byte // the element added to every HTML page
	versions *versions
	streams  chan struct{} // one element for every open stream
}

// New takes the address; Serve must follow to answer it. It fails with an error that names another port when the port
// is taken.
func New(opt Options) (*Server, error) {
	if opt.Addr == "" {
		opt.Addr = "127.0.0.1:8080"
	}
	host, port, err := net.SplitHostPort(opt.Addr)
	if err != nil {
		return nil, fmt.Errorf("address %q: expected host and port, such as 127.0.0.1:8080: %w", opt.Addr, err)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	opt.BasePath = strings.Trim(opt.BasePath, "/")
	if opt.BasePath != "" {
		opt.BasePath = "/" + opt.BasePath
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, listenError(host, port, err)
	}
	port = strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	s := &Server{
		opt:      opt,
		log:      opt.Log,
		listener: listener,
		hosts:    newHosts(host, port),
		versions: newVersions(rand.Text()),
		streams:  make(chan struct{}, maxStreams),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.base = (&url.URL{Path: opt.BasePath}).EscapedPath()
	s.url = "http://" + net.JoinHostPort(s.hosts.shown, port) + s.base + "/"
	s.script = []byte(`<script src="` + html.EscapeString(s.base) + `/_serve/reload.js" defer></script>`)
	return s, nil
}

// URL returns the address of the site's first page, as a browser on this machine reaches it.
func (s *Server) URL() string { return s.url }

// Changed tells every open page that the site, or what Problems returns, is another now.
func (s *Server) Changed() { s.versions.next() }

// Serve answers requests until ctx ends, and returns nil then, at most a second later.
func (s *Server) Serve(ctx context.Context) error {
	server := &http.Server{
		Handler:                      http.HandlerFunc(s.handle),
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            5 * time.Second,
		ReadTimeout:                  10 * time.Second,
		WriteTimeout:                 time.Minute,
		IdleTimeout:                  2 * time.Minute,
		MaxHeaderBytes:               16 << 10,
		ErrorLog:                     slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
		// Open streams end with ctx; Shutdown alone would wait for them for ever.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(s.listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving %s: %w", s.url, err)
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	return nil
}

// portTakenWindows is WSAEADDRINUSE, which package syscall does not compare with EADDRINUSE.
const portTakenWindows = syscall.Errno(10048)

func listenError(host, port string, err error) error {
	if !errors.Is(err, syscall.EADDRINUSE) && !errors.Is(err, portTakenWindows) {
		return fmt.Errorf("listening on %s: %w", net.JoinHostPort(host, port), err)
	}
	other := "0"
	if n, err := strconv.Atoi(port); err == nil && n < 65535 {
		other = strconv.Itoa(n + 1)
	}
	return fmt.Errorf("port %s of %s is taken by another program; choose another port, such as --addr %s: %w",
		port, host, net.JoinHostPort(host, other), err)
}
