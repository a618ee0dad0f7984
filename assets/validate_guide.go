package assets

func (f *faults) checkGuides(c *Content) {
	explained := map[string]bool{}
	for g := range c.Guides.All() {
		f.checkDocuments(c, g.ID, g.Sources...)
		if len(g.Sources)+len(g.Quotes) == 0 {
			f.add(g.ID, "the guide has no source")
		}
		for _, quote := range g.Quotes {
			f.checkDocuments(c, g.ID, quote.Source)
			if quote.Text.NL != quote.Source.Quote {
				f.add(g.ID, "quotes %q in the text, and another sentence in its source", quote.Text.NL)
			}
		}
		if g.Support != "" {
			needIDs(f, g.ID, "support", []string{g.Support}, c.SupportTypes)
		}
		needIDs(f, g.ID, "tips", g.Tips, c.Tips)
		needIDs(f, g.ID, "activities", g.Activities, c.Activities)
		needIDs(f, g.ID, "prompts", g.Prompts, c.Prompts)
		needIDs(f, g.ID, "referrals", g.Referrals, c.Referrals)
		for _, id := range g.Prompts {
			explained[id] = true
		}
	}
	for p := range c.Prompts.All() {
		if !p.Drawable() && !explained[p.ID] {
			f.add(p.ID, "is never drawn and stands in no guide: nobody would find it")
		}
	}
}
