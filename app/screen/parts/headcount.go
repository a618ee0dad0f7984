package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
)

// NewHeadcount asks how many people of a group were there; nought is not
// counted.
func NewHeadcount(c *screen.Context, count int, onChanged func(int)) fyne.CanvasObject {
	return kit.Labelled(c.Text.T("parts.headcount.ask"), kit.NewStepper(kit.StepperOptions{
		Value: count,
		Text: func(n int) string {
			if n == 0 {
				return c.Text.T("parts.headcount.none")
			}
			return c.Text.N("parts.people_there", n)
		},
		Less: c.Text.T("parts.headcount.less"), More: c.Text.T("parts.headcount.more"),
		Few: 5, FewText: "+5",
		OnChanged: onChanged,
	}))
}
