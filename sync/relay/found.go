package relay

import (
	"crypto/ed25519"
	"crypto/subtle"
	"errors"
	"net/http"
	"strconv"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// found begins to carry a space.
func (r *Relay) found(w http.ResponseWriter, request *http.Request) error {
	s, err := r.readSigned(w, request)
	if err != nil {
		return err
	}
	defer s.done()
	founding, err := protocol.ParseFounding(s.content)
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare([]byte(founding.Code), []byte(r.options.RegistrationCode)) != 1 && r.options.RegistrationCode != "" {
		return protocol.Refuse(protocol.CodeRegistration)
	}
	f, err := foldedFrom(founding.Statements)
	if err != nil {
		return protocol.Refuse(protocol.CodeStatements)
	}
	d, known := f.state.Device(s.proof.Device)
	if !known || d.Standing != space.Active {
		return protocol.Refuse(protocol.CodeStranger)
	}
	if err := r.verify(s, ed25519.PublicKey(d.Keys.Signing)); err != nil {
		return err
	}
	counts, err := r.storage.Counts(request.Context())
	if err != nil {
		return err
	}
	if counts.Spaces >= r.options.Spaces {
		return protocol.Refuse(protocol.CodeFull, uint64(r.options.Spaces))
	}
	err = r.storage.Found(request.Context(), f.tree.Space(), f.list)
	if err != nil && !errors.Is(err, ErrExists) { // asked again: the answer was lost
		return err
	}
	token := r.tokens.give()
	return write(w, token[:])
}

// delete destroys what is kept of a space, for a coordinator.
func (r *Relay) delete(w http.ResponseWriter, request *http.Request) error {
	id, err := r.byMember(w, request, true)
	if err != nil {
		return err
	}
	if err := r.storage.Delete(request.Context(), id); err != nil {
		return err
	}
	r.folded.take(id)
	r.wake(id)
	token := r.tokens.give()
	return write(w, token[:])
}

// byMember reads a request about the space in its path that a member signed, or
// a coordinator, and gives that space.
func (r *Relay) byMember(w http.ResponseWriter, request *http.Request, coordinator bool) (envelope.SpaceID, error) {
	id, err := spaceOf(request)
	if err != nil {
		return envelope.SpaceID{}, err
	}
	s, err := r.readSigned(w, request)
	if err != nil {
		return envelope.SpaceID{}, err
	}
	return id, r.verifyMember(request, id, s, coordinator)
}

// verifyMember says whether a member signed a request, or a coordinator.
func (r *Relay) verifyMember(request *http.Request, id envelope.SpaceID, s signed, coordinator bool) error {
	return r.storage.View(request.Context(), id, func(tx Tx) error {
		f, err := r.fold(id, tx)
		if err != nil {
			return err
		}
		d, known := f.state.Device(s.proof.Device)
		if !known {
			return protocol.Refuse(protocol.CodeStranger)
		}
		if err := r.verify(s, ed25519.PublicKey(d.Keys.Signing)); err != nil {
			return err
		}
		switch {
		case d.Standing != space.Active:
			return protocol.Refuse(protocol.CodeRemoved)
		case coordinator && !f.state.IsCoordinator(d.ID):
			return protocol.Refuse(protocol.CodeCoordinator)
		}
		return nil
	})
}

// invited gives the statements of a space to who holds an open invitation.
func (r *Relay) invited(w http.ResponseWriter, request *http.Request) error {
	after, err := strconv.ParseUint(request.URL.Query().Get("after"), 10, 63)
	if err != nil {
		return envelope.ErrMalformed
	}
	s, err := r.readSigned(w, request)
	if err != nil {
		return err
	}
	invitation, err := protocol.ParseInvitation(request.PathValue("invitation"))
	if err != nil {
		return err
	}
	id, err := r.storage.SpaceOf(request.Context(), invitation)
	if err != nil {
		return err
	}
	var chain protocol.Chain
	err = r.storage.View(request.Context(), id, func(tx Tx) error {
		f, err := r.fold(id, tx)
		if err != nil {
			return err
		}
		i, known := f.state.Invitation(invitation)
		if !known || !i.Open() {
			return protocol.Refuse(protocol.CodeStranger)
		}
		behind := f.list[min(after, uint64(len(f.list))):]
		chain.Statements = behind[:fitting(behind)]
		chain.More = len(chain.Statements) < len(behind)
		return r.verify(s, ed25519.PublicKey(i.Keys.Signing))
	})
	if err != nil {
		return err
	}
	chain.Token = r.tokens.give()
	body, err := protocol.AppendChain(nil, chain)
	if err != nil {
		return err
	}
	return write(w, body)
}
