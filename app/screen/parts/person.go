package parts

import (
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// PersonTint is the tint of a person's or a group's colour.
func PersonTint(colour store.Colour) design.Tint { return design.PersonTint(int(colour)) }

// Avatar is somebody's first letter on their colour.
func Avatar(alias string, colour store.Colour) fyne.CanvasObject {
	return kit.NewAvatar(alias, PersonTint(colour))
}

// GroupAvatar is the mark of a group on its colour.
func GroupAvatar(colour store.Colour) fyne.CanvasObject {
	return kit.NewDisc(design.IconUsers, PersonTint(colour))
}

// Names puts names in a row as one says them: "Oksana, Serhij en Halyna".
func Names(c *screen.Context, names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return c.Text.T("parts.names", "before", strings.Join(names[:last], ", "), "last", names[last])
}

// Group says which group it was and how many there were; count may be 0.
func Group(c *screen.Context, name string, count int) string {
	switch {
	case count == 0 && name == "":
		return c.Text.T("parts.group")
	case count == 0:
		return name
	case name == "":
		return c.Text.N("parts.group_of", count)
	}
	return c.Text.N("parts.named_group_of", count, "name", name)
}

// EntryWho says with whom a conversation was.
func EntryWho(c *screen.Context, e store.Entry) string {
	var names []string
	for _, who := range e.Who {
		names = append(names, who.Alias)
	}
	if e.Group != "" || e.GroupCount > 0 || len(names) == 0 {
		names = append(names, Group(c, e.Group, e.GroupCount))
	}
	return Names(c, names)
}
