package serve

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// hosts says under which names the server answers. A site in the reader's browser can make its own name point to this
// machine and read what is served here; its requests carry that name in the Host header.
type hosts struct {
	shown string // the name in URL
	port  string
	names []string
	anyIP bool // listening on all addresses: every IP address is this machine's
}

// newHosts allows loopback names and the host that the server listens on.
func newHosts(host, port string) hosts {
	h := hosts{shown: host, port: port, names: []string{"localhost", "127.0.0.1", "::1"}}
	ip, err := netip.ParseAddr(host)
	switch {
	case err != nil:
		h.names = append(h.names, strings.ToLower(host))
	case ip.Unmap().IsUnspecified():
		h.anyIP = true
		h.shown = "localhost"
	default:
		h.names = append(h.names, ip.String())
	}
	return h
}

// allow reports whether header, the value of a Host header, is one of the server's own names with its port.
func (h hosts) allow(header string) bool {
	host, port, err := net.SplitHostPort(header)
	if err != nil {
		// No port: the standard one.
		if host, port, err = net.SplitHostPort(header + ":80"); err != nil {
			return false
		}
	}
	if port != h.port {
		return false
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.Zone() == "" {
		return h.anyIP || slices.Contains(h.names, ip.String())
	}
	return slices.Contains(h.names, strings.ToLower(host))
}

// sameOrigin reports whether the request comes from a page of this server or from no page at all. Another program's
// pages on this machine are of the same site but not of the same origin.
func sameOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	return origin == "" || strings.EqualFold(origin, "http://"+r.Host)
}
