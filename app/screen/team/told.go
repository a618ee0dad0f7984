package team

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/store"
)

// told explains what is out of the ordinary: what was set aside, and what was
// said at the same time as something else.
func (s *Screen) told() []fyne.CanvasObject {
	p := s.context.Text
	var objects []fyne.CanvasObject
	if s.team.Aside > 0 {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconArchive, p.N("team.aside", s.team.Aside), nil))
	}
	for _, l := range s.team.Lost {
		if sentence := s.lost(l); sentence != "" {
			objects = append(objects, kit.NewNotice(design.Sand, design.IconHistory, sentence, nil))
		}
	}
	return objects
}

// lostWords are what people are told of: the end of the id of the text for each
// kind of statement. What only the app itself says is not among them.
var lostWords = map[string]string{
	"invitation": "invite", "rotation": "withdraw", "joining": "join", "change of role": "role", "removal": "remove",
	"erasure": "erase", "acceptance": "accept", "naming": "name", "leaving": "leave", "home relay": "home",
}

// lost says in a sentence what was said elsewhere at the same time and fell, or
// is said again by itself.
func (s *Screen) lost(l store.LostWord) string {
	p := s.context.Text
	id, known := lostWords[l.What]
	if !known {
		return ""
	}
	// i18n: prefix team.lost.
	what := p.T("team.lost." + id)
	by := p.T("team.somebody")
	for _, m := range s.team.Members {
		if m.Device == l.By {
			by = s.nameOf(m)
		}
	}
	if l.Fell {
		return p.T("team.fell", "name", by, "what", what)
	}
	return p.T("team.again", "name", by, "what", what)
}
