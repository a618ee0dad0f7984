package kit

import "bankje/app/design"

// StepperOptions say what a [Stepper] counts.
type StepperOptions struct {
	// Value is where it begins; it never goes under 0.
	Value int
	// Text says a number in words.
	Text func(int) string
	// Less and More name the buttons for one less and one more.
	Less, More string
	// Few is how many a third button adds at once, and FewText its word.
	Few     int
	FewText string
	// OnChanged is told each new number.
	OnChanged func(int)
}

// Stepper counts with large buttons, for a number that is not worth a keyboard.
type Stepper struct {
	design.Body
	options StepperOptions
	value   int
	text    *design.Text
	less    *stepButton
}

// NewStepper makes a stepper.
func NewStepper(o StepperOptions) *Stepper {
	s := &Stepper{options: o, value: max(0, o.Value)}
	s.text = NewHeading(o.Text(s.value)).Centered()
	s.less = newStepButton(design.IconMinus, o.Less, func() { s.add(-1) })
	s.less.SetEnabled(s.value > 0)
	buttons := design.Row(12, -1, s.less,
		newStepButton(design.IconPlus, o.More, func() { s.add(1) }),
		NewButton(Soft, o.FewText, func() { s.add(o.Few) }))
	s.Init(s, design.Col(10, s.text, design.Center(buttons)))
	return s
}

// Value is the number that stands there.
func (s *Stepper) Value() int { return s.value }

func (s *Stepper) add(n int) {
	s.value = max(0, s.value+n)
	s.text.SetText(s.options.Text(s.value))
	s.less.SetEnabled(s.value > 0)
	design.Reflow(s)
	if s.options.OnChanged != nil {
		s.options.OnChanged(s.value)
	}
}

// stepButton is a round button, larger than a finger.
type stepButton struct {
	Tap
	icon    *design.Icon
	outline design.Outline
}

// stepSize is how wide and high it is.
const stepSize = 56

func newStepButton(icon design.Outline, name string, onTap func()) *stepButton {
	b := &stepButton{outline: icon, icon: design.NewIcon(icon, design.SizeIcon, design.Terracotta.Ink())}
	face := design.Stack(design.NewSurface(design.Terracotta.Fill(), design.Pill), design.Center(b.icon))
	b.InitTap(b, name, design.Fixed(stepSize, stepSize, face), design.Pill, onTap)
	return b
}

// SetEnabled allows or refuses taps, and shows which.
func (b *stepButton) SetEnabled(enabled bool) {
	b.Tap.SetEnabled(enabled)
	ink := design.Terracotta.Ink()
	if !enabled {
		ink = disabledLook.ink
	}
	b.icon.SetOutline(b.outline.In(ink))
}
