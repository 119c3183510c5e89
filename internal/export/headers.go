package export

import (
	"bytes"

	"congkhai/internal/config"
)

// Policy is the Content-Security-Policy of every page: nothing but the site's own files, and fonts only where the site
// brings one.
func Policy(c *config.Config) string {
	fonts := ""
	if c.Font != nil {
		fonts = "font-src 'self'; "
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " + fonts +
		"connect-src 'self'; media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
}

// httpDate is how HTTP writes an instant, which must be in UTC (RFC 9110, 5.6.7).
const httpDate = "Mon, 02 Jan 2006 15:04:05 GMT"

// headers writes the answer headers in the form that Netlify and Cloudflare Pages read. Caches ask before each use: a
// page that was right in the evening may say "open" of a closed round after midnight, and a page put right or taken
// off must not live on in a cache. Expires tells when the site next changes by itself; nothing does where its clock
// stands still.
func (x *exporter) headers(w *bytes.Buffer) error {
	w.WriteString("/*\n" +
		"  Content-Security-Policy: " + Policy(x.config) + "; frame-ancestors 'none'\n" +
		"  X-Content-Type-Options: nosniff\n" +
		"  X-Frame-Options: DENY\n" +
		"  Referrer-Policy: strict-origin-when-cross-origin\n" +
		"  Permissions-Policy: accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), " +
		"gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()\n" +
		"  Cache-Control: public, no-cache\n")
	if next := x.site.Next; next != nil && x.config.Fixed.IsZero() {
		w.WriteString("  Expires: " + next.At.UTC().Format(httpDate) + "\n")
	}
	return nil
}

// robots lets every crawler in and tells where the sitemap is.
func (x *exporter) robots(w *bytes.Buffer) error {
	w.WriteString("User-agent: *\nAllow: /\n\nSitemap: " + x.url("vi", "/sitemap.xml") + "\n")
	return nil
}
