package sim

import (
	"errors"
	"slices"
	"strings"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// phoneVerbs are what people do with their phones.
var phoneVerbs = map[string]func(p *phone, words []string){
	"founds": func(p *phone, _ []string) { p.found() },
	// moves RELAY : the team is carried by that one from now on
	"moves": func(p *phone, words []string) { p.world.must(p.moves(p.world.relayNamed(words[0]))) },
	// lets NAME [coordinator] : with a code, and a relay or a file
	"lets": func(p *phone, words []string) { p.lets(p.world.phone(words[0]), slices.Contains(words, "coordinator")) },
	// invites NAME [coordinator] : makes a code, which that one has from now on
	"invites": func(p *phone, words []string) {
		code, err := p.invites(slices.Contains(words, "coordinator"))
		p.world.must(err)
		p.world.phone(words[0]).code, p.world.phone(words[0]).inviter = code, p
	},
	// withdraws NAME : the code that this one made for that one last
	"withdraws": func(p *phone, words []string) {
		p.world.must(p.Withdraw(p.world.ctx, p.world.team, p.world.phone(words[0]).code.ID()))
	},
	// joins RELAY : with the code, by what the relay says
	"joins": func(p *phone, words []string) { p.world.must(p.joins(p.code, p.world.relayNamed(words[0]))) },
	// enters NAME : with the code, by what is on that one's phone
	"enters": func(p *phone, words []string) {
		statements, err := p.world.phone(words[0]).Statements(p.world.space())
		p.world.must(err)
		p.world.must(p.enters(p.code, statements))
	},

	// owns : the devices of one person take the place of the team
	"owns": func(p *phone, _ []string) { p.owns() },
	// has-another NAME : that one begins with the journal of this one
	"has-another": func(p *phone, words []string) { p.second(words[0]) },

	// writes WORD …, shares WORD … : in a conversation of its own
	"writes": func(p *phone, words []string) {
		for _, word := range words {
			_, err := p.writes(theWord(word))
			p.world.must(err)
		}
	},
	"shares": func(p *phone, words []string) {
		for _, word := range words {
			c, err := p.writes(theWord(word))
			p.world.must(err)
			p.world.must(p.shares(c))
		}
	},
	// shares-about PERSON[+PERSON…] WORD : a conversation with people, who may be new
	"shares-about": func(p *phone, words []string) {
		p.world.must(p.sharesAbout(strings.Split(words[0], "+"), theWord(words[1])))
	},
	// erases PERSON [keeps-notes] : from the team, as a coordinator; the notes of what
	// is about others too are kept, or not
	"erases": func(p *phone, words []string) {
		p.world.must(p.erases(p.world.people[words[0]], slices.Contains(words, "keeps-notes")))
	},

	// edits OLD NEW : writes NEW in the place of OLD; adds writes it behind
	"edits": func(p *phone, words []string) { p.world.must(p.edits(p.talk(words[0]), theWord(words[1]), false)) },
	"adds":  func(p *phone, words []string) { p.world.must(p.edits(p.talk(words[0]), theWord(words[1]), true)) },
	"hides": func(p *phone, words []string) { p.world.must(p.hides(p.talk(words[0]))) },

	// contacts [CODE] : goes well, or is refused with that
	"contacts": func(p *phone, words []string) {
		if len(words) == 0 {
			p.mustContact()
			return
		}
		_, err := p.contact()
		var refusal *protocol.Refusal
		if !errors.As(err, &refusal) || string(refusal.Code) != words[0] {
			p.world.t.Errorf("%s: %v, want the refusal %s", p, err, words[0])
		}
	},
	// tries : a contact, which may end in any way
	"tries": func(p *phone, _ []string) { _, _ = p.contact() },
	// carries NAME : brings a file to that one
	"carries": func(p *phone, words []string) { p.world.phone(words[0]).imports(p.export(), p.name) },

	// brings-envelopes NAME : what is written, without a statement
	"brings-envelopes": func(p *phone, words []string) { p.bringsEnvelopes(p.world.phone(words[0])) },

	"removes": func(p *phone, words []string) {
		p.world.must(p.RemoveMember(p.world.ctx, p.world.team, p.world.phone(words[0]).me()))
	},
	"accepts": func(p *phone, words []string) {
		p.world.must(p.AcceptUnsent(p.world.ctx, p.world.team, p.world.phone(words[0]).me()))
	},
	"leaves": func(p *phone, _ []string) { p.world.must(p.LeaveTeam(p.world.ctx, p.world.team)) },

	// clock LENGTH : the phone's is so far ahead of the true one
	"clock": func(p *phone, words []string) { p.clock.set(p.world.length(words[0])) },
	// updates : the app is of a later version from now on
	"updates":  func(p *phone, _ []string) { p.updates() },
	"killed":   func(p *phone, _ []string) { p.kill() },
	"backs-up": func(p *phone, _ []string) { p.keep() },
	"restores": func(p *phone, _ []string) { p.restore(p.copies[len(p.copies)-1]) },
	// cloned NAME : another phone begins with the newest copy of this one
	"cloned": func(p *phone, words []string) { p.clone(words[0], p.copies[len(p.copies)-1]) },
	"breaks": func(p *phone, _ []string) { p.breaks() },

	"reads": func(p *phone, words []string) { p.reads(words, true) },
	"lacks": func(p *phone, words []string) { p.reads(words, false) },
	// versions N WORD : the conversation shows so many of its text
	"versions": func(p *phone, words []string) {
		versions := 1
		for _, conflict := range p.talk(words[1]).Conflicts {
			versions = len(conflict.Versions)
		}
		if want := p.world.number(words[0]); versions != want {
			p.world.t.Errorf("%s reads %d versions of %s, want %d", p, versions, words[1], want)
		}
	},
	// unsent N NAME : so many changes of that one wait for a coordinator
	"unsent": func(p *phone, words []string) {
		if got := p.unsent(p.world.phone(words[1]).me()); got != p.world.number(words[0]) {
			p.world.t.Errorf("%s has %d unsent changes of %s, want %s", p, got, words[1], words[0])
		}
	},
	"in":  func(p *phone, _ []string) { p.stands(true) },
	"out": func(p *phone, _ []string) { p.stands(false) },
}

// theWord is how a word of a story stands in a note.
func theWord(word string) string { return planted + "-" + word + "." }

// talk gives the conversation that shows a word.
func (p *phone) talk(word string) store.Conversation {
	p.world.t.Helper()
	for _, c := range p.everything() {
		if strings.Contains(shown(c), theWord(word)) {
			return c
		}
	}
	p.world.t.Fatalf("%s cannot read %s", p, word)
	return store.Conversation{}
}

func (p *phone) reads(words []string, want bool) {
	p.world.t.Helper()
	text := ""
	for _, c := range p.everything() {
		text += shown(c)
	}
	for _, word := range words {
		if strings.Contains(text, theWord(word)) != want {
			p.world.t.Errorf("%s reads %s: %v, want %v", p, word, !want, want)
		}
	}
}

func (p *phone) stands(in bool) {
	p.world.t.Helper()
	if p.isIn() != in {
		p.world.t.Errorf("%s is in the team: %v, want %v", p, !in, in)
	}
}

// mustContact makes contact, which goes well, but that a relay shuts out who is
// out.
func (p *phone) mustContact() {
	p.world.t.Helper()
	if _, err := p.contact(); err != nil && !p.mayBeRefused(err) {
		p.world.t.Fatalf("%s: %v", p, err)
	}
}

// bringsEnvelopes has another phone take in what is written in the team, and no
// statement.
func (p *phone) bringsEnvelopes(to *phone) {
	w := p.world
	w.t.Helper()
	h, _ := p.holding()
	d := space.Delivery{Space: w.space()}
	for _, run := range h.Runs {
		for at := run.First; at <= run.Last; at++ {
			e, _ := p.holds(run.Device, at)
			d.Envelopes = append(d.Envelopes, e)
		}
	}
	taken, err := to.Take(w.ctx, d)
	w.must(err)
	w.tell("%s brings %s %d envelopes alone: %d new, %d aside", p, to, len(d.Envelopes), taken.New, len(taken.Aside))
}

// lets lets another phone in, all the way.
func (p *phone) lets(other *phone, coordinator bool) {
	w := p.world
	w.t.Helper()
	code, err := p.invites(coordinator)
	w.must(err)
	statements, err := p.Statements(envelope.SpaceID(w.team))
	w.must(err)
	w.must(other.enters(code, statements))
	p.imports(other.export(), other.name)
	if _, err := p.contact(); !errors.Is(err, errNoRelay) {
		w.must(err)
		other.mustContact()
	}
}
