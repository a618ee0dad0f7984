package kit

import "bankje/app/design"

// CheckRow is a line that can be ticked.
type CheckRow struct {
	Tap
	on        bool
	onChanged func(bool)
	mark      *design.Icon
}

// NewCheckRow makes a line with a ring before it, which becomes a tick.
func NewCheckRow(text string, on bool, onChanged func(on bool)) *CheckRow {
	r := &CheckRow{on: on, onChanged: onChanged}
	r.mark = design.NewIcon(design.IconCircle, design.SizeIcon, design.ColorMuted)
	words := design.NewText(text, design.SizeBody, design.ColorInk).Leading(1.15)
	line := design.AtLeast(design.Target, design.Target, design.Pad(8, 0, design.Row(12, 1, r.mark, words)))
	r.InitTap(r, text, line, 8, func() {
		r.SetOn(!r.on)
		if r.onChanged != nil {
			r.onChanged(r.on)
		}
	})
	r.SetOn(on)
	return r
}

// On reports whether it is ticked.
func (r *CheckRow) On() bool { return r.on }

// SetOn ticks or unticks without calling back.
func (r *CheckRow) SetOn(on bool) {
	r.on = on
	icon := design.IconCircle.In(design.ColorMuted)
	if on {
		icon = design.IconDone.In(design.ColorPrimary)
	}
	r.mark.SetOutline(icon)
}
