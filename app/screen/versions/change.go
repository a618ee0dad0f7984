package versions

import (
	"time"

	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// change is what one save did to one field, in the words of the app.
type change struct {
	name          string
	before, after string
	added         []string
	removed       []string
}

// words turns what was written into what people read: codes into their words,
// times into days.
type words struct {
	c       *screen.Context
	prompts []store.OwnPrompt
	cards   []store.OwnCard
}

// changes are those of one save that people can be told about.
func (w words) changes(edit store.Edit) []change {
	var all []change
	for _, f := range edit.Changes {
		told := change{
			name:    w.c.Text.T("versions.field." + string(f.Field)),
			before:  w.value(f.Field, f.Before),
			after:   w.value(f.Field, f.After),
			added:   w.elements(f.Field, f.Added),
			removed: w.elements(f.Field, f.Removed),
		}
		if f.Field == store.FieldHidden {
			told.before = "" // the other one, of two
		}
		if told.before != "" || told.after != "" || len(told.added)+len(told.removed) > 0 {
			all = append(all, told)
		}
	}
	return all
}

// value is a value as people read it.
func (w words) value(field store.Field, value string) string {
	switch field {
	case store.FieldAt:
		at, err := time.Parse(time.RFC3339, value)
		if err != nil {
			return "" // there was no time
		}
		return i18n.Capital(w.c.Text.Day(at, w.c.Now())) + ", " + w.c.Text.Clock(at)
	case store.FieldSetting:
		return parts.Setting(w.c, value)
	case store.FieldHidden:
		if value == "true" {
			return w.c.Text.T("versions.hidden")
		}
		return w.c.Text.T("versions.shown")
	}
	return value
}

// elements are the elements of a set as people read them.
func (w words) elements(field store.Field, ids []string) []string {
	c := w.c
	switch field {
	case store.FieldGoals:
		return parts.WordsOf(parts.Goals(c), ids)
	case store.FieldDomains:
		return parts.WordsOf(parts.Domains(c), ids)
	case store.FieldSupport:
		return parts.WordsOf(parts.Supports(c), ids)
	case store.FieldActivities:
		return parts.WordsOf(parts.Activities(c), ids)
	case store.FieldSignals:
		return parts.WordsOf(parts.Signals(c), ids)
	case store.FieldReferrals:
		return parts.WordsOf(parts.Referrals(c, w.cards), ids)
	case store.FieldPrompts:
		return w.promptTexts(ids)
	}
	return ids
}

func (w words) promptTexts(ids []string) []string {
	voice := parts.NewVoice(string(w.c.Text.Lang()), nil)
	var texts []string
	for _, id := range ids {
		if p, ok := parts.ReadPrompt(w.c.Content, w.prompts, id, voice); ok {
			texts = append(texts, p.Text)
		}
	}
	return texts
}
