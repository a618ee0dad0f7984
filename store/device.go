package store

import (
	"context"
	"fmt"

	"bankje/store/feed"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// One's own space has as members the devices of one person: a phone and a
// tablet with the same journal, say. Each of them is a coordinator. It is dealt
// with by the calls for teams, under the id that OwnSpace gives, and stands in no
// list of teams.
//
// It is told from a team by the name under which it was founded, which is empty
// and which whoever has an invitation can open: so neither is ever taken for the
// other, whichever way the code came.

// OwnSpace names one's own space, for the calls about its devices, invitations
// and relay.
func (j *Journal) OwnSpace() TeamID { return TeamID(j.viewpoint().spaces[own]) }

// isOwn says whether a code lets into somebody's own space.
func isOwn(tree *space.Tree, code InvitationCode) (bool, error) {
	name, err := code.FoundedAs(tree.State(), tree.All())
	return err == nil && name == "", err
}

// expectOwn refuses a code that lets into something else than was asked for.
func expectOwn(tree *space.Tree, code InvitationCode, own bool) error {
	is, err := isOwn(tree, code)
	switch {
	case err != nil:
		return err
	case is && !own:
		return ErrOwnInvitation
	case !is && own:
		return ErrTeamInvitation
	}
	return nil
}

// invitation gives the space that a code lets into, by what came with it, if it is
// of the sort that was asked for.
func invitation(all []envelope.Statement, code InvitationCode, own bool) (*space.Tree, error) {
	tree, err := treeOfStatements(all, unproven)
	if err != nil {
		return nil, ErrNoInvitation
	}
	if err := notWithdrawn(tree, code); err != nil {
		return nil, err
	}
	return tree, expectOwn(tree, code, own)
}

// Check says whether an invitation is into one's own journal, or a team, as is
// asked for, by the statements that came with it: nil, ErrTeamInvitation or
// ErrOwnInvitation, or ErrNoInvitation. It is used up nevertheless, perhaps.
func (i Invited) Check(own bool) error {
	_, err := invitation(i.Statements, i.Code, own)
	return joinedWrong(err)
}

// FoundWith makes the journal of a new vault one more device of a journal that
// is elsewhere, by an invitation that was made there and the statements that
// came with it; me is what the device is called. What was written comes with the
// next contact or a file. It is done, or nothing is.
//
// ErrFounded and ErrShortSecret as for [Vault.Found]; ErrNoInvitation, and where
// it can be told why, ErrInvitationUsed or ErrInvitationWithdrawn;
// ErrTeamInvitation for one that is into a team.
func (v *Vault) FoundWith(ctx context.Context, invited Invited, me string, secret []byte, kind SecretKind) (*Journal, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil, errClosed
	}
	if v.keyFile != nil {
		return nil, ErrFounded
	}
	keys, err := v.foundWith(ctx, invited, me, secretOf(secret, kind))
	if err != nil {
		return nil, fmt.Errorf("found journal: %w", saidWrong(err))
	}
	return v.begin(ctx, keys)
}

func (v *Vault) foundWith(ctx context.Context, invited Invited, me string, secret seal.Secret) (*seal.Keys, error) {
	tree, err := invitation(invited.Statements, invited.Code, true)
	if err != nil {
		return nil, err
	}
	keys, err := seal.NewKeys(v.random)
	if err != nil {
		return nil, err
	}
	all, err := joinStatements(v.random, keys, tree, invited.Code, me)
	if err != nil {
		return nil, err
	}
	file, err := seal.NewKeyFile(v.random, keys, secret, v.params())
	if err != nil {
		return nil, shortSecret(err)
	}
	code, err := sealCodes(v.random, keys, tree.Space(), invited.Code)
	if err != nil {
		return nil, err
	}
	d := feed.Delivery{
		Space: tree.Space(), Statements: bytesOf(all),
		Local: map[string][]byte{localCodes(tree.Space()): code, localUntold(tree.Space()): untoldOf(tree).bytes()},
	}
	if err := v.keepFounding(d.Statements[0]); err != nil {
		return nil, err
	}
	if err := v.feed.FoundIn(ctx, file.Marshal(), d); err != nil {
		return nil, err
	}
	v.keyFile = file
	return keys, nil
}

// JoinOwn comes back into one's own space, as a new device, with an invitation
// that another device of one's own made: after that one had shut this one out,
// or where a copy of this one goes on in its place. What was written here since
// then and never sent stays here, and counts once another device accepts it.
//
// ErrOtherJournal for an invitation that is into another journal, and errors as
// [Journal.JoinTeam] has them, ErrFounded where this device is in; instead of
// ErrOwnInvitation ErrTeamInvitation.
func (j *Journal) JoinOwn(ctx context.Context, all []envelope.Statement, code InvitationCode, me string) error {
	_, err := j.enter(ctx, func(keys *seal.Keys) ([]envelope.Statement, error) {
		tree, err := invitation(all, code, true)
		if err != nil {
			return nil, err
		}
		if TeamID(tree.Space()) != j.OwnSpace() {
			return nil, ErrOtherJournal
		}
		if err := j.withKnown(tree, code); err != nil {
			return nil, err
		}
		return j.joining(ctx, keys, tree, code, me)
	})
	if err != nil {
		return fmt.Errorf("join own space: %w", joinedWrong(err))
	}
	j.watchers.tell()
	return nil
}
