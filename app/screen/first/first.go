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
	"bankje/app/screen/route"
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
)

// Screen is the first minute.
type Screen struct {
	vault   Vault
	opened  func(*store.Journal)
	restore func()
	second  func()
	step    step
	secret  *parts.Secret
	invited bool // goes on to the invitation once there is a journal
	busy    bool

	context *screen.Context // that the step was drawn with
}

// New makes the screen; opened is called on the UI goroutine with the new
// journal. Restore goes on for who has a back-up, second for who has a journal
// on another device.
func New(v Vault, opened func(*store.Journal), restore, second func()) *Screen {
	s := &Screen{vault: v, opened: opened, restore: restore, second: second}
	s.secret = parts.NewSecret(s.found)
	return s
}

// Chosen begins after the choice of a language, which was made before.
func (s *Screen) Chosen() { s.step = welcome }

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	switch {
	case s.step == language:
		return s.languages(c)
	case s.secret.Begun():
		return s.secret.Build(c, s.bar(c))
	default:
		return s.welcome(c)
	}
}

// Back goes a step back; from the first it leaves that to the shell.
func (s *Screen) Back() bool {
	switch {
	case s.busy:
		return true
	case s.step == language:
		return false
	case s.secret.Back():
	case s.invited:
		s.invited = false
	default:
		s.step = language
	}
	s.context.Go.Redraw()
	return true
}

// bar has the way back of this screen, which goes by steps; before the first
// there is none.
func (s *Screen) bar(c *screen.Context) kit.BarOptions {
	if s.step == language {
		return parts.TabBar(c, "")
	}
	o := parts.Bar(c, "")
	o.Back = func() { s.Back() }
	return o
}

// languages offers every language in its own words, the suggested one first.
func (s *Screen) languages(c *screen.Context) fyne.CanvasObject {
	objects := []fyne.CanvasObject{picture(), parts.Title(c.Text.T("first.choose_language"))}
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
	return parts.Centered(kit.NewBar(s.bar(c)), objects...)
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
	title, what := c.Text.T("first.welcome"), c.Text.T("first.what")
	if s.invited {
		title, what = c.Text.T("join_team.title"), c.Text.T("first.before_invitation")
	}
	objects := []fyne.CanvasObject{
		picture(),
		parts.Title(title),
		design.NewText(what, design.SizeBody, design.ColorInk).Centered().Leading(1.2),
	}
	objects = append(objects, s.secret.Kinds(c)...)
	if s.invited {
		return parts.Centered(kit.NewBar(s.bar(c)), objects...)
	}
	objects = append(objects, kit.NewIconTextButton(kit.Quiet, design.IconMail, c.Text.T("join_team.title"), func() {
		s.invited = true
		c.Go.Redraw()
	}))
	objects = append(objects, kit.NewIconTextButton(kit.Quiet, design.IconSparkles, c.Text.T("look_around.open"), c.Go.LookAround))
	objects = append(objects, kit.NewIconTextButton(kit.Quiet, design.IconSmartphone, c.Text.T("devices.have"), s.second))
	backup := kit.NewLink(c.Text.T("first.have_backup"), s.restore)
	return parts.Centered(kit.NewBar(s.bar(c)), append(objects, design.Center(backup))...)
}

func picture() fyne.CanvasObject {
	return design.Center(kit.NewDrawing(design.IconTalks, design.IconBench, design.IconHandHeart))
}

// found makes the journal. Until it is there nothing on the screen can be
// tapped: two taps must not found two journals.
func (s *Screen) found(secret string, kind store.SecretKind) {
	c := s.context
	s.setBusy(c.Text.T("first.busy"))
	var journal *store.Journal
	var err error
	c.Async(
		func(ctx context.Context) { journal, err = s.vault.Found(ctx, []byte(secret), kind) },
		func() {
			s.setBusy("")
			if err != nil {
				c.Go.Fail(err)
				return
			}
			s.opened(journal)
			if s.invited {
				c.Go.To(route.JoinTeam{})
			}
		})
}

// setBusy says what is being done until it is done, with an empty sentence.
func (s *Screen) setBusy(sentence string) {
	s.busy = sentence != ""
	s.secret.Busy(sentence)
	s.context.Go.Redraw()
}
