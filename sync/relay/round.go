package relay

import (
	"context"
	"crypto/ed25519"
	"net/http"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A round is one exchange while its transaction is open.
type round struct {
	relay  *Relay
	id     envelope.SpaceID
	caller envelope.DeviceID
	member bool // the caller is one now
	q      protocol.Request
	tx     Tx
	folded *folded
	answer protocol.Answer
	woke   bool // others have something new to come for
	heads  map[envelope.DeviceID]protocol.Head
}

// sync answers one round of an exchange.
func (r *Relay) sync(w http.ResponseWriter, request *http.Request) error {
	id, err := spaceOf(request)
	if err != nil {
		return err
	}
	s, err := r.readSigned(w, request)
	if err != nil {
		return err
	}
	q, err := protocol.ParseRequest(id, s.content)
	if err != nil {
		return err
	}
	x := &round{relay: r, id: id, caller: s.proof.Device, q: q}
	if err := x.run(request.Context(), s); err != nil {
		return err
	}
	if x.woke {
		r.waking.wake(id)
	}
	x.answer.Token, x.answer.Time = r.tokens.give(), uint64(r.options.Now().Unix())
	body, err := protocol.AppendAnswer(nil, id, x.answer)
	if err != nil {
		return err
	}
	r.metrics.exchanged(q, x.answer)
	return write(w, body)
}

// run carries the round out. Only one that brings something writes.
func (x *round) run(ctx context.Context, s signed) error {
	within := x.relay.storage.View
	if len(x.q.Statements)+len(x.q.Runs) > 0 {
		within = x.relay.storage.Update
	}
	err := within(ctx, x.id, func(tx Tx) error {
		x.tx = tx
		return x.work(s)
	})
	if err == nil {
		x.relay.trees.put(x.id, x.folded)
	}
	return err
}

func (x *round) work(s signed) error {
	var err error
	if x.folded, err = x.relay.fold(x.id, x.tx); err != nil {
		return err
	}
	known := len(x.folded.list)
	if err := x.statements(); err != nil {
		return err
	}
	// Who joins with what it brings along is known only now.
	if err := x.mayCome(s); err != nil {
		return err
	}
	if added := x.folded.list[known:]; len(added) > 0 {
		if err := x.keepStatements(added); err != nil {
			return err
		}
	}
	if err := x.push(); err != nil {
		return err
	}
	return x.pull()
}

// mayCome says whether the caller is one that may, and signed the request.
func (x *round) mayCome(s signed) error {
	d, known := x.folded.state.Device(x.caller)
	if !known {
		return protocol.Refuse(protocol.CodeStranger)
	}
	x.member = d.Standing == space.Active
	return s.verify(ed25519.PublicKey(d.Keys.Signing))
}

// statements adds those that may stand where they say. Whoever carries them,
// their authors signed them.
func (x *round) statements() error {
	today := envelope.Day(x.relay.options.Now().Unix() / (24 * 60 * 60))
	for _, statement := range x.q.Statements {
		if expired(x.folded.state, today, statement) {
			x.answer.Refused = true
			continue
		}
		if _, err := x.folded.add(statement); err != nil {
			x.answer.Refused = true
		}
	}
	return nil
}

// expired says whether a statement is a joining after the last day of its
// invitation. Only the relay goes by the date.
func expired(state space.State, today envelope.Day, statement envelope.Statement) bool {
	if statement.Type != envelope.Join || state.Knows(statement.Hash()) {
		return false
	}
	j, err := envelope.ParseJoining(statement)
	if err != nil {
		return true
	}
	i, known := state.Invitation(j.Invitation)
	return known && today > i.Until
}

// keepStatements keeps statements that were added, and carries out what they
// say of envelopes.
func (x *round) keepStatements(added []envelope.Statement) error {
	if err := x.tx.AddStatements(added); err != nil {
		return err
	}
	x.woke = true
	for _, statement := range added {
		switch statement.Type {
		case envelope.Erase:
			e, err := envelope.ParseErasure(statement)
			if err != nil {
				return err
			}
			for _, feed := range e.Feeds {
				if err := x.tx.Stub(feed.Device, feed.Runs); err != nil {
					return err
				}
			}
		case envelope.Accept:
			a, err := envelope.ParseAcceptance(statement)
			if err != nil {
				return err
			}
			if err := x.tx.Release(a.Device, a.Last.Sequence); err != nil {
				return err
			}
		}
	}
	return nil
}
