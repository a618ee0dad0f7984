// Package first is the first minute: a language, what Bankje is, and a PIN or
// a passphrase. Start with [New].
package first

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// Vault is what the screen needs of the vault.
type Vault interface {
	Found(ctx context.Context, secret []byte, kind store.SecretKind) (*store.Journal, error)
}

// step is how far the first minute is.
type step int

const (
	language step = iota
	welcome
	pin
	passphrase
)

// Screen is the first minute.
type Screen struct {
	vault  Vault
	opened func(*store.Journal)
	step   step
	once   string // the PIN as it was typed the first time
	typed  [2]string
	said   string // what is to be said about the last try
	busy   bool

	context *screen.Context // that the step was drawn with
}

// New makes the screen; opened is called on the UI goroutine with the new
// journal.
func New(v Vault, opened func(*store.Journal)) *Screen { return &Screen{vault: v, opened: opened} }

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	switch s.step {
	case language:
		return s.languages(c)
	case welcome:
		return s.welcome(c)
	case pin:
		return s.pin(c)
	default:
		return s.passphrase(c)
	}
}

// Back goes a step back; from the first it leaves that to the shell.
func (s *Screen) Back() bool {
	switch {
	case s.busy:
		return true
	case s.step == language:
		return false
	case s.step == pin && s.once != "":
		s.once = ""
	case s.step == welcome:
		s.step = language
	default:
		s.step = welcome
	}
	s.typed, s.said = [2]string{}, ""
	s.context.Go.Redraw()
	return true
}

// bar has the way back of this screen, which goes by steps; before the first
// there is none.
func (s *Screen) bar(c *screen.Context) *kit.Bar {
	if s.step == language {
		return kit.NewBar(parts.TabBar(c, ""))
	}
	return kit.NewBar(s.stepBar(c, ""))
}

func (s *Screen) stepBar(c *screen.Context, title string) kit.BarOptions {
	o := parts.Bar(c, title)
	o.Back = func() { s.Back() }
	return o
}

func (s *Screen) to(c *screen.Context, next step) {
	s.step, s.said = next, ""
	c.Go.Redraw()
}

// languages offers every language in its own words, the suggested one first.
func (s *Screen) languages(c *screen.Context) fyne.CanvasObject {
	objects := []fyne.CanvasObject{picture(), title(c.Text.T("first.choose_language"))}
	for i, l := range suggested(c.Text.Lang()) {
		kind := kit.Soft
		if i == 0 {
			kind = kit.Primary
		}
		button := kit.NewButton(kind, l.Name(), func() {
			s.step = welcome
			settings := c.Settings
			settings.Language = string(l)
			c.Go.Apply(settings)
		})
		objects = append(objects, design.AtLeast(1, 64, button))
	}
	return parts.Centered(s.bar(c), objects...)
}

// suggested is every language, the one that the system seems to want first.
func suggested(first i18n.Language) []i18n.Language {
	list := []i18n.Language{first}
	for _, l := range i18n.All() {
		if l != first {
			list = append(list, l)
		}
	}
	return list
}

// welcome says what Bankje is, and offers the two ways to lock it.
func (s *Screen) welcome(c *screen.Context) fyne.CanvasObject {
	return parts.Centered(s.bar(c),
		picture(),
		title(c.Text.T("first.welcome")),
		design.NewText(c.Text.T("first.what"), design.SizeBody, design.ColorInk).Centered().Leading(1.2),
		kit.NewCard(design.Sand, design.Col(8,
			kit.NewHeading(c.Text.T("first.protect")),
			kit.NewBody(c.Text.T("first.difference")))),
		kit.NewButton(kit.Primary, c.Text.T("first.choose_pin"), func() { s.to(c, pin) }),
		kit.NewButton(kit.Soft, c.Text.T("first.choose_passphrase"), func() { s.to(c, passphrase) }))
}

func picture() fyne.CanvasObject {
	return design.Center(kit.NewDrawing(design.IconTalks, design.IconArmchair, design.IconHandHeart))
}

func title(text string) fyne.CanvasObject {
	return design.NewText(text, design.SizeTitle, design.ColorInk).Strong().Centered()
}

// found makes the journal. Until it is there nothing on the screen can be
// tapped: two taps must not found two journals.
func (s *Screen) found(c *screen.Context, secret string, kind store.SecretKind) {
	if s.busy {
		return
	}
	s.busy, s.said = true, c.Text.T("first.busy")
	c.Go.Redraw()
	var journal *store.Journal
	var err error
	c.Async(
		func(ctx context.Context) { journal, err = s.vault.Found(ctx, []byte(secret), kind) },
		func() {
			s.busy, s.said = false, ""
			if err != nil {
				c.Go.Redraw()
				c.Go.Fail(err)
				return
			}
			s.opened(journal)
		})
}
