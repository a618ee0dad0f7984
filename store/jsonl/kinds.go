package jsonl

import (
	"strings"
	"time"

	"bankje/store"
)

var people = line[store.Person]{
	kind: KindPerson,
	columns: []column[store.Person]{
		needed(id("id", func(p *store.Person) *store.PersonID { return &p.ID })),
		needed(oneLine("alias", func(p *store.Person) *string { return &p.Alias })),
		number("colour", store.Colours-1, func(p *store.Person) *store.Colour { return &p.Colour }),
		key("language", func(p *store.Person) *string { return &p.Language }),
		oneOf("address", func(p *store.Person) *store.Address { return &p.Address }, store.Formal, store.Informal, store.Child),
		oneOf("consent", func(p *store.Person) *store.Answer { return &p.Consent.Answer }, store.Yes, store.No),
		instant("consent_at", func(p *store.Person) *time.Time { return &p.Consent.At }),
		text("energy", func(p *store.Person) *string { return &p.Energy }),
		text("wish", func(p *store.Person) *string { return &p.Wish }),
		text("strengths", func(p *store.Person) *string { return &p.Strengths }),
		instant("paused_since", func(p *store.Person) *time.Time { return &p.PausedSince }),
		flag("hidden", func(p *store.Person) *bool { return &p.Hidden }),
	},
}

var groups = line[store.Group]{
	kind: KindGroup,
	columns: []column[store.Group]{
		needed(id("id", func(g *store.Group) *store.GroupID { return &g.ID })),
		needed(oneLine("name", func(g *store.Group) *string { return &g.Name })),
		number("colour", store.Colours-1, func(g *store.Group) *store.Colour { return &g.Colour }),
		flag("hidden", func(g *store.Group) *bool { return &g.Hidden }),
	},
}

var conversations = line[store.Conversation]{
	kind: KindConversation,
	columns: []column[store.Conversation]{
		needed(id("id", func(c *store.Conversation) *store.ConversationID { return &c.ID })),
		needed(instant("at", func(c *store.Conversation) *time.Time { return &c.At })),
		oneOf("setting", func(c *store.Conversation) *string { return &c.Setting },
			store.SettingHomeVisit, store.SettingReception, store.SettingActivity,
			store.SettingOutside, store.SettingPhone, store.SettingOther),
		ids("people", func(c *store.Conversation) *[]store.PersonID { return &c.People }),
		id("group", func(c *store.Conversation) *store.GroupID { return &c.Group }),
		number("group_count", maxPresent, func(c *store.Conversation) *int { return &c.GroupCount }),
		keys("goals", func(c *store.Conversation) *[]string { return &c.Goals }),
		keys("prompts", func(c *store.Conversation) *[]string { return &c.Prompts }),
		keys("domains", func(c *store.Conversation) *[]string { return &c.Domains }),
		keys("support", func(c *store.Conversation) *[]string { return &c.Support }),
		keys("activities", func(c *store.Conversation) *[]string { return &c.Activities }),
		keys("signals", func(c *store.Conversation) *[]string { return &c.Signals },
			store.SignalSafety, store.SignalViolence, store.SignalNotCoping, store.SignalHealth,
			store.SignalExploitation, store.SignalChild, store.SignalOther),
		keys("referrals", func(c *store.Conversation) *[]string { return &c.Referrals }),
		text("note", func(c *store.Conversation) *string { return &c.Note }),
		text("wish", func(c *store.Conversation) *string { return &c.Wish }),
		text("strengths", func(c *store.Conversation) *string { return &c.Strengths }),
		text("joy", func(c *store.Conversation) *string { return &c.Joy }),
		text("self", func(c *store.Conversation) *string { return &c.Self }),
		instant("written_at", func(c *store.Conversation) *time.Time { return &c.WrittenAt }),
		instant("edited_at", func(c *store.Conversation) *time.Time { return &c.EditedAt }),
	},
	check: func(c store.Conversation) error {
		if len(c.People) == 0 && c.Group.IsZero() && c.GroupCount == 0 {
			return refuse(MissingField, "people")
		}
		return nil
	},
}

var followUps = line[store.FollowUp]{
	kind: KindFollowUp,
	columns: []column[store.FollowUp]{
		needed(id("id", func(f *store.FollowUp) *store.FollowUpID { return &f.ID })),
		needed(text("what", func(f *store.FollowUp) *string { return &f.What })),
		id("person", func(f *store.FollowUp) *store.PersonID { return &f.Person }),
		id("group", func(f *store.FollowUp) *store.GroupID { return &f.Group }),
		id("conversation", func(f *store.FollowUp) *store.ConversationID { return &f.Conversation }),
		day("day", func(f *store.FollowUp) *store.Day { return &f.Day }),
		day("until", func(f *store.FollowUp) *store.Day { return &f.Until }),
		oneOf("state", func(f *store.FollowUp) *store.FollowUpState { return &f.State },
			store.FollowUpDone, store.FollowUpDropped),
		instant("done_at", func(f *store.FollowUp) *time.Time { return &f.DoneAt }),
	},
}

var prompts = line[store.OwnPrompt]{
	kind: KindPrompt,
	columns: []column[store.OwnPrompt]{
		needed(id("id", func(p *store.OwnPrompt) *store.PromptID { return &p.ID })),
		text("nl", func(p *store.OwnPrompt) *string { return &p.NL }),
		text("uk", func(p *store.OwnPrompt) *string { return &p.UK }),
		text("en", func(p *store.OwnPrompt) *string { return &p.EN }),
		keys("domains", func(p *store.OwnPrompt) *[]string { return &p.Domains }),
		key("moment", func(p *store.OwnPrompt) *string { return &p.Moment }),
	},
	check: func(p store.OwnPrompt) error {
		if strings.TrimSpace(p.NL+p.UK+p.EN) == "" {
			return refuse(MissingField, "nl")
		}
		return nil
	},
}

var cards = line[store.OwnCard]{
	kind: KindCard,
	columns: []column[store.OwnCard]{
		needed(id("id", func(c *store.OwnCard) *store.CardID { return &c.ID })),
		key("fills", func(c *store.OwnCard) *string { return &c.Fills }),
		id("person", func(c *store.OwnCard) *store.PersonID { return &c.Person }),
		oneLine("name", func(c *store.OwnCard) *string { return &c.Name }),
		text("purpose", func(c *store.OwnCard) *string { return &c.Purpose }),
		oneLine("phone", func(c *store.OwnCard) *string { return &c.Phone }),
		oneLine("email", func(c *store.OwnCard) *string { return &c.Email }),
		oneLine("url", func(c *store.OwnCard) *string { return &c.URL }),
		text("address", func(c *store.OwnCard) *string { return &c.Address }),
		text("hours", func(c *store.OwnCard) *string { return &c.Hours }),
		oneLine("languages", func(c *store.OwnCard) *string { return &c.Languages }),
		text("note", func(c *store.OwnCard) *string { return &c.Note }),
	},
	check: func(c store.OwnCard) error {
		if c.Fills == "" && strings.TrimSpace(c.Name) == "" {
			return refuse(MissingField, "name")
		}
		return nil
	},
}

var favourites = line[store.Favourite]{
	kind: KindFavourite,
	columns: []column[store.Favourite]{
		needed(key("key", func(f *store.Favourite) *store.Favourite { return f })),
	},
}
