package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// SettingRow is a setting with its value, which opens the choice. The value
// goes under the label when both don't fit on a line.
type SettingRow struct {
	Tap
	value *design.Text
}

// NewSettingRow makes a row for a [NewListCard].
func NewSettingRow(icon design.Outline, label, value string, onTap func()) *SettingRow {
	r := &SettingRow{value: design.NewText(value, design.SizeBody, design.ColorMuted)}
	r.value.Hidden = value == ""
	words := design.Fold(12, 0, design.NewText(label, design.SizeBody, design.ColorInk), r.value)
	line := design.Row(14, 1, design.NewIcon(icon, design.SizeIcon, design.Terracotta.Ink()), words,
		design.NewIcon(design.IconChevronRight, design.SizeIconSmall, design.ColorMuted))
	r.InitTap(r, label, settingLine(line), design.ButtonRound, onTap)
	return r
}

// SetValue changes the value.
func (r *SettingRow) SetValue(value string) {
	r.value.SetText(value)
	r.value.Hidden = value == ""
	design.Reflow(r)
}

func settingLine(line fyne.CanvasObject) fyne.CanvasObject {
	return design.AtLeast(design.Target, 56, design.Pad(8, cardPad, line))
}

// SwitchRow is a setting that is on or off. The whole row can be tapped.
type SwitchRow struct {
	Tap
	on          bool
	onChanged   func(bool)
	track, knob *design.Surface
	handle      *fyne.Container
}

// NewSwitchRow makes a row for a [NewListCard]; hint may be empty.
func NewSwitchRow(icon design.Outline, label, hint string, on bool, onChanged func(on bool)) *SwitchRow {
	r := &SwitchRow{on: on, onChanged: onChanged}
	r.track = design.NewSurface("", design.Pill).Outlined(design.ColorOutline, 1)
	r.knob = design.NewSurface("", design.Pill)
	r.handle = design.Fixed(52, 32, design.Arrange(&knobPlace{row: r}, r.track, r.knob))
	words := []fyne.CanvasObject{design.NewText(label, design.SizeBody, design.ColorInk)}
	if hint != "" {
		words = append(words, design.NewText(hint, design.SizeCaption, design.ColorMuted))
	}
	line := design.Row(14, 1, design.NewIcon(icon, design.SizeIcon, design.Terracotta.Ink()),
		design.Col(2, words...), r.handle)
	r.InitTap(r, label, settingLine(line), design.ButtonRound, func() {
		r.SetOn(!r.on)
		if r.onChanged != nil {
			r.onChanged(r.on)
		}
	})
	r.show()
	return r
}

// On reports whether the switch is on.
func (r *SwitchRow) On() bool { return r.on }

// SetOn turns the switch without calling back.
func (r *SwitchRow) SetOn(on bool) {
	r.on = on
	r.show()
}

func (r *SwitchRow) show() {
	if r.on {
		r.track.Set(design.ColorPrimary, design.ColorPrimary)
		r.knob.Set(design.ColorOnPrimary, "")
	} else {
		r.track.Set(design.ColorSunken, design.ColorOutline)
		r.knob.Set(design.ColorMuted, "")
	}
	design.Relayout(r.handle)
}

// knobPlace puts the knob at the side that says on or off.
type knobPlace struct{ row *SwitchRow }

func (k *knobPlace) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x := float32(4)
	if k.row.on {
		x = size.Width - 28
	}
	design.Place(k.row.track, 0, 0, size.Width, size.Height)
	design.Place(k.row.knob, x, 4, 24, 24)
}

func (k *knobPlace) NaturalWidth([]fyne.CanvasObject) float32       { return 52 }
func (k *knobPlace) HeightFor([]fyne.CanvasObject, float32) float32 { return 32 }
func (k *knobPlace) MinSize([]fyne.CanvasObject) fyne.Size          { return fyne.NewSize(52, 32) }
