// Package show is a prompt alone and huge, for the other to read. Either one
// holds the phone oneself, and Back leads back; or it is handed over with three
// answers in pictures, of which none is kept, and only unlocking leads back.
// Start with [New].
package show

import (
	"context"
	"fmt"

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
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
	OwnPrompts(ctx context.Context) ([]store.OwnPrompt, error)
}

// Screen is the prompt. It keeps which way round it stands and, as long as it
// is shown, what was answered.
type Screen struct {
	journal Journal
	route   route.Show
	root    *fyne.Container

	turned bool
	answer *answer // nil while nothing is chosen
}

// New makes the screen of a prompt.
func New(j Journal, r route.Show) *Screen { return &Screen{journal: j, route: r} }

// Build draws the prompt as soon as it is known in which words.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.root = design.Stack()
	screen.Load(c, s.fetch, func(read content) {
		voice := parts.NewVoice(string(c.Text.Lang()), read.people)
		prompt, ok := parts.ReadPrompt(c.Content, read.own, s.route.Prompt, voice)
		if !ok {
			c.Go.Back()
			return
		}
		s.draw(c, inTheirs(prompt, string(c.Text.Lang()), read.people))
	})
	return s.root
}

// inTheirs gives a prompt in the words of who reads it: who speaks the language
// of the app reads those, and not the ones that stand beneath them elsewhere.
func inTheirs(p parts.Prompt, own string, people []store.Person) parts.Prompt {
	if len(people) > 0 && people[0].Language == own {
		p.Other, p.OtherLanguage = p.Text, own
	}
	return p
}

// Back is used up while somebody else holds the phone.
func (s *Screen) Back() bool { return s.route.HandOver }

// content is what the screen needs to choose the words.
type content struct {
	people []store.Person
	own    []store.OwnPrompt
}

func (s *Screen) fetch(ctx context.Context) (content, error) {
	var read content
	for _, id := range append([]store.PersonID{s.route.Person}, s.route.Others[:]...) {
		if id.IsZero() {
			continue
		}
		person, err := s.journal.Person(ctx, id)
		if err != nil {
			return content{}, fmt.Errorf("read whom a prompt is shown to: %w", err)
		}
		read.people = append(read.people, person)
	}
	own, err := s.journal.OwnPrompts(ctx)
	read.own = own
	return read, err
}

func (s *Screen) draw(c *screen.Context, p parts.Prompt) {
	var shown fyne.CanvasObject
	switch {
	case !s.route.HandOver:
		shown = s.readAlong(c, p)
	case s.answer == nil:
		shown = s.handedOver(c, p)
	default:
		shown = s.answered(c, p)
	}
	s.root.Objects = []fyne.CanvasObject{shown}
	design.Reflow(s.root)
}

// readAlong is the prompt while one holds the phone oneself.
func (s *Screen) readAlong(c *screen.Context, p parts.Prompt) fyne.CanvasObject {
	poster := kit.NewPoster(words(p))
	poster.SetTurned(s.turned)
	turn := kit.NewQuietAction(design.IconTurnRound, c.Text.T("show.turn"), func() {
		s.turned = !s.turned
		poster.SetTurned(s.turned)
	})
	give := kit.NewQuietAction(design.IconSmartphone, c.Text.T("show.hand_over"), func() {
		given := s.route
		given.HandOver = true
		c.Go.Instead(given)
	})
	return under(parts.Bar(c, ""), poster, kit.Buttons(turn, give))
}

// words are those that the other reads. A prompt of one's own may lack them in
// the other's language; then it is shown as it was written.
func words(p parts.Prompt) string {
	if p.Other == "" {
		return p.Text
	}
	return p.Other
}

// under puts a poster and what is beneath it under a bar. They fill the window,
// and scroll where it is too low for both.
func under(bar kit.BarOptions, poster, beneath fyne.CanvasObject) fyne.CanvasObject {
	const leastPoster = 200
	room := design.AtLeast(1, leastPoster, design.Pad(4, design.Gutter, poster))
	foot := design.PadEach(8, design.Gutter, 14, design.Gutter, design.Within(design.MaxWidth, beneath))
	scrolled, _ := design.VScroll(design.Arrange(over{}, room, foot))
	return design.Dock(kit.NewBar(bar), nil, scrolled)
}
