package relay_test

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
)

const (
	thisAddress  = "https://this.example"
	otherAddress = "https://other.example"
)

// livesAt says where a team's home is.
func (m *team) livesAt(by *phone, address string) envelope.Statement {
	m.t.Helper()
	return m.say(by, envelope.Home{Relay: envelope.NewRelayID(address), Address: m.sealed()}.Statement())
}

// brings has a phone bring the statements behind so many, and says whether they
// were refused.
func (r *running) brings(m *team, p *phone, behind int, carried bool) bool {
	r.t.Helper()
	return r.sync(m, p, protocol.Request{Chain: markOf(m.chain[:behind]), Statements: m.chain[behind:], Carried: carried}).Refused
}

func TestOnlyTheHomeAppends(t *testing.T) {
	for _, c := range []struct {
		home string
		ours []string
		want bool // to be refused
	}{
		{thisAddress, []string{thisAddress}, false},
		{thisAddress, []string{"http://10.0.0.4:8655", " HTTPS://This.example:443/ "}, false},
		{otherAddress, []string{thisAddress}, true},
		{otherAddress, nil, false}, // it does not know
		{"", []string{thisAddress}, false},
	} {
		r := start(t, relay.Options{Addresses: c.ours})
		anna := newPhone("anna")
		team := found(t, anna)
		bohdan := team.let(anna, "bohdan")
		team.livesAt(anna, c.home)
		r.carries(team, anna)
		known := len(team.chain)
		team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
		if got := r.brings(team, anna, known, false); got != c.want {
			t.Errorf("home %q of a relay at %q: refused %v; want %v", c.home, c.ours, got, c.want)
		}
		// What the home appended, and envelopes, any relay carries.
		if r.brings(team, bohdan, known, true) {
			t.Errorf("home %q of a relay at %q: what is carried is refused", c.home, c.ours)
		}
		if got := r.push(team, bohdan, bohdan.write(team, 2)); got.Result != protocol.Kept {
			t.Errorf("home %q of a relay at %q: envelopes %+v", c.home, c.ours, got)
		}
	}
}

func TestWhoJoinsIsSentToTheHome(t *testing.T) {
	r := start(t, relay.Options{Addresses: []string{thisAddress}})
	anna := newPhone("anna")
	team := found(t, anna)
	code := team.invite(anna, "code", farDay)
	team.livesAt(anna, otherAddress)
	r.carries(team, anna)
	kees := newPhone("kees")
	joins := kees.says(team.state.Next(kees.id(), team.joining(kees, code)))
	_, err := r.by(kees).Sync(t.Context(), team.id(), protocol.Request{Chain: markOf(team.chain), Statements: []envelope.Statement{joins}})
	if got := codeOf(err); got != protocol.CodeHome {
		t.Errorf("joining at another relay: %v; want %q", err, protocol.CodeHome)
	}
}

// A home that is gone for ever says nothing any more: the next one takes the
// word for it.
func TestTheNextHomeAppendsThatItIsIt(t *testing.T) {
	r := start(t, relay.Options{Addresses: []string{thisAddress}})
	anna := newPhone("anna")
	team := found(t, anna)
	team.livesAt(anna, otherAddress)
	r.carries(team, anna)
	known := len(team.chain)
	team.livesAt(anna, thisAddress)
	team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
	if r.brings(team, anna, known, false) {
		t.Error("the relay does not take over")
	}
	// And gives it up again.
	known = len(team.chain)
	team.livesAt(anna, otherAddress)
	if r.brings(team, anna, known, false) {
		t.Error("the relay does not give it up")
	}
	known = len(team.chain)
	team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
	if !r.brings(team, anna, known, false) {
		t.Error("the relay appends after it gave that up")
	}
}

// What a coordinator said while the home was gone already comes before the word
// that another relay is it.
func TestTheNextHomeAppendsWhatWasSaidBeforeIt(t *testing.T) {
	r := start(t, relay.Options{Addresses: []string{thisAddress}})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	team.livesAt(anna, otherAddress)
	r.carries(team, anna)
	known := len(team.chain)
	team.invite(anna, "code", farDay)
	if !r.brings(team, anna, known, false) {
		t.Error("the relay appends before it is the home")
	}
	team.livesAt(anna, "https://third.example") // which is gone too
	team.livesAt(anna, thisAddress)
	if r.brings(team, bohdan, known, false) {
		t.Error("the relay does not take over with what was said before")
	}
	known = len(team.chain)
	team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
	team.livesAt(anna, otherAddress)
	team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
	if !r.brings(team, anna, known, false) {
		t.Error("the relay appends after it gave that up")
	}
}
