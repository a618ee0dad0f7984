// Package talk is the conversation itself: one card at a time, and nothing
// that was written. Every tap keeps the draft. Start with [New].
package talk

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.DraftReader
	KeepSoon(store.Draft)
	OwnPrompts(context.Context) ([]store.OwnPrompt, error)
	AskedOf(context.Context, store.PersonID) (map[string]time.Time, error)
}

// Screen is the conversation.
type Screen struct {
	journal Journal
	id      store.DraftID
	root    *fyne.Container

	draft    store.Draft
	content  content
	voice    parts.Voice
	sounding bool // how it sounds is shown
}

// content is what the talk needs of the journal.
type content struct {
	parts.Opened
	own    []store.OwnPrompt
	before map[string]bool // prompts asked of these people before
}

// New makes the screen of a draft.
func New(j Journal, draft store.DraftID) *Screen { return &Screen{journal: j, id: draft} }

// Build draws the card on top.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	stayAwake(true)
	s.root = design.Stack()
	screen.Load(c, s.fetch, func(read content) {
		if read.Gone {
			c.Go.Back()
			return
		}
		s.draft, s.content = read.Draft, read
		s.begin(c)
		s.draw(c)
	})
	return s.root
}

// Leave lets the screen of the phone go dark again.
func (s *Screen) Leave() { stayAwake(false) }

// stayAwake keeps the phone from going dark while somebody is talking.
func stayAwake(on bool) { fyne.CurrentApp().Driver().SetDisableScreenBlanking(on) }

func (s *Screen) fetch(ctx context.Context) (content, error) {
	opened, err := parts.OpenDraft(ctx, s.journal, s.id)
	if err != nil {
		return content{}, err
	}
	read := content{Opened: opened, before: map[string]bool{}}
	if read.own, err = s.journal.OwnPrompts(ctx); err != nil {
		return content{}, err
	}
	for _, p := range opened.Company.People {
		asked, err := s.journal.AskedOf(ctx, p.ID)
		if err != nil {
			return content{}, err
		}
		for id := range asked {
			read.before[id] = true
		}
	}
	return read, nil
}

// begin brings the draft to the talk: when it began, and cards to begin with.
func (s *Screen) begin(c *screen.Context) {
	s.voice = parts.NewVoice(string(c.Text.Lang()), s.content.Company.People)
	readable(&s.draft, func(id string) bool {
		_, ok := parts.ReadPrompt(c.Content, s.content.own, id, s.voice)
		return ok
	})
	if s.draft.TalkedAt.IsZero() {
		s.draft.TalkedAt = c.Now()
	}
	if s.draft.Conversation.At.IsZero() {
		s.draft.Conversation.At = s.draft.TalkedAt
	}
	if len(s.draft.Queue) == 0 {
		s.draft.Queue = s.fitting(c)
	}
	s.draft.Stage = parts.StageTalk
	s.journal.KeepSoon(s.draft)
}

func (s *Screen) fitting(c *screen.Context) []string {
	return fitting(parts.Prompts(c.Content, s.content.own, s.voice), s.draft, s.content.before)
}

// change does something to the draft, keeps it and shows the card on top.
func (s *Screen) change(c *screen.Context, do func(*store.Draft)) {
	do(&s.draft)
	s.sounding = false
	s.journal.KeepSoon(s.draft)
	s.draw(c)
}

// draw shows the card on top, or that there is none.
func (s *Screen) draw(c *screen.Context) {
	page := parts.Page(parts.Bar(c, c.Text.T("talk.title", "who", s.content.Company.Names(c))))
	id, ok := current(s.draft)
	if prompt, known := parts.ReadPrompt(c.Content, s.content.own, id, s.voice); ok && known {
		page.SetObjects(s.card(c, prompt), s.actions(c, s.show(c, id)))
		page.SetBottom(s.answers(c, id))
	} else {
		page.SetObjects(s.end(c), s.actions(c))
	}
	s.root.Objects = []fyne.CanvasObject{page}
	design.Reflow(s.root)
}

// answers are what one can do with the card: put it off, pass it over, ask it.
func (s *Screen) answers(c *screen.Context, id string) fyne.CanvasObject {
	askIt := kit.NewButton(kit.Primary, c.Text.T("talk.asked"), func() {
		s.change(c, func(d *store.Draft) { ask(d, true); next(d) })
	})
	if asked(s.draft, id) {
		askIt = kit.NewButton(kit.Soft, c.Text.T("talk.not_asked"), func() {
			s.change(c, func(d *store.Draft) { ask(d, false) })
		})
	}
	return design.Col(10, kit.Buttons(
		kit.NewLowButton(kit.Soft, c.Text.T("common.later"), func() { s.change(c, later) }),
		kit.NewLowButton(kit.Soft, c.Text.T("common.skip"), func() { s.change(c, next) })),
		askIt)
}

// show is the way to show a card to the other.
func (s *Screen) show(c *screen.Context, id string) fyne.CanvasObject {
	return kit.NewLowButton(kit.Quiet, c.Text.T("common.show"), func() {
		c.Go.To(shown(id, s.draft.Conversation.People))
	})
}

// shown is the place that shows a card to those with whom one talks.
func shown(id string, people []store.PersonID) route.Show {
	r := route.Show{Prompt: id}
	if len(people) > 0 {
		r.Person = people[0]
		copy(r.Others[:], people[1:])
	}
	return r
}

// actions are the ways out of the talk: to the note, to what comes after, and
// those that only the card on top has. Without icons the three stand in one row
// on a small phone, so that the card keeps its room.
func (s *Screen) actions(c *screen.Context, ofCard ...fyne.CanvasObject) fyne.CanvasObject {
	note := c.Text.T("talk.note")
	if s.draft.Conversation.Note != "" {
		note = c.Text.T("talk.go_on_writing")
	}
	return kit.Buttons(append(ofCard,
		kit.NewLowButton(kit.Quiet, note, func() { c.Go.To(route.Note{Draft: s.id}) }),
		kit.NewLowButton(kit.Quiet, c.Text.T("talk.finish"), func() { c.Go.To(route.After{Draft: s.id}) }))...)
}
