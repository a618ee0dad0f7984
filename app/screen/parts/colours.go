package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// Colours lets people choose the colour by which somebody is recognised.
func Colours(c *screen.Context, chosen store.Colour, onChosen func(store.Colour)) fyne.CanvasObject {
	var dots []*colourDot
	var objects []fyne.CanvasObject
	for i := range design.PeopleTints {
		dot := newColourDot(c.Text.T(colourNames[i]), design.PersonTint(i), func() {
			for j, other := range dots {
				other.mark.Hidden = j != i
				other.mark.Refresh()
			}
			onChosen(store.Colour(i))
		})
		dot.mark.Hidden = design.PersonTint(i) != PersonTint(chosen)
		dots = append(dots, dot)
		objects = append(objects, dot)
	}
	return kit.Labelled(c.Text.T("form.colour"), design.Flow(10, 8, objects...))
}

// colourNames follow the tints of design.PersonTint.
var colourNames = [design.PeopleTints]string{"form.colours.terracotta", "form.colours.sage", "form.colours.sky",
	"form.colours.plum", "form.colours.sand"}

// colourDot is one colour; a tick marks the one that is chosen.
type colourDot struct {
	kit.Tap
	mark *design.Icon
}

func newColourDot(name string, tint design.Tint, onTap func()) *colourDot {
	d := &colourDot{mark: design.NewIcon(design.IconCheck, design.SizeIcon, tint.Ink())}
	fill := design.NewSurface(tint.Fill(), design.Pill).Outlined(design.ColorOutline, 1)
	d.InitTap(d, name, design.Fixed(design.Target, design.Target, design.Stack(fill, design.Center(d.mark))), design.Pill, onTap)
	return d
}
