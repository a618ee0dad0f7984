package store

import (
	"context"
	"errors"
	"fmt"
	"io"

	"bankje/store/feed"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// FoundTeam founds a team of which this device is the first coordinator, under a
// name that only members read.
func (j *Journal) FoundTeam(ctx context.Context, name, me string) (TeamID, error) {
	id, err := j.foundTeam(ctx, name)
	if err != nil {
		return TeamID{}, fmt.Errorf("found team: %w", err)
	}
	j.watchers.tell()
	return id, j.RenameMember(ctx, id, j.Self(), me)
}

func (j *Journal) foundTeam(ctx context.Context, name string) (TeamID, error) {
	if name == "" {
		return TeamID{}, ErrNoAlias
	}
	return j.enter(ctx, func(keys *seal.Keys) ([]envelope.Statement, error) {
		founding, err := keys.Found(j.random, name)
		return []envelope.Statement{founding}, err
	})
}

// JoinTeam comes into a team with an invitation. All is what is known of the
// team's statements: the relay and a file give them to who has the code. Members
// read the name. ErrNoInvitation for a code that is not, or no longer, one of
// that team; where it can be told why, ErrInvitationUsed or
// ErrInvitationWithdrawn. ErrFounded for a team that this device is in, and
// ErrOwnInvitation for an invitation that is into somebody's own journal.
func (j *Journal) JoinTeam(ctx context.Context, all []envelope.Statement, code InvitationCode, me string) (TeamID, error) {
	id, err := j.enter(ctx, func(keys *seal.Keys) ([]envelope.Statement, error) {
		tree, err := treeOfStatements(all, unproven)
		if err != nil {
			return nil, ErrNoInvitation
		}
		if err := j.withKnown(tree, code); err != nil {
			return nil, err
		}
		if err := expectOwn(tree, code, false); err != nil {
			return nil, err
		}
		return j.joining(ctx, keys, tree, code, me)
	})
	if err != nil {
		return TeamID{}, fmt.Errorf("join team: %w", joinedWrong(err))
	}
	j.watchers.tell()
	return id, nil
}

// withKnown adds what is known here of the space that an invitation is to, and
// refuses a code that by that opens nothing more.
func (j *Journal) withKnown(tree *space.Tree, code InvitationCode) error {
	if err := j.addKnown(tree); err != nil {
		return err
	}
	return notWithdrawn(tree, code)
}

// notWithdrawn refuses a code that opens nothing more.
func notWithdrawn(tree *space.Tree, code InvitationCode) error {
	if i, known := tree.State().Invitation(code.ID()); known && i.Withdrawn {
		return space.ErrInvitationWithdrawn
	}
	return nil
}

// joining gives the statements of a space, behind them the one by which this
// device comes in.
func (j *Journal) joining(ctx context.Context, keys *seal.Keys, tree *space.Tree, code InvitationCode, me string) ([]envelope.Statement, error) {
	all, err := joinStatements(j.random, keys, tree, code, me)
	if err != nil {
		return nil, err
	}
	return all, j.keepCode(ctx, tree.State(), code)
}

func joinStatements(random io.Reader, keys *seal.Keys, tree *space.Tree, code InvitationCode, me string) ([]envelope.Statement, error) {
	statement, err := keys.Join(random, tree.State(), tree.All(), code, me)
	if err == nil {
		err = tree.State().Check(statement)
	}
	return append(tree.All(), statement), err
}

// addKnown adds what is here of a team that this phone was in before: it comes
// back under new keys. ErrFounded where it is in it still.
func (j *Journal) addKnown(tree *space.Tree) error {
	s, err := j.joinedSpace(tree.Space())
	if err != nil {
		return nil
	}
	if s.members.MayWrite(j.author(s).ID()) == nil {
		return ErrFounded
	}
	for _, statement := range s.tree.All() {
		if err := tree.Add(statement); err != nil {
			return err
		}
	}
	for _, hash := range s.tree.Anchors() {
		tree.Anchor(hash)
	}
	return nil
}

// enter lets the journal lie in one more space, or again in one that it was out
// of. Its keys are on the disk before its statements are.
func (j *Journal) enter(ctx context.Context, how func(*seal.Keys) ([]envelope.Statement, error)) (TeamID, error) {
	j.vault.mu.Lock()
	defer j.vault.mu.Unlock()
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return TeamID{}, ErrLocked
	}
	statements, err := how(j.keys)
	if err != nil {
		return TeamID{}, err
	}
	tree, err := treeOfStatements(statements, unproven)
	if err != nil {
		return TeamID{}, err
	}
	id := tree.Space()
	err = j.vault.changeKeyFile(ctx, func(file *seal.KeyFile) error { return file.Store(j.random, j.keys) })
	if err != nil {
		return TeamID{}, err
	}
	if s, err := j.joinedSpace(id); err == nil {
		return TeamID(id), j.enterAgain(ctx, s, statements)
	}
	d := feed.Delivery{
		Space: id, Statements: bytesOf(tree.All()),
		Local: map[string][]byte{localUntold(id): untoldOf(tree).bytes()},
	}
	if _, err := j.feed.Receive(ctx, d); err != nil {
		return TeamID{}, err
	}
	s := &joined{id: id}
	s.know(tree)
	s.head.Device = j.author(s).ID()
	j.join(s)
	return TeamID(id), nil
}

// enterAgain takes in the statement with which this phone comes back.
func (j *Journal) enterAgain(ctx context.Context, s *joined, statements []envelope.Statement) error {
	j.look()
	in := newIncoming(j, s)
	in.takeStatements(statements)
	in.anew = true // what was written meanwhile counts, and opens, from now on
	if err := in.keep(ctx, space.Delivery{}); err != nil {
		return errors.Join(err, j.readAgain(ctx, s))
	}
	return nil
}
