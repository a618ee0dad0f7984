package cards

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// guides are the pages about kinds of support, as cards.
func (s *Screen) guides() []fyne.CanvasObject {
	c := s.context
	lang := string(c.Text.Lang())
	var all []fyne.CanvasObject
	for guide := range c.Content.Guides.All() {
		title := guide.Title.In(lang)
		head := s.hearted(store.FavouriteKey("guide", guide.ID), kit.NewHeading(title))
		words := design.Col(4, head, kit.NewMuted(guide.Summary.In(lang)))
		row := design.TopRow(14, 1, parts.GuideDisc(guide.ID), words)
		to := route.Guide{ID: guide.ID}
		all = append(all, parts.Leads(c, kit.NewTapCard(design.Paper, title, row, func() { c.Go.To(to) }), to))
	}
	return all
}

// hearted is a title with a heart behind it when it is a favourite.
func (s *Screen) hearted(key string, title fyne.CanvasObject) fyne.CanvasObject {
	if heart := s.trailing(key); heart != nil {
		return design.Row(8, 0, title, heart)
	}
	return title
}

// trailing is the heart at the end of a favourite's row; nil for others.
func (s *Screen) trailing(key string) fyne.CanvasObject {
	if !s.known.favourites[key] {
		return nil
	}
	return design.NewIcon(design.IconHeart.Filled(), design.SizeIconSmall, design.Terracotta.Ink())
}

// activities are things to start together, as rows.
func (s *Screen) activities() fyne.CanvasObject {
	c := s.context
	lang := string(c.Text.Lang())
	var rows []fyne.CanvasObject
	for activity := range c.Content.Activities.All() {
		to := route.Activity{ID: activity.ID}
		rows = append(rows, parts.Leads(c, kit.NewListRow(kit.RowContent{
			Lead:     parts.DomainDisc(activity.Domains),
			Title:    activity.Title.In(lang),
			Subtitle: activity.What.In(lang),
			Trailing: s.trailing(store.FavouriteKey("activity", activity.ID)),
		}, func() { c.Go.To(to) }), to))
	}
	return kit.NewListCard(rows...)
}
