// Package prepare is the minute before a conversation: last time at a glance,
// three prompts each with its reason, tips to read and goals to choose. Start
// with [New]; what is suggested is decided by [Suggest].
package prepare

import (
	"context"
	"hash/fnv"
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/assets"
	"bankje/store"
)

// Screen is the preparation. It keeps what was chosen until the conversation
// starts.
type Screen struct {
	journal Journal
	people  []store.PersonID
	group   store.GroupID
	context *screen.Context

	known     known
	read      bool
	voice     parts.Voice
	setting   string
	goals     []string
	suggested []Suggestion
	picked    []string // prompts chosen by hand

	starting bool
	root     *fyne.Container
	page     *kit.Page
	goalFold *kit.Expander
	tipFold  *kit.Expander
	hookFold *kit.Expander
}

// New makes the preparation of a conversation with one person, with several, or
// with a group.
func New(j Journal, r route.Prepare) *Screen {
	s := &Screen{journal: j, group: r.Group}
	for _, id := range append([]store.PersonID{r.Person}, r.Others[:]...) {
		if !id.IsZero() {
			s.people = append(s.people, id)
		}
	}
	return s
}

// Build draws what was chosen so far, once it is read who it is with.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	s.context = c
	s.root = design.Stack(parts.Page(parts.Bar(c, "")))
	s.load(offset)
	return s.root
}

func (s *Screen) load(offset float32) {
	screen.Load(s.context, func(ctx context.Context) (known, error) {
		return read(ctx, s.journal, s.people, s.group)
	}, func(k known) {
		s.known = k
		s.voice = parts.NewVoice(string(s.context.Text.Lang()), k.people)
		if !s.read {
			s.read = true
			s.suggest()
		}
		s.show()
		s.page.SetOffset(offset)
	})
}

// occasion is what the suggestions of now depend on.
func (s *Screen) occasion() Occasion {
	address := assets.Formal
	if s.voice.Address != nil {
		address = *s.voice.Address
	}
	return s.known.occasion(s.context.Content, address, s.setting, s.seed())
}

// seed gives other suggestions on another day and for somebody else, and the
// same ones whenever one comes back to this page.
func (s *Screen) seed() uint64 {
	h := fnv.New64a()
	for _, id := range s.people {
		h.Write(id[:])
	}
	h.Write(s.group[:])
	h.Write([]byte(store.DayOf(s.context.Now())))
	return h.Sum64()
}

func (s *Screen) suggest() { s.suggested = Suggest(s.context.Content.Prompts.All(), s.occasion()) }

func (s *Screen) show() {
	c := s.context
	objects := s.consent()
	for _, last := range s.known.last {
		objects = append(objects, s.lastCard(last))
	}
	objects = append(objects, kit.Labelled(c.Text.T("prepare.where"),
		parts.Choice(parts.Settings(c), s.setting, s.choosePlace)))
	objects = append(objects, s.prompts()...)
	objects = append(objects, s.reading()...)
	s.page = parts.Page(parts.Bar(c, c.Text.T("prepare.title", "who", s.who())), objects...)
	s.page.SetBottom(s.action())
	s.root.Objects = []fyne.CanvasObject{s.page}
	design.Reflow(s.root)
}

// again draws anew after something was chosen, where one was.
func (s *Screen) again() {
	offset := s.page.Offset()
	s.show()
	s.page.SetOffset(offset)
}

// who says with whom it is, for the title.
func (s *Screen) who() string {
	var names []string
	for _, last := range s.known.last {
		names = append(names, last.Alias)
	}
	return parts.Names(s.context, names)
}

func (s *Screen) choosePlace(setting string) {
	s.setting = setting
	s.suggest()
	s.again()
}

// action starts the conversation, or leads to the prompts when nothing of it may
// be written down.
func (s *Screen) action() fyne.CanvasObject {
	c := s.context
	if _, refuses := s.known.refuses(); refuses {
		return kit.NewIconTextButton(kit.Soft, design.IconCards, c.Text.T("prepare.only_read"), func() {
			c.Go.To(route.Cards{Segment: route.Prompts})
		})
	}
	return kit.NewIconTextButton(kit.Primary, design.IconTalk, c.Text.T("prepare.start"), s.start)
}

// start makes the draft of the conversation and goes to it in place of here, so
// that Back does not start another.
func (s *Screen) start() {
	c := s.context
	conversation := store.Conversation{
		People: s.people, Group: s.group, Setting: s.setting, Goals: slices.Clone(s.goals),
	}
	ids := queue(s.suggested, s.picked)
	parts.Once(c, &s.starting, func(ctx context.Context) (store.Draft, error) {
		d, err := s.journal.NewDraft(ctx, conversation)
		if err != nil {
			return store.Draft{}, err
		}
		d.Queue, d.Stage = ids, parts.StageTalk
		return d, s.journal.KeepDraft(ctx, d)
	}, func(d store.Draft) { c.Go.Instead(route.Talk{Draft: d.ID}) })
}
