package personform

import (
	"strings"
	"time"

	"bankje/app/screen/parts"
	"bankje/store"
)

// newPerson is what a form for somebody new begins with: most people here speak
// Ukrainian and are spoken to politely. The colour goes round, so that
// neighbours in a list differ.
func newPerson(others int) store.Person {
	return store.Person{
		Language: languages[0],
		Address:  store.Formal,
		Colour:   store.Colour(others % store.Colours),
	}
}

// languages are the codes of what somebody can speak.
var languages = [...]string{"uk", "nl", "en", "other"}

// addresses are the ways to speak to somebody.
var addresses = [...]store.Address{store.Formal, store.Informal, store.Child}

// answers are those to "may I write this down?".
var answers = [...]store.Answer{store.NotAsked, store.Yes, store.No}

// answered records an answer with the time at which it was given; an answer
// that was there already keeps its own.
func answered(before store.Consent, answer store.Answer, now time.Time) store.Consent {
	switch answer {
	case before.Answer:
		return before
	case store.NotAsked:
		return store.Consent{}
	}
	return store.Consent{Answer: answer, At: now}
}

// cleaned is the form as it is saved: without space around what was written,
// and after a no without what was written.
func cleaned(p store.Person) store.Person {
	p.Alias = strings.Join(strings.Fields(p.Alias), " ")
	p.Energy = strings.TrimSpace(p.Energy)
	if p.Consent.Answer == store.No {
		p = parts.WithoutWords(p)
	}
	return p
}

// draft is what may be kept of the form until it is saved: after a no nothing
// that was written, and of somebody new nothing at all.
func draft(p store.Person) (store.Person, bool) {
	if p.Consent.Answer == store.No {
		p = parts.WithoutWords(p)
	}
	return p, !isNobody(p)
}

// differs reports whether something was written that is not saved.
func differs(before, after store.Person) bool {
	after = cleaned(after)
	return before.Alias != after.Alias || before.Energy != after.Energy ||
		before.Language != after.Language || before.Address != after.Address ||
		before.Colour != after.Colour || before.Consent.Answer != after.Consent.Answer
}

// isNobody reports whether nothing may be kept: who said no before anything was
// written is not written down at all.
func isNobody(p store.Person) bool { return p.ID.IsZero() && p.Consent.Answer == store.No }
