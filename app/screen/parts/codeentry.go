package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
)

// CodeEntry asks for a recovery code, group by group, on the keypad of the
// lock. It keeps what was typed over a redraw, never over a lock.
type CodeEntry struct {
	done func(typed string)
	code code
	said string // what is wrong with the code

	context *screen.Context
	title   *design.Text
	groups  *fyne.Container
	keypad  *kit.Keypad
}

// NewCodeEntry makes one; done is called on the UI goroutine with all groups.
func NewCodeEntry(done func(typed string)) *CodeEntry { return &CodeEntry{done: done} }

// Say sets what is told above the groups in place of what to do; "" for that.
func (e *CodeEntry) Say(sentence string) { e.said = sentence }

// Build draws the code as far as it is typed, and objects under it.
func (e *CodeEntry) Build(c *screen.Context, bar kit.BarOptions, under ...fyne.CanvasObject) fyne.CanvasObject {
	e.context = c
	e.title = design.NewText("", design.SizeTitle, design.ColorInk).Strong().Centered()
	e.groups = design.Cells(6)
	e.keypad = kit.NewKeypad(kit.KeypadOptions{
		Least: groupDigits, Most: groupDigits, InSight: true,
		Done: c.Text.T("common.next"), Erase: c.Text.T("unlock.erase"),
		OnChanged: e.typed,
		OnDone:    func(string) { e.done(e.code.String()) },
	})
	said := e.said
	if said == "" {
		said = c.Text.T("unlock.type_code")
	}
	e.show()
	FocusSoon(c, e.keypad)
	objects := []fyne.CanvasObject{e.title, design.NewText(said, design.SizeBody, design.ColorMuted).Centered(), e.groups, e.keypad}
	return Centered(kit.NewBar(bar), append(objects, under...)...)
}

// typed goes on to the next group once one is whole.
func (e *CodeEntry) typed(digits string) {
	if len(digits) < groupDigits {
		return
	}
	if e.code.put(digits) {
		e.keypad.Clear()
	}
	e.show()
}

// show draws which group is asked for and those that are there; a tap asks for
// one of them again.
func (e *CodeEntry) show() {
	e.title.SetText(e.context.Text.T("unlock.group", "number", e.code.at+1, "groups", codeGroups))
	e.groups.Objects = nil
	for i, group := range e.code.groups {
		kind := kit.Quiet
		if i == e.code.at {
			kind = kit.Soft
		}
		if group == "" {
			group = "····"
		}
		e.groups.Add(kit.NewLowButton(kind, group, func() {
			e.code.at = i
			e.keypad.Clear()
			e.show()
			FocusSoon(e.context, e.keypad)
		}))
	}
	design.Reflow(e.groups)
}
