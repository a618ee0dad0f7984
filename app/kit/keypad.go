package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// KeypadOptions say what a [Keypad] asks for.
type KeypadOptions struct {
	Title     string
	Message   *design.Text // under the title; may be nil
	Least     int          // digits before Done can be tapped
	Most      int          // digits that can be typed
	InSight   bool         // show the digits in groups of four rather than dots
	Done      string       // the button under the keys
	Erase     string       // names the key that takes the last digit back
	OnDone    func(digits string)
	OnChanged func(digits string) // may be nil
}

// Keypad takes a number of digits: a PIN, of which only dots show, or a code.
// Digits typed on a keyboard count too once it has the focus.
type Keypad struct {
	design.Body
	options KeypadOptions
	digits  string
	title   *design.Text
	dots    *fyne.Container
	code    *design.Text
	keys    []*key
	done    *Button
	low     bool    // the keys stand beside what is typed
	height  float32 // that it was laid out with, where it is low
}

var _ fyne.Focusable = (*Keypad)(nil)

// NewKeypad makes a keypad.
func NewKeypad(o KeypadOptions) *Keypad {
	k := &Keypad{options: o, dots: design.Arrange(dotLayout{})}
	k.code = design.NewText("", design.SizeHeading, design.ColorInk).Strong().Centered().Leading(1.3)
	k.done = NewButton(Primary, o.Done, k.finish)
	typed := fyne.CanvasObject(design.AtLeast(1, 24, design.Middle(k.dots)))
	if o.InSight {
		typed = design.AtLeast(1, 24, k.code)
	}
	k.title = design.NewText(o.Title, design.SizeTitle, design.ColorInk).Strong().Centered().Whole()
	k.title.Hidden = o.Title == ""
	above := design.Col(headGap, k.title)
	if o.Message != nil {
		above.Add(o.Message)
	}
	above.Add(typed)
	keys := design.Arrange(keyLayout{k}, k.makeKeys()...)
	k.Init(k, design.Arrange(padLayout{k}, above, keys, k.done))
	k.show()
	return k
}

func (k *Keypad) makeKeys() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	add := func(one *key) {
		k.keys = append(k.keys, one)
		objects = append(objects, one)
	}
	for _, digit := range "1234567890" {
		if digit == '0' {
			objects = append(objects, design.Gap(0))
		}
		text := design.NewText(string(digit), design.SizeTitle, design.ColorInk).Centered().Leading(1)
		add(newKey(k, string(digit), text, design.ColorPaper, func() { k.Type(digit) }))
	}
	erase := design.NewIcon(design.IconBackspace, design.SizeIcon, design.ColorMuted)
	add(newKey(k, k.options.Erase, erase, "", k.Backspace))
	return objects
}

// Digits is what is typed.
func (k *Keypad) Digits() string { return k.digits }

// Clear takes all digits away, as after a wrong PIN.
func (k *Keypad) Clear() { k.set("") }

// Type adds a digit; others are ignored.
func (k *Keypad) Type(digit rune) {
	if digit >= '0' && digit <= '9' && len(k.digits) < k.options.Most && k.keys[0].Enabled() {
		k.set(k.digits + string(digit))
	}
}

// Backspace takes the last digit away.
func (k *Keypad) Backspace() {
	if k.digits != "" {
		k.set(k.digits[:len(k.digits)-1])
	}
}

// SetEnabled allows or refuses typing, as while one has to wait.
func (k *Keypad) SetEnabled(enabled bool) {
	for _, one := range k.keys {
		one.SetEnabled(enabled)
	}
	k.show()
}

func (k *Keypad) set(digits string) {
	k.digits = digits
	k.show()
	if k.options.OnChanged != nil {
		k.options.OnChanged(digits)
	}
}

func (k *Keypad) finish() {
	if k.done.Enabled() {
		k.options.OnDone(k.digits)
	}
}

// show draws a dot for each digit, and a ring for each that is still needed.
func (k *Keypad) show() {
	k.done.SetEnabled(len(k.digits) >= k.options.Least && k.keys[0].Enabled())
	k.code.SetText(groups(k.digits))
	k.dots.Objects = nil
	for i := range max(len(k.digits), k.options.Least) {
		dot := design.NewSurface(design.ColorPrimary, design.Pill)
		if i >= len(k.digits) {
			dot = design.NewSurface("", design.Pill).Outlined(design.ColorMuted, 1.5)
		}
		k.dots.Objects = append(k.dots.Objects, design.Fixed(dotSize, dotSize, dot))
	}
	design.Reflow(k)
}

// groups puts a space after every fourth digit.
func groups(digits string) string {
	var b strings.Builder
	for i, digit := range digits {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(digit)
	}
	return b.String()
}

// FocusGained does nothing: the dots show what is typed.
func (k *Keypad) FocusGained() {}

// FocusLost does nothing.
func (k *Keypad) FocusLost() {}

// TypedRune types a digit.
func (k *Keypad) TypedRune(r rune) { k.Type(r) }

// TypedKey takes digits back and finishes, and hands other keys on.
func (k *Keypad) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyBackspace:
		k.Backspace()
	case fyne.KeyReturn, fyne.KeyEnter:
		k.finish()
	default:
		typedKey(k, e)
	}
}
