package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// BarOptions say what stands in a [Bar]. Only Title is needed.
type BarOptions struct {
	Title    string
	Back     func() // nil on the screens of the navigation bar, whose title is large
	BackName string
	Action   string // the primary action on a screen with a keyboard
	OnAction func()
	Icons    []fyne.CanvasObject // of NewIconButton: search, more, a person
	Help     func()              // opens the crisis cards; a lifebuoy on every screen
	HelpName string
}

// Bar is the top of a screen. Its title wraps and is never cut: when the
// buttons leave too little room it goes under them.
type Bar struct {
	design.Body
	title  *design.Text
	action *Button
}

// NewBar makes a bar.
func NewBar(o BarOptions) *Bar {
	b := &Bar{}
	size, left := design.SizeTitle, float32(design.Gutter)
	var lead fyne.CanvasObject = design.Gap(0)
	if o.Back != nil {
		size, left = design.SizeHeading, 6
		lead = NewInkButton(design.IconBack, design.ColorInk, o.BackName, o.Back)
	}
	b.title = design.NewText(o.Title, size, design.ColorInk).Strong().Leading(1.05).Whole()
	var tools []fyne.CanvasObject
	if o.Action != "" {
		b.action = newBarButton(o.Action, o.OnAction)
		tools = append(tools, b.action)
	}
	tools = append(tools, o.Icons...)
	if o.Help != nil {
		tools = append(tools, NewInkButton(design.IconLifeBuoy, design.Terracotta.Ink(), o.HelpName, o.Help))
	}
	layout := &barLayout{lead: lead, title: b.title, tools: design.Row(2, -1, tools...), hasBack: o.Back != nil}
	line := design.Arrange(layout, lead, b.title, layout.tools)
	b.Init(b, design.PadEach(8, 8, 8, left, line))
	return b
}

// SetTitle changes the title.
func (b *Bar) SetTitle(title string) {
	b.title.SetText(title)
	design.Reflow(b)
}

// SetActionEnabled allows or refuses the action.
func (b *Bar) SetActionEnabled(enabled bool) { b.action.SetEnabled(enabled) }

// barLayout puts the title between back and the tools while it fits there on
// two lines, and else under them.
type barLayout struct {
	lead    fyne.CanvasObject
	title   *design.Text
	tools   *fyne.Container
	hasBack bool
	height  float32
}

const barGap = 6

// room is the width between back and the tools.
func (l *barLayout) room(width float32) (lead, tools, title float32) {
	lead, tools = design.NaturalWidth(l.lead), design.NaturalWidth(l.tools)
	if l.hasBack {
		lead += barGap
	}
	if tools > 0 {
		tools += barGap
	}
	return lead, tools, width - lead - tools
}

func (l *barLayout) beside(room float32) bool {
	return room > 80 && l.title.Lines(room) <= 2
}

func (l *barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.height = size.Height
	lead, tools, room := l.room(size.Width)
	line := float32(design.Target)
	if l.beside(room) {
		line = size.Height
		height := l.title.HeightFor(room)
		design.Place(l.title, lead, (line-height)/2, room, height)
	} else {
		indent := float32(0)
		if l.hasBack {
			indent = design.Gutter - 6
		}
		line = l.toolsHeight()
		width := size.Width - indent - barGap
		design.Place(l.title, indent, line+2, width, l.title.HeightFor(width))
	}
	design.Place(l.lead, 0, (line-design.Target)/2, lead, design.Target)
	if l.hasBack {
		design.Place(l.lead, 0, (line-design.Target)/2, design.Target, design.Target)
	}
	height := l.toolsHeight()
	design.Place(l.tools, size.Width-tools+barGap, (line-height)/2, max(0, tools-barGap), height)
}

func (l *barLayout) toolsHeight() float32 {
	return max(design.Target, design.HeightFor(l.tools, design.NaturalWidth(l.tools)))
}

func (l *barLayout) NaturalWidth([]fyne.CanvasObject) float32 {
	lead, tools, _ := l.room(0)
	return lead + l.title.NaturalWidth() + tools
}

func (l *barLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	_, _, room := l.room(width)
	if l.beside(room) {
		return max(l.toolsHeight(), l.title.HeightFor(room))
	}
	return l.toolsHeight() + 2 + l.title.HeightFor(width-design.Gutter)
}

func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, max(design.Target, l.height))
}
