package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"

	"bankje/app/kit"
	"bankje/app/screen/route"
)

// shortcuts are the keys that do something together with the desktop's own
// modifier, wherever one is.
var shortcuts = map[fyne.KeyName]func(*Shell){
	fyne.Key1:      func(s *Shell) { s.jump(tabs[0].route) },
	fyne.Key2:      func(s *Shell) { s.jump(tabs[1].route) },
	fyne.Key3:      func(s *Shell) { s.jump(tabs[2].route) },
	fyne.Key4:      func(s *Shell) { s.jump(tabs[3].route) },
	fyne.Key5:      func(s *Shell) { s.jump(tabs[4].route) },
	fyne.KeyN:      func(s *Shell) { s.jump(route.New{}) },
	fyne.KeyF:      (*Shell).search,
	fyne.KeyK:      (*Shell).search,
	fyne.KeyL:      (*Shell).Lock,
	fyne.KeyComma:  func(s *Shell) { s.jump(route.Settings{}) },
	fyne.KeyReturn: (*Shell).doPrimary,
	fyne.KeyEnter:  (*Shell).doPrimary,
}

// listen gives the window its shortcuts.
func (s *Shell) listen() {
	canvas := s.window.Canvas()
	canvas.SetOnTypedKey(s.typedKey)
	canvas.SetOnTypedRune(s.typedRune)
	if fyne.CurrentDevice().IsMobile() {
		return
	}
	for key, do := range shortcuts {
		shortcut := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
		canvas.AddShortcut(shortcut, func(fyne.Shortcut) { s.pressed(do) })
	}
}

// pressed does what a shortcut is for, but on the lock and on a card that was
// handed over.
func (s *Shell) pressed(do func(*Shell)) {
	if s.journal != nil && !s.trail.handedOver() {
		do(s)
	}
}

// typedKey is a key that nothing else took.
func (s *Shell) typedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case mobile.KeyBack, fyne.KeyEscape:
		s.back()
	case fyne.KeyDown, fyne.KeyUp:
		s.moveFocus(key.Name == fyne.KeyUp)
	case fyne.KeyRight:
		s.focusPane(s.frame.spread.detail)
	case fyne.KeyLeft:
		s.focusPane(s.frame.spread.list)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.journal != nil {
			s.doPrimary()
		}
	}
}

// typedRune is a letter that nothing else took: a digit goes to the keypad that
// shows, which a click beside its keys left without the keyboard.
func (s *Shell) typedRune(r rune) {
	canvas := s.window.Canvas()
	if pad := kit.FindKeypad(canvas.Content()); pad != nil && canvas.Overlays().Top() == nil {
		canvas.Focus(pad)
		pad.TypedRune(r)
	}
}

// search puts the cursor into the search of what is shown, or else into that of
// the journal.
func (s *Shell) search() {
	if s.window.Canvas().Overlays().Top() != nil {
		return
	}
	for _, tree := range []fyne.CanvasObject{s.frame.spread.list, s.frame.spread.detail} {
		if field := kit.FindSearch(tree); field != nil {
			field.Focus()
			return
		}
	}
	s.jump(route.Journal{})
	for _, tree := range []fyne.CanvasObject{s.frame.spread.list, s.frame.spread.detail} {
		if field := kit.FindSearch(tree); field != nil {
			field.Focus()
		}
	}
}

// doPrimary does the one thing to do: of the sheet that is open, of what stands
// beside a list, or of the list.
func (s *Shell) doPrimary() {
	tree := s.frame.spread.detail
	if s.frame.spread.list != nil && s.trail.panes(s.frame.wide).detail < 0 {
		tree = s.frame.spread.list
	}
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		tree = top
	}
	if button := kit.FindPrimary(tree); button != nil {
		button.Tapped(nil)
	}
}

// moveFocus gives the keyboard to the next thing below or above, in the pane
// where it is; at first to what is open in the list.
func (s *Shell) moveFocus(up bool) {
	canvas := s.window.Canvas()
	if top := canvas.Overlays().Top(); top != nil {
		_ = kit.FocusBelow(canvas, top, up) || canvas.Focused() == nil && kit.FocusFirst(canvas, top)
		return
	}
	focused, _ := canvas.Focused().(fyne.CanvasObject)
	for _, tree := range s.frame.body.Objects {
		if focused != nil && kit.Holds(tree, focused) {
			kit.FocusBelow(canvas, tree, up)
			return
		}
	}
	first := s.frame.spread.list
	if first == nil {
		first = s.frame.spread.detail
	}
	s.focusPane(first)
}

// focusPane gives the keyboard to a pane; nil is none.
func (s *Shell) focusPane(tree fyne.CanvasObject) {
	if tree != nil && s.window.Canvas().Overlays().Top() == nil {
		kit.FocusFirst(s.window.Canvas(), tree)
	}
}
