// Package recovery makes a recovery code: what it is for, its digits to write
// down, and two of its groups typed back to prove that they were. Start with
// [New].
package recovery

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Vault is what the screen needs of the vault.
type Vault interface {
	parts.Opener
	HasRecoveryCode() bool
}

// Journal is what the screen needs of the journal.
type Journal interface {
	RecoveryCode(context.Context) (string, error)
}

// Screen makes a recovery code. The code is in memory only while the screen is
// open: after a lock one begins again, with another code.
type Screen struct {
	vault   Vault
	journal Journal
	ask     *parts.Ask
	asking  bool
	code    string // "" while it only says what it is for
	proving int    // which of the two groups is asked, from 1; 0: the code shows
	said    string
	busy    bool

	context *screen.Context // that it was drawn with
}

// New makes the screen.
func New(v Vault, j Journal) *Screen {
	s := &Screen{vault: v, journal: j}
	s.ask = parts.NewAsk(v, func(*store.Journal, []byte) {
		s.asking = false
		s.make(s.context)
	})
	return s
}

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	bar := parts.Bar(c, "")
	bar.Back = func() {
		if !s.Back() {
			c.Go.Back()
		}
	}
	switch {
	case s.asking:
		return s.ask.Build(c, kit.NewBar(bar), c.Text.T("common.next"))
	case s.code == "":
		return s.purpose(c, kit.NewBar(bar))
	case s.proving == 0:
		return s.digits(c, bar)
	default:
		return s.proof(c, kit.NewBar(bar))
	}
}

// Back goes from the proof to the code, and leaves the rest to the shell.
func (s *Screen) Back() bool {
	switch {
	case s.asking:
		s.asking = false
	case s.proving > 0:
		s.proving, s.said = 0, ""
	default:
		return false
	}
	s.context.Go.Redraw()
	return true
}

// purpose says what the code is for, and what a new one does to an old one.
func (s *Screen) purpose(c *screen.Context, bar *kit.Bar) fyne.CanvasObject {
	objects := []fyne.CanvasObject{
		design.Center(kit.NewDrawing(design.IconLeaf, design.IconKey, design.IconPencil)),
		parts.Title(c.Text.T("recovery.title")),
		design.NewText(c.Text.T("recovery.purpose"), design.SizeBody, design.ColorInk).Centered().Leading(1.2),
	}
	if s.vault.HasRecoveryCode() {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconInfo, c.Text.T("recovery.replaces"), nil))
	}
	show := kit.NewButton(kit.Primary, c.Text.T("recovery.make"), func() { s.begin(c) })
	return parts.Centered(bar, append(objects, show)...)
}

// begin makes a code; one that is written down is only replaced by whoever
// knows the PIN or passphrase.
func (s *Screen) begin(c *screen.Context) {
	if c.Settings.CodeKept {
		s.asking = true
		c.Go.Redraw()
		return
	}
	s.make(c)
}

func (s *Screen) make(c *screen.Context) {
	parts.Once(c, &s.busy, s.journal.RecoveryCode, func(code string) {
		s.code, s.proving = code, 0
		settings := c.Settings
		settings.CodeShown, settings.CodeKept = true, false
		c.Go.Apply(settings)
	})
}

// digits shows the code, large and numbered.
func (s *Screen) digits(c *screen.Context, bar kit.BarOptions) fyne.CanvasObject {
	bar.Title = c.Text.T("recovery.title")
	var rows []fyne.CanvasObject
	for pair := range slices.Chunk(numbered(groups(s.code)), 2) {
		rows = append(rows, design.Equal(18, pair...))
	}
	written := kit.NewButton(kit.Primary, c.Text.T("recovery.written"), func() {
		s.proving = 1
		c.Go.Redraw()
	})
	return parts.Page(bar, kit.NewBody(c.Text.T("recovery.write")),
		kit.NewCard(design.Paper, design.Col(18, rows...)), written)
}

// numbered are the groups, each with its number before it.
func numbered(groups []string) []fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for i, group := range groups {
		number := design.NewText(strconv.Itoa(i+1), design.SizeCaption, design.ColorMuted)
		digits := design.NewText(group, design.SizeTitle, design.ColorInk).Strong().Leading(1.1)
		cells = append(cells, design.Row(6, 1, design.AtLeast(30, 1, design.Middle(number)), digits))
	}
	return cells
}

// proof asks for one of the two groups.
func (s *Screen) proof(c *screen.Context, bar *kit.Bar) fyne.CanvasObject {
	group := asked(s.code)[s.proving-1]
	said := s.said
	if said == "" {
		said = c.Text.T("recovery.prove")
	}
	var keypad *kit.Keypad
	message := design.NewText(said, design.SizeBody, design.ColorMuted).Centered()
	want := groups(s.code)[group]
	keypad = kit.NewKeypad(kit.KeypadOptions{
		Title: c.Text.T("recovery.group", "number", group+1), Message: message,
		Least: len(want), Most: len(want), InSight: true,
		Done: c.Text.T("common.next"), Erase: c.Text.T("unlock.erase"),
		OnDone: func(typed string) {
			if typed != want {
				s.said = c.Text.T("recovery.differs")
				message.SetText(s.said)
				design.Reflow(message)
				keypad.Clear()
				return
			}
			s.proved(c)
		},
	})
	parts.FocusSoon(c, keypad)
	again := kit.NewLink(c.Text.T("recovery.again"), func() { s.Back() })
	return parts.Centered(bar, keypad, design.Center(again))
}

// proved goes on to the second group, and after it keeps that the code is
// written down.
func (s *Screen) proved(c *screen.Context) {
	s.said = ""
	if s.proving == 1 {
		s.proving = 2
		c.Go.Redraw()
		return
	}
	s.code, s.proving = "", 0
	settings := c.Settings
	settings.CodeKept = true
	c.Go.Back()
	c.Go.Apply(settings)
	c.Go.Say(c.Text.T("recovery.kept"), nil)
}
