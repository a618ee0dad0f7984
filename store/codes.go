package store

import (
	"context"
	"encoding/json"
	"io"
	"slices"

	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// The codes of invitations that this phone made or came in by are kept, sealed,
// as long as they may be needed: where a chain of statements lost, the same code
// is to open the invitation that is signed again. They are not in a back-up.

func localCodes(id envelope.SpaceID) string { return "team.codes." + id.String() }

// codes reads those of a space: none where they cannot be read, for what they are
// good for can be done by hand.
func (j *Journal) codes(ctx context.Context, id envelope.SpaceID) ([]seal.InvitationCode, error) {
	sealed, err := j.local(ctx, localCodes(id))
	if err != nil || sealed == nil {
		return nil, err
	}
	var all []string
	if plain, err := j.keys.File.Open(localCodes(id), sealed); err == nil {
		_ = json.Unmarshal(plain, &all)
	}
	var codes []seal.InvitationCode
	for _, text := range all {
		if code, err := seal.ParseInvitationCode(text); err == nil {
			codes = append(codes, code)
		}
	}
	return codes, nil
}

// learnInvited adds the keys that came with the code by which this phone came in,
// where that of the epoch in use lacks: only those that were there when it joined are
// on the disk, and what it joined by may have lost since. It says whether it does not
// lack any more.
func (j *Journal) learnInvited(ctx context.Context, tree *space.Tree) (bool, error) {
	state := tree.State()
	if _, err := j.keys.Current(state); err == nil {
		return false, nil
	}
	codes, err := j.codes(ctx, tree.Space())
	if err != nil {
		return false, err
	}
	j.keys.LearnInvited(state, tree.All(), codes)
	_, err = j.keys.Current(state)
	return err == nil, nil
}

// keepCode adds one to those of a space, and drops those that are of no more use.
func (j *Journal) keepCode(ctx context.Context, s space.State, code seal.InvitationCode) error {
	codes, err := j.codes(ctx, s.Space())
	if err != nil {
		return err
	}
	codes = slices.DeleteFunc(codes, func(code seal.InvitationCode) bool {
		i, known := s.Invitation(code.ID())
		return known && !i.Open() && !j.viewpoint().isMine(i.UsedBy)
	})
	sealed, err := sealCodes(j.random, j.keys, s.Space(), append(codes, code)...)
	if err != nil {
		return err
	}
	return j.feed.PutLocal(ctx, localCodes(s.Space()), sealed)
}

// sealCodes gives the codes of a space as they are kept.
func sealCodes(random io.Reader, keys *seal.Keys, id envelope.SpaceID, codes ...seal.InvitationCode) ([]byte, error) {
	var all []string
	for _, code := range codes {
		all = append(all, code.String())
	}
	plain, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	return keys.File.Seal(random, localCodes(id), plain)
}

// SignInvited signs a request to a relay with the key of the invitation by which
// this phone came into a space: to a relay that has not heard of that, it is not
// in the space yet. ErrNoInvitation where that code is not here any more.
func (j *Journal) SignInvited(ctx context.Context, id envelope.SpaceID, message []byte) (as envelope.DeviceID, signature [envelope.SignatureSize]byte, err error) {
	err = j.inSpace(id, func(s *joined) error {
		through := s.members.CameThrough(j.author(s).ID(), slices.Values(s.tree.All()))
		codes, err := j.codes(ctx, id)
		if err != nil {
			return err
		}
		for _, code := range codes {
			if code.ID() == through {
				as, signature, err = code.SignRequest(id, message)
				return err
			}
		}
		return ErrNoInvitation
	})
	return as, signature, err
}
