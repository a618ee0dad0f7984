package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// Secret asks for a new PIN or passphrase, which of the two first, and each of
// them twice. It keeps what was typed over a redraw, never over a lock.
type Secret struct {
	chosen func(secret string, kind store.SecretKind)
	kind   store.SecretKind // "": not chosen yet
	once   string           // the PIN as it was typed the first time
	typed  [2]string        // the passphrase, and once more
	made   made             // the passphrase that is made, unless own
	own    bool             // the passphrase is of one's own words
	said   string           // what is to be said about the last try
	busy   bool
}

// NewSecret makes one; chosen is called on the UI goroutine once both times
// were the same.
func NewSecret(chosen func(secret string, kind store.SecretKind)) *Secret {
	return &Secret{chosen: chosen}
}

// Build draws the step under a bar, whose title and action belong to it.
func (s *Secret) Build(c *screen.Context, bar kit.BarOptions) fyne.CanvasObject {
	switch s.kind {
	case store.PIN:
		return s.pin(c, bar)
	case store.Passphrase:
		if s.own {
			return s.passphrase(c, bar)
		}
		return s.madePassphrase(c, bar)
	}
	return Centered(kit.NewBar(bar), s.Kinds(c)...)
}

// Kinds says what the two kinds of secret are worth and offers both.
func (s *Secret) Kinds(c *screen.Context) []fyne.CanvasObject {
	choose := func(kind store.SecretKind) func() {
		return func() {
			s.kind = kind
			c.Go.Redraw()
		}
	}
	return []fyne.CanvasObject{
		kit.NewCard(design.Sand, design.Col(8,
			kit.NewHeading(c.Text.T("secret.protect")),
			kit.NewBody(c.Text.T("secret.difference")))),
		kit.NewButton(kit.Primary, c.Text.T("secret.choose_pin"), choose(store.PIN)),
		kit.NewButton(kit.Soft, c.Text.T("secret.choose_passphrase"), choose(store.Passphrase)),
	}
}

// Begun reports whether a kind was chosen.
func (s *Secret) Begun() bool { return s.kind != "" }

// Back takes the last step back and reports whether there was one.
func (s *Secret) Back() bool {
	switch {
	case s.busy:
		return true
	case s.kind == "":
		return false
	case s.made.typing:
		s.made.typing = false
	case s.own:
		s.own = false
	case s.once == "":
		s.kind, s.made = "", made{}
	}
	s.once, s.typed, s.said = "", [2]string{}, ""
	return true
}

// Busy says a sentence and takes no more taps, or with an empty one does again.
func (s *Secret) Busy(sentence string) { s.busy, s.said = sentence != "", sentence }
