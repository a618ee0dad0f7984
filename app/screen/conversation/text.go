package conversation

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// passage is one text of a conversation, or the versions of it that nobody has
// brought together yet.
type passage struct {
	label string // id of the text over it
	field store.Field
	text  string
	apart store.Conflict // its versions, where it was written in two places
}

// passages are the texts that were written, what the other wants first.
func passages(talk store.Conversation) []passage {
	all := []struct {
		label string
		field store.Field
		text  string
	}{
		{"conversation.wish", store.FieldWish, talk.Wish},
		{"conversation.strengths", store.FieldStrengths, talk.Strengths},
		{"conversation.joy", store.FieldJoy, talk.Joy},
		{"conversation.note", store.FieldNote, talk.Note},
		{"conversation.self", store.FieldSelf, talk.Self},
	}
	var written []passage
	for _, p := range all {
		apart := apartOf(talk, p.field)
		if p.text != "" || len(apart.Versions) > 0 {
			written = append(written, passage{p.label, p.field, p.text, apart})
		}
	}
	return written
}

func apartOf(talk store.Conversation, field store.Field) store.Conflict {
	for _, conflict := range talk.Conflicts {
		if conflict.Field == field {
			return conflict
		}
	}
	return store.Conflict{}
}

// texts are all passages on one card; nil when nothing was written.
func (s *Screen) texts(c *screen.Context) fyne.CanvasObject {
	c = parts.Several(c, s.read.talk)
	settle := &parts.Settle{Journal: s.journal, Of: s.read.talk, History: true,
		Anew: func() { s.edit(c) }, Settled: func() { s.load(c) }}
	var written []fyne.CanvasObject
	for _, p := range passages(s.read.talk) {
		words := []fyne.CanvasObject{design.NewText(c.Text.T(p.label), design.SizeCaption, design.ColorMuted).Strong()}
		if len(p.apart.Versions) == 0 {
			words = append(words, kit.NewBody(p.text))
		} else {
			words = append(words, settle.Versions(c, p.apart)...)
		}
		written = append(written, design.Col(4, words...))
	}
	if len(written) == 0 {
		return nil
	}
	return kit.NewCard(design.Paper, design.Col(16, written...))
}

// when is the day, the time and the place.
func (s *Screen) when(c *screen.Context) fyne.CanvasObject {
	talk := s.read.talk
	line := i18n.Capital(c.Text.Day(talk.At, c.Now())) + ", " + c.Text.Clock(talk.At)
	if setting := parts.Setting(c, talk.Setting); setting != "" {
		line += " · " + setting
	}
	return kit.NewMuted(line)
}
