package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Chip is a word in a pill that can be on or off. On is shown by a tick as
// well as by colour.
type Chip struct {
	Tap
	on        bool
	onChanged func(bool)
	surface   *design.Surface
	tick      *design.Icon
	text      *design.Text
}

// NewChip makes a chip; onChanged is called when a person taps it.
func NewChip(text string, on bool, onChanged func(on bool)) *Chip {
	c := &Chip{on: on, onChanged: onChanged}
	c.surface = design.NewSurface(design.ColorPaper, design.Pill).Outlined(design.ColorOutline, 1)
	c.tick = design.NewIcon(design.IconCheck, design.SizeIconSmall, design.ColorOnPrimary)
	c.text = design.NewText(text, design.SizeCaption, design.ColorInk).Strong().Centered().Whole()
	label := design.Row(6, -1, c.tick, c.text)
	pill := design.Stack(c.surface, design.AtLeast(0, 40, design.Pad(6, 16, design.Center(label))))
	c.InitTap(c, text, design.AtLeast(design.Target, design.Target, design.Pad(4, 0, pill)), design.Pill, func() {
		c.SetOn(!c.on)
		if c.onChanged != nil {
			c.onChanged(c.on)
		}
	})
	c.show()
	return c
}

// On reports whether the chip is on.
func (c *Chip) On() bool { return c.on }

// SetOn turns the chip on or off without calling back.
func (c *Chip) SetOn(on bool) {
	if on == c.on {
		return
	}
	c.on = on
	c.show()
	design.Reflow(c)
}

func (c *Chip) show() {
	if c.on {
		c.surface.Set(design.ColorPrimary, design.ColorPrimary)
		c.text.SetColor(design.ColorOnPrimary)
		c.tick.Show()
		return
	}
	c.surface.Set(design.ColorPaper, design.ColorOutline)
	c.text.SetColor(design.ColorInk)
	c.tick.Hide()
}

// Chips lays chips out like words, on as many lines as they need.
func Chips(chips ...fyne.CanvasObject) fyne.CanvasObject {
	return design.Flow(8, 0, chips...)
}

// Choice makes chips of which at most one is on. Tapping the one that is on
// turns it off; chosen is its index, or -1 for none.
func Choice(texts []string, chosen int, onChosen func(chosen int)) []fyne.CanvasObject {
	chips := make([]*Chip, len(texts))
	objects := make([]fyne.CanvasObject, len(texts))
	for i, text := range texts {
		chips[i] = NewChip(text, i == chosen, func(on bool) {
			for j, other := range chips {
				if j != i {
					other.SetOn(false)
				}
			}
			if !on {
				onChosen(-1)
				return
			}
			onChosen(i)
		})
		objects[i] = chips[i]
	}
	return objects
}
