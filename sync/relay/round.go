package relay

import (
	"context"
	"crypto/ed25519"
	"net/http"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A round is one exchange: statements, then push, then pull.
type round struct {
	relay    *Relay
	id       envelope.SpaceID
	caller   envelope.DeviceID
	q        protocol.Request
	verified []int // of each run, how many envelopes from the start are known to be signed

	// While a transaction is open:
	tx     Tx
	folded *folded
	heads  map[envelope.DeviceID]protocol.Head // quarantine included

	answer   protocol.Answer
	upToDate bool // the caller had followed all before it brought something
	pulled   bool // the answer is whole
	woke     bool // others have something new to come for
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
	defer s.done()
	q, err := protocol.ParseRequest(id, s.content)
	if err != nil {
		return err
	}
	x := &round{relay: r, id: id, caller: s.proof.Device, q: q}
	if err := x.run(request.Context(), s); err != nil {
		return err
	}
	if x.woke {
		r.wake(id)
	}
	x.answer.Token, x.answer.Time = r.tokens.give(), r.now()
	body, err := protocol.AppendAnswer(nil, id, x.answer)
	if err != nil {
		return err
	}
	r.metrics.exchanged(q, x.answer)
	return write(w, body)
}

// run carries the round out. Only one that brings something writes, and what
// takes time, the signatures, is done before the space is taken for it.
func (x *round) run(ctx context.Context, s signed) error {
	view := func(work func() error) error {
		return x.relay.storage.View(ctx, x.id, func(tx Tx) (err error) {
			x.tx = tx
			if x.folded, err = x.relay.fold(x.id, tx); err != nil {
				return err
			}
			return work()
		})
	}
	if len(x.q.Statements)+len(x.q.Runs) == 0 {
		return view(func() error {
			if err := x.mayCome(s, x.folded.state); err != nil {
				return err
			}
			return x.pull()
		})
	}
	if x.folded = x.relay.folded.get(x.id); !x.knowsCaller() {
		if err := view(func() error { return nil }); err != nil {
			return err
		}
	}
	// Who joins with what it brings along is known only with that.
	ahead := x.ahead()
	if err := x.mayCome(s, ahead); err != nil {
		return err
	}
	x.verify(ahead)
	if err := x.update(ctx); err != nil || x.pulled {
		return err
	}
	return view(x.pull)
}

// knowsCaller says whether what was folded before knows the caller, which is
// enough to tell who signed. Where they stand now is looked at with the space
// taken.
func (x *round) knowsCaller() bool {
	return x.folded != nil && isKnown(x.folded.state, x.caller)
}

// stateWith is the state with those statements that simply follow.
func stateWith(state space.State, statements []envelope.Statement) space.State {
	for _, statement := range statements {
		if next, err := state.Apply(statement); err == nil {
			state = next
		}
	}
	return state
}

// ahead is the state with what the caller brings, as far as that tells who they are:
// whom only a chain lets in that this relay lost is known by that alone, should
// another one go on here meanwhile.
func (x *round) ahead() space.State {
	state := stateWith(x.folded.state, x.q.Statements)
	if isKnown(state, x.caller) || !x.q.Carried {
		return state
	}
	for i, statement := range x.q.Statements {
		if !brings(statement, x.caller) {
			continue
		}
		if theirs, err := state.Fold(x.folded.leadingTo(x.q.Statements[:i+1])); err == nil {
			return theirs
		}
		break
	}
	return state
}

// brings says whether by a statement a device comes in.
func brings(statement envelope.Statement, device envelope.DeviceID) bool {
	if statement.Type == envelope.Join {
		return statement.Author == device
	}
	c, err := envelope.ParseSuccession(statement)
	return err == nil && c.Keys.Device() == device
}

// mayCome says whether the caller is, was or is about to be in the space, and
// signed the request.
func (x *round) mayCome(s signed, state space.State) error {
	d, known := state.Device(x.caller)
	if !known && len(x.q.Statements) > 0 {
		// It joins, and the chain went on meanwhile: ask by invitation again.
		return protocol.Refuse(protocol.CodeStatements)
	}
	if !known {
		return protocol.Refuse(protocol.CodeStranger)
	}
	return x.relay.verify(s, ed25519.PublicKey(d.Keys.Signing))
}

// update does the part of the round that writes, with the space for itself.
func (x *round) update(ctx context.Context) error {
	err := x.relay.storage.Update(ctx, x.id, func(tx Tx) (err error) {
		x.tx = tx
		if x.upToDate, err = x.isUpToDate(); err != nil {
			return err
		}
		if err := x.keep(); err != nil {
			return err
		}
		if x.upToDate && x.q.Vector == nil && len(x.q.Wants) == 0 {
			x.pulled = true
			return x.pull() // there are some numbers to say, and nothing to read
		}
		return nil
	})
	if err == nil {
		x.relay.folded.put(x.id, x.folded)
	}
	return err
}

// isUpToDate says whether the caller has followed all that there is.
func (x *round) isUpToDate() (bool, error) {
	newest, hash, err := x.tx.Cursor()
	return newest > 0 && x.q.Cursor == protocol.Mark{Number: uint64(newest), Hash: protocol.ShortOf(hash)}, err
}

// keep keeps what the caller brings.
func (x *round) keep() (err error) {
	if len(x.q.Statements) == 0 {
		if x.folded, err = x.relay.fold(x.id, x.tx); err != nil {
			return err
		}
		return x.push()
	}
	if x.folded, err = x.relay.foldToGrow(x.id, x.tx); err != nil {
		return err
	}
	if err := x.statements(); err != nil {
		return err
	}
	return x.push()
}

// hashOf gives the hash of an envelope that is kept, in quarantine or not.
func (x *round) hashOf(device envelope.DeviceID, sequence uint64) (envelope.Hash, bool, error) {
	kept, err := x.tx.Stretch(device, sequence, 1, true)
	if err != nil || len(kept) == 0 {
		return envelope.Hash{}, false, err
	}
	return kept[0].Hash(), true, nil
}
