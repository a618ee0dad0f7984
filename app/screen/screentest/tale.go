package screentest

import (
	"testing"
	"time"

	"bankje/i18n"
	"bankje/store"
)

// Tale is what [Stage.Tell] wrote.
type Tale struct {
	Oksana, Serhij, Halyna store.Person
	Mykola                 store.Person // a child
	Women                  store.Group
	// Last is the newest conversation with Oksana, with a text in every field.
	Last store.Conversation
}

// Tell writes a few weeks of a volunteer: four people, a group, conversations
// and follow-ups. Oksana's texts are in Dutch, Halyna's in Ukrainian.
func (s *Stage) Tell(t testing.TB) Tale {
	t.Helper()
	var tale Tale
	tale.Oksana = s.Person(t, store.Person{Alias: "Oksana", Colour: 0, Language: "uk", Address: store.Formal,
		Energy: "Zingen in het koor, en soep koken voor de hele gang."})
	tale.Serhij = s.Person(t, store.Person{Alias: "Serhij", Colour: 1, Language: "uk", Address: store.Informal})
	tale.Halyna = s.Person(t, store.Person{Alias: "Галина", Colour: 2, Language: "uk", Address: store.Formal})
	tale.Mykola = s.Person(t, store.Person{Alias: "Mykola", Colour: 3, Language: "uk", Address: store.Child})
	women, err := s.Journal.AddGroup(t.Context(), store.Group{Name: "Vrouwencafé", Colour: 4})
	must(t, err)
	tale.Women = women
	s.conversations(t, &tale)
	s.followUps(t, tale)
	return tale
}

func (s *Stage) conversations(t testing.TB, tale *Tale) {
	t.Helper()
	s.Saved(t, store.Conversation{At: ago(19, 14), People: []store.PersonID{tale.Oksana.ID}, Setting: store.SettingReception,
		Prompts: []string{"P02"}, Domains: []string{"NW"}, Note: "Kennismaking bij de koffie. Ze kent nog bijna niemand in de buurt."})
	s.Saved(t, store.Conversation{At: ago(6, 11), Group: tale.Women.ID, GroupCount: 9, Setting: store.SettingActivity,
		Domains: []string{"VT", "ON"}, Support: []string{"S05"}, Note: "Samen liedjes gezongen in twee talen. Volgende keer brengt iemand een gitaar mee."})
	s.Saved(t, store.Conversation{At: ago(3, 16), People: []store.PersonID{tale.Halyna.ID}, Setting: store.SettingOutside,
		Domains: []string{"WE"}, Note: "Гуляли парком. Шукає курси нідерландської ввечері, після роботи."})
	s.Saved(t, store.Conversation{At: ago(2, 10), People: []store.PersonID{tale.Serhij.ID}, Setting: store.SettingHomeVisit,
		Domains: []string{"WO", "FI"}, Support: []string{"S03"}, Note: "Brief van de gemeente samen gelezen. Hij belt zelf over de afspraak."})
	tale.Last = s.Saved(t, store.Conversation{
		At: ago(1, 15), People: []store.PersonID{tale.Oksana.ID}, Setting: store.SettingHomeVisit,
		Goals: []string{"G01"}, Prompts: []string{"P08", "P09"}, Domains: []string{"NW", "VT"},
		Support: []string{"S02", "S06"}, Activities: []string{"A10"}, Referrals: []string{"113"},
		Signals:   []string{store.SignalNotCoping},
		Note:      "Ze vertelde over het koor thuis. Op dinsdag is er een koor in het buurthuis; ze wil eerst een keer luisteren.",
		Wish:      "Iemand die de eerste keer meegaat.",
		Strengths: "Zingen, en mensen op hun gemak stellen.",
		Joy:       "Muziek. Ze begon vanzelf te neuriën.",
		Self:      "Rustig gesprek. Ik praatte zelf wat veel.",
	})
}

func (s *Stage) followUps(t testing.TB, tale Tale) {
	t.Helper()
	today := store.DayOf(Now)
	s.followUp(t, store.FollowUp{Person: tale.Oksana.ID, Conversation: tale.Last.ID, What: "Vragen hoe laat het koor begint", Day: today})
	s.followUp(t, store.FollowUp{Person: tale.Serhij.ID, What: "Vragen of de afspraak met de gemeente gelukt is", Day: today.AddDays(-2), Until: today.AddDays(3)})
	s.followUp(t, store.FollowUp{Person: tale.Halyna.ID, What: "Avondcursussen opzoeken", Day: today.AddDays(9)})
}

// Person saves a person who has said yes to being written about.
func (s *Stage) Person(t testing.TB, p store.Person) store.Person {
	t.Helper()
	if p.Consent.Answer == store.NotAsked {
		p.Consent = store.Consent{Answer: store.Yes, At: ago(20, 9)}
	}
	saved, err := s.Journal.AddPerson(t.Context(), p)
	must(t, err)
	return saved
}

// Draft begins a conversation.
func (s *Stage) Draft(t testing.TB, c store.Conversation) store.Draft {
	t.Helper()
	d, err := s.Journal.NewDraft(t.Context(), c)
	must(t, err)
	return d
}

// Saved saves a conversation.
func (s *Stage) Saved(t testing.TB, c store.Conversation) store.Conversation {
	t.Helper()
	saved, err := s.Journal.SaveDraft(t.Context(), s.Draft(t, c))
	must(t, err)
	return saved
}

func (s *Stage) followUp(t testing.TB, f store.FollowUp) {
	t.Helper()
	_, err := s.Journal.AddFollowUp(t.Context(), f)
	must(t, err)
}

// ago is an hour some days before today.
func ago(days, hour int) time.Time {
	day := i18n.AddDays(Now, -days)
	return time.Date(day.Year(), day.Month(), day.Day(), hour, 10, 0, 0, i18n.Amsterdam())
}
