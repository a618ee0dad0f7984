package bringin

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store/jsonl"
)

// count is how many records come in, or came.
func count(r jsonl.Report) int {
	all := 0
	for _, n := range r.New {
		all += n
	}
	return all
}

// told says what came of reading a file, or what would.
func told(c *screen.Context, r jsonl.Report, done bool) []fyne.CanvasObject {
	p := c.Text
	objects := []fyne.CanvasObject{kit.NewCard(design.Paper, news(p, r, done))}
	notice := func(tint design.Tint, icon design.Outline, text string) {
		objects = append(objects, kit.NewNotice(tint, icon, text, nil))
	}
	if r.Erased > 0 && !done {
		notice(design.Sand, design.IconWarning, p.N("bring_in.erased", r.Erased))
	}
	if !r.Whole {
		notice(design.Sand, design.IconWarning, p.T("bring_in.not_whole"))
	}
	if r.Same > 0 && !done {
		notice(design.Sage, design.IconCheck, p.N("bring_in.same", r.Same))
	}
	if r.Refused > 0 {
		objects = append(objects, kit.NewSection(p.N("bring_in.refused", r.Refused)), refusals(p, r))
	}
	return objects
}

// news lists what is new, by what it is.
func news(p *i18n.Printer, r jsonl.Report, done bool) fyne.CanvasObject {
	title := p.T("bring_in.would_come")
	switch {
	case count(r) == 0:
		return kit.NewBody(p.T("bring_in.nothing_new"))
	case done:
		title = p.T("bring_in.came")
	}
	lines := []fyne.CanvasObject{kit.NewHeading(title)}
	for _, kind := range jsonl.Kinds() {
		if n := r.New[kind]; n > 0 {
			lines = append(lines, kit.NewBody(p.N("bring_in.new."+string(kind), n)))
		}
	}
	return design.Col(8, lines...)
}

// A group is the lines that were refused for one reason.
type group struct {
	reason jsonl.Reason
	lines  []int
}

// groups puts refusals together by reason, the most frequent first.
func groups(refusals []jsonl.Refusal) []group {
	var all []group
	for _, reason := range jsonl.Reasons() {
		g := group{reason: reason}
		for _, r := range refusals {
			if r.Reason == reason {
				g.lines = append(g.lines, r.Line)
			}
		}
		if len(g.lines) > 0 {
			all = append(all, g)
		}
	}
	slices.SortStableFunc(all, func(a, b group) int { return len(b.lines) - len(a.lines) })
	return all
}

// mostLines is how many lines of a group are named.
const mostLines = 12

// refusals says why lines do not come in, and which.
func refusals(p *i18n.Printer, r jsonl.Report) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, g := range groups(r.Refusals) {
		numbers := make([]string, 0, mostLines)
		for _, line := range g.lines[:min(len(g.lines), mostLines)] {
			numbers = append(numbers, strconv.Itoa(line))
		}
		where := p.T("bring_in.lines", "lines", strings.Join(numbers, ", "))
		if more := len(g.lines) - len(numbers); more > 0 {
			where = line(where, p.T("bring_in.more_lines", "more", more))
		}
		rows = append(rows, design.Col(2, kit.NewBody(p.T("bring_in.reason."+string(g.reason))), kit.NewCaption(where)))
	}
	if more := r.Refused - len(r.Refusals); more > 0 {
		rows = append(rows, kit.NewMuted(p.N("bring_in.more_refused", more)))
	}
	return kit.NewCard(design.Paper, design.Col(14, rows...))
}

// line puts sentences behind each other.
func line(sentences ...string) string {
	return strings.TrimSpace(strings.Join(sentences, " "))
}
