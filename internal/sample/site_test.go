package sample

import (
	"io/fs"
	"strings"
	"testing"

	"congkhai/internal/calendar"
	"congkhai/internal/config"
)

func TestSite(t *testing.T) {
	t.Parallel()
	tests := []struct{ today, published, closes, asOf string }{
		{"2026-11-20", "2026-11-20", "2026-12-07", ""},
		{"2026-11-22", "2026-11-20", "2026-12-07", ""}, // a Sunday
		{"2026-12-28", "2026-12-14", "2026-12-28", ""},
		{"2026-12-31", "2026-12-14", "2026-12-28", "2026-12-14T08:00:00+07:00"},
		{"2027-03-01", "2026-12-14", "2026-12-28", "2026-12-14T08:00:00+07:00"},
		{"2026-02-14", "2026-02-13", "2026-03-06", ""}, // Tết
		{"2026-02-18", "2026-02-13", "2026-03-06", ""}, // Tết
		{"2024-02-29", "2024-02-29", "2024-03-14", ""},
		{"2023-01-03", "2023-01-03", "2023-01-17", ""},
		{"2019-05-06", "2023-12-29", "2024-01-15", "2023-12-29T08:00:00+07:00"},
	}
	for _, test := range tests {
		for _, lang := range []string{"vi", "en"} {
			t.Run(test.today+"/"+lang, func(t *testing.T) {
				t.Parallel()
				day, err := calendar.Parse(test.today)
				if err != nil {
					t.Fatal(err)
				}
				site := Site(lang, day)
				set, wrong := judged(t, site)
				for _, w := range wrong {
					t.Error(w)
				}
				r := set.Rounds["dot-vi-du"]
				if r == nil {
					t.Fatal("there is no round")
				}
				settings, _ := config.Parse(site[config.File])
				if r.Published.String() != test.published || r.Closes.String() != test.closes || settings.AsOf != test.asOf {
					t.Errorf("round from %s to %s, as of %q; want %s, %s, %q", r.Published, r.Closes, settings.AsOf, test.published, test.closes, test.asOf)
				}
				at := day
				if settings.AsOf != "" {
					at = calendar.FromTime(settings.Fixed.In(settings.Zone))
				}
				if at.Before(r.Published) || at.After(r.Closes) {
					t.Errorf("the round is not open on %s", at)
				}
			})
		}
	}
}

// TestSiteExample wants every record of a new site to say that it is invented, and every file to be whole.
func TestSiteExample(t *testing.T) {
	t.Parallel()
	site := Site("vi", today)
	set, _ := judged(t, site)
	for _, r := range set.All() {
		if base := r.Common(); !base.Builtin && !base.Example {
			t.Errorf("%s does not say example = true", base.File)
		}
	}
	want := []string{".gitignore", "README.md", "site.toml"}
	for _, name := range want {
		if len(site[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
	for name, text := range site {
		if !fs.ValidPath(name) || strings.Contains(strings.ReplaceAll(string(text), "${{", ""), "{{") || strings.Contains(string(text), "[[.") || !strings.HasSuffix(string(text), "\n") {
			t.Errorf("%s is not whole", name)
		}
	}
	if n := len(set.Nominations); n != 3 {
		t.Errorf("%d nominations", n)
	}
}

// TestSettingsOptions makes every optional key of site.toml live and expects none that config does not know.
func TestSettingsOptions(t *testing.T) {
	t.Parallel()
	text := option.ReplaceAll(Site("en", today)[config.File], []byte("$1"))
	_, problems := config.Parse(text)
	for _, p := range problems {
		if p.ID != "value/empty" {
			t.Errorf("%d: %s [%s]", p.Line, p.Message.En, p.ID)
		}
	}
}
