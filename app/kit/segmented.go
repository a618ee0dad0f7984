package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Segmented is a choice of one out of a few that are all in sight. The options
// go under each other when they don't fit beside each other.
type Segmented struct {
	design.Body
	chosen    int
	onChanged func(int)
	segments  []*segment
}

// NewSegmented makes a choice; chosen is the index of the option that is on.
func NewSegmented(options []string, chosen int, onChanged func(chosen int)) *Segmented {
	s := &Segmented{chosen: chosen, onChanged: onChanged}
	var cells []fyne.CanvasObject
	for i, option := range options {
		cell := newSegment(option, func() { s.tap(i) })
		s.segments = append(s.segments, cell)
		cells = append(cells, cell)
	}
	trough := design.NewSurface(design.ColorSunken, design.ButtonRound+2)
	s.Init(s, design.Stack(trough, design.Pad(3, 3, newSegmentLayout(cells))))
	s.show()
	return s
}

// Chosen is the index of the option that is on.
func (s *Segmented) Chosen() int { return s.chosen }

func (s *Segmented) tap(i int) {
	if i == s.chosen {
		return
	}
	s.chosen = i
	s.show()
	if s.onChanged != nil {
		s.onChanged(i)
	}
}

func (s *Segmented) show() {
	for i, cell := range s.segments {
		cell.setOn(i == s.chosen)
	}
}

// segment is one option.
type segment struct {
	Tap
	surface *design.Surface
	text    *design.Text
}

func newSegment(option string, onTap func()) *segment {
	c := &segment{
		surface: design.NewSurface("", design.ButtonRound-1),
		text:    design.NewText(option, design.SizeCaption, design.ColorMuted).Strong().Centered().Whole(),
	}
	content := design.Stack(c.surface, design.AtLeast(design.Target, design.Target, design.Pad(6, 10, design.Middle(c.text))))
	c.InitTap(c, option, content, design.ButtonRound-1, onTap)
	return c
}

func (c *segment) setOn(on bool) {
	if on {
		c.surface.Set(design.ColorPaper, design.ColorOutline)
		c.text.SetColor(design.ColorInk)
		return
	}
	c.surface.Set("", "")
	c.text.SetColor(design.ColorMuted)
}
