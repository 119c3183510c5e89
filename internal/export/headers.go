package export

import "bytes"

// Policy is the Content-Security-Policy of every page: nothing but the site's own files.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"

// headers writes the answer headers in the form that Netlify and Cloudflare Pages read. A page may stand in caches
// for five minutes: its stage is as old as that at most.
func headers(w *bytes.Buffer) error {
	w.WriteString("/*\n" +
		"  Content-Security-Policy: " + Policy + "; frame-ancestors 'none'\n" +
		"  X-Content-Type-Options: nosniff\n" +
		"  X-Frame-Options: DENY\n" +
		"  Referrer-Policy: strict-origin-when-cross-origin\n" +
		"  Permissions-Policy: accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), " +
		"gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()\n" +
		"  Cache-Control: public, max-age=300\n")
	return nil
}

// robots lets every crawler in and tells where the sitemap is.
func (x *exporter) robots(w *bytes.Buffer) error {
	w.WriteString("User-agent: *\nAllow: /\n\nSitemap: " + x.url("vi", "/sitemap.xml") + "\n")
	return nil
}
