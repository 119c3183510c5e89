package render

import (
	"html/template"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
	"congkhai/internal/stencil"
)

// signatures are the functions and methods that layouts use most: they are called directly. All others may be used as
// well, at the price of reflection. The first type of a method is its receiver.
var signatures = []stencil.Signature{
	stencil.Of1[*View, template.HTML](),
	stencil.Of1[*View, string](),
	stencil.Of1[*View, time.Time](),
	stencil.Of2[*View, string, string](),
	stencil.Of2[string, string, template.HTML](),
	stencil.Of2[*View, string, template.HTML](),
	stencil.Of2[*View, *record.Base, template.HTML](),
	stencil.Of3[*View, string, any, template.HTML](),
	stencil.Of3[*View, string, string, string](),
	stencil.Of3[*View, *record.Base, string, string](),
	stencil.Of2[*View, any, *View](),
	stencil.Of2[*View, []site.Move, string](),
	stencil.Of2[*View, *site.Round, string](),

	stencil.Of1[lang.Words, template.HTML](),
	stencil.Of1[lang.Words, string](),
	stencil.Of1[calendar.Date, string](),
	stencil.Of1[calendar.Date, bool](),
	stencil.Of1[calendar.Date, time.Weekday](),
	stencil.Of1[calendar.Partial, string](),
	stencil.Of1[calendar.Partial, bool](),
	stencil.Of2[calendar.Partial, calendar.Partial, string](),
	stencil.Of1[time.Time, string](),
	stencil.Of1[[32]byte, template.HTML](),
	stencil.Of1[site.Stage, string](),

	stencil.Of1[*site.Round, calendar.Date](),
	stencil.Of1[*site.Round, int](),
	stencil.Of1[*site.Round, string](),
	stencil.Of2[*site.Decision, *site.Round, int](),
	stencil.Of1[*site.Outcome, *site.Outcome](),
	stencil.Of1[*site.Nomination, bool](),
	stencil.Of1[*site.Nomination, int](),
	stencil.Of1[*site.Nomination, string](),
	stencil.Of1[*site.Nomination, calendar.Date](),
	stencil.Of1[*site.Nomination, *site.Outcome](),
	stencil.Of2[*site.Nomination, int, string](),
	stencil.Of1[*View, *ShareImage](),
	stencil.Of2[*View, *Picture, string](),
	stencil.Of3[*View, *record.Base, string, *Picture](),
	stencil.Of1[*site.Exemplar, string](),
	stencil.Of1[*site.Exemplar, calendar.Date](),
	stencil.Of1[*site.Exemplar, calendar.Partial](),
	stencil.Of2[*site.Exemplar, string, int](),
	stencil.Of2[*site.Exemplar, string, string](),
	stencil.Of2[*site.Award, string, lang.Words](),
	stencil.Of3[*site.Award, string, string, lang.Words](),
	stencil.Of3[*site.Cluster, string, string, lang.Words](),
	stencil.Of3[*site.Decision, string, string, lang.Words](),
	stencil.Of3[*site.Exemplar, string, string, lang.Words](),
	stencil.Of3[*site.Nomination, string, string, lang.Words](),
	stencil.Of3[*site.Plan, string, string, lang.Words](),
	stencil.Of3[*site.Report, string, string, lang.Words](),
	stencil.Of3[*site.Round, string, string, lang.Words](),
	stencil.Of3[*site.Rule, string, string, lang.Words](),
	stencil.Of3[*site.Unit, string, string, lang.Words](),
	stencil.Of3[*record.Base, string, string, lang.Words](),
	stencil.Of1[*site.Figure, template.HTML](),
	stencil.Of1[*site.Figure, []site.Row](),
	stencil.Of1[*site.Figure, bool](),
	stencil.Of1[*site.Figure, int](),
	stencil.Of1[site.Row, template.HTML](),
	stencil.Of1[site.Amount, string](),
	stencil.Of2[*site.Site, *site.Unit, []*site.Figure](),
	stencil.Of2[*site.Site, *site.Plan, []*site.Figure](),
	stencil.Of3[*record.Register, string, string, lang.Words](),
}
