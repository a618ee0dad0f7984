package store

import (
	"context"
	"errors"
	"time"

	"bankje/store/feed"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Teams lists the teams that this device is or was in, in the order in which it
// came to them.
func (j *Journal) Teams(ctx context.Context) ([]Team, error) {
	var all []Team
	for _, id := range j.Spaces()[1:] {
		team, err := j.Team(ctx, TeamID(id))
		if err != nil {
			return nil, err
		}
		all = append(all, team)
	}
	return all, nil
}

// TeamNames lists the teams that this device is or was in by name, in the order
// in which it came to them. Unlike [Journal.Teams] it reads nothing but what they
// say of themselves. ErrLocked.
func (j *Journal) TeamNames(context.Context) ([]TeamName, error) {
	var all []TeamName
	for _, id := range j.Spaces()[1:] {
		err := j.inSpace(id, func(s *joined) error {
			self := j.author(s).ID()
			all = append(all, TeamName{
				ID:          TeamID(id),
				Name:        j.keys.SpaceName(s.members),
				Coordinator: s.members.IsCoordinator(self),
				Member:      s.members.MayWrite(self) == nil,
			})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Team reads a team. ErrNotFound.
func (j *Journal) Team(ctx context.Context, id TeamID) (Team, error) {
	if id.IsZero() {
		return Team{}, ErrNotFound
	}
	held, err := j.feed.Runs(ctx, envelope.SpaceID(id))
	if err != nil {
		return Team{}, err
	}
	heard, err := j.heard(ctx, envelope.SpaceID(id), held)
	if err != nil {
		return Team{}, err
	}
	var team Team
	err = j.inSpace(envelope.SpaceID(id), func(s *joined) error {
		team = j.teamOf(s, held)
		return nil
	})
	if err != nil {
		return Team{}, err
	}
	for i, m := range team.Members {
		team.Members[i].Heard = heard[m.Device]
	}
	aside, err := j.aside(ctx, envelope.SpaceID(id))
	if err != nil {
		return Team{}, err
	}
	team.Aside = len(aside)
	if team.Synced, err = j.synced(ctx, envelope.SpaceID(id)); err != nil {
		return Team{}, err
	}
	team.Waiting, err = j.Waiting(ctx, envelope.SpaceID(id))
	return team, err
}

// teamOf tells of a team what its statements say. j.saving is held.
func (j *Journal) teamOf(s *joined, held []feed.Run) Team {
	self := j.author(s).ID()
	team := Team{
		ID:          TeamID(s.id),
		Name:        j.keys.SpaceName(s.members),
		Relay:       j.keys.HomeAddress(s.members),
		Coordinator: s.members.IsCoordinator(self),
		Member:      s.members.MayWrite(self) == nil,
		Outdated:    s.members.Newer(),
	}
	for _, d := range s.members.Devices() {
		team.Members = append(team.Members, j.memberOf(s, d, held))
	}
	for _, i := range s.members.OpenInvitations() {
		team.Invitations = append(team.Invitations, Invitation{
			ID:          i.ID(),
			Coordinator: i.Role == envelope.Coordinator,
			Until:       DayOf(time.Unix(int64(i.Until)*24*60*60+12*60*60, 0)),
			Note:        j.keys.Note(s.members, i),
			By:          i.By,
		})
	}
	statements := s.tree.Held()
	team.Unsaid = unsaid(statements, j.viewpoint())
	team.Lost, team.Erasures = lostWords(s.tree, statements), erasuresOf(s.members)
	return team
}

// unsaid counts the statements of this phone that go on and that no relay is
// known to have. What others said is theirs to bring.
func unsaid(statements []space.Held, from *viewpoint) (count int) {
	for _, held := range statements {
		if held.Continues && !held.Appended && from.isMine(held.Author) {
			count++
		}
	}
	return count
}

// lostWords tells of each statement of chains that lost what became of it. What
// has no other word in it than that something was done already is left out.
func lostWords(tree *space.Tree, statements []space.Held) []LostWord {
	fates := map[envelope.Hash]space.Fate{}
	for _, lost := range tree.Lost() {
		fates[lost.Statement.Hash()] = lost.Fate
	}
	var words []LostWord
	for _, held := range statements {
		if held.Continues || held.Type == envelope.Confirm {
			continue
		}
		fate, open := fates[held.Hash]
		words = append(words, LostWord{By: held.Author, What: held.Type.String(), Fell: fate == space.Fell, Again: !open})
	}
	return words
}

func (j *Journal) memberOf(s *joined, d space.Device, held []feed.Run) Member {
	m := Member{
		Device:      d.ID,
		Name:        j.keys.DeviceName(s.members, d),
		Me:          d.ID == j.author(s).ID(),
		Coordinator: d.Role == envelope.Coordinator,
		InvitedBy:   d.Invited,
		Standing: map[space.Standing]Standing{
			space.Active: StandingIn, space.Replaced: StandingReplaced, space.Left: StandingLeft, space.Removed: StandingRemoved,
		}[d.Standing],
	}
	for _, run := range held {
		if run.Device == d.ID && d.Standing != space.Active && run.Last > d.Last.Sequence {
			m.Unsent = int(run.Last - d.Last.Sequence)
		}
	}
	return m
}

// heard gives when the newest change of each device was written, as far as it
// can be opened.
func (j *Journal) heard(ctx context.Context, id envelope.SpaceID, held []feed.Run) (map[DeviceID]time.Time, error) {
	at := map[DeviceID]time.Time{}
	for _, run := range held {
		last, err := j.feed.Stretch(ctx, id, run.Device, run.Last, 0)
		if err != nil {
			return nil, err
		}
		for _, stored := range last {
			if change, _, err := j.readUnlocked(stored); err == nil {
				at[run.Device] = change.Time.UTC()
			}
		}
	}
	return at, nil
}

// CheckNumbers gives which four words, of a list of the given size, two people
// compare who want to be sure that this member came in by the invitation that
// one of them gave. ErrNotFound for who did not come in by one.
func (j *Journal) CheckNumbers(team TeamID, device DeviceID, words int) ([seal.CheckWords]int, error) {
	var numbers [seal.CheckWords]int
	err := j.inSpace(envelope.SpaceID(team), func(s *joined) error {
		d, known := s.members.Device(device)
		if !known || d.Since == 1 || d.Since > uint64(len(s.tree.Chain(0))) {
			return ErrNotFound
		}
		numbers = seal.CheckNumbers(s.id, s.tree.Chain(0)[d.Since-1].Hash(), words)
		return nil
	})
	return numbers, err
}

// RelayAddress gives where the relay of a space is reached; "" where there is
// none, and for one's own space, until it has a second device.
func (j *Journal) RelayAddress(_ context.Context, id envelope.SpaceID) (string, error) {
	var address string
	err := j.inSpace(id, func(s *joined) error {
		address = j.keys.HomeAddress(s.members)
		return nil
	})
	return address, err
}

// Self is this device, as its teams know it unless it became another one there:
// see [Journal.SelfIn].
func (j *Journal) Self() DeviceID { return j.viewpoint().mine[0] }

// An InvitationCode is the secret of an invitation: see [ParseInvitation].
type InvitationCode = seal.InvitationCode

// ParseInvitation reads an invitation as it was typed, pasted as a link, or read
// out of a file, with the address of the relay if that is in it.
//
// ErrNoInvitation for something else; ErrMistyped, as a *[MistypedError], for a
// code of which a letter is wrong.
func ParseInvitation(text string) (InvitationCode, string, error) {
	code, address, err := seal.ParseInvitationLink(text)
	if errors.Is(err, seal.ErrNoInvitation) {
		code, err = seal.ParseInvitationCode(text)
	}
	if err != nil {
		code, address, err = fromFile(text, err)
	}
	switch {
	case errors.Is(err, seal.ErrCheckLetters):
		return InvitationCode{}, "", mistyped(err)
	case err != nil:
		return InvitationCode{}, "", ErrNoInvitation
	}
	return code, address, nil
}

// mistyped says in which group the wrong letter is, where that can be told.
func mistyped(err error) error {
	var where *seal.MistypedError
	if errors.As(err, &where) {
		return &MistypedError{Group: where.Group}
	}
	return &MistypedError{}
}

func fromFile(text string, otherwise error) (InvitationCode, string, error) {
	code, address, err := seal.ParseInvitationFile([]byte(text))
	if err != nil {
		return InvitationCode{}, "", otherwise
	}
	return code, address, nil
}

// joinedWrong is saidWrong for who joins: what opens no key is no invitation.
func joinedWrong(err error) error {
	if errors.Is(err, seal.ErrNoKey) {
		return errors.Join(ErrNoInvitation, err)
	}
	return saidWrong(err)
}

// saidWrong gives the error of this package for why something may not be said.
func saidWrong(err error) error {
	for theirs, ours := range map[error]error{
		space.ErrNotCoordinator:      ErrNotCoordinator,
		space.ErrLastCoordinator:     ErrLastCoordinator,
		space.ErrNotMember:           ErrNotMember,
		space.ErrUnknownDevice:       ErrNotMember,
		space.ErrNewer:               ErrNewerRecord,
		space.ErrInvitationUsed:      ErrInvitationUsed,
		space.ErrInvitationWithdrawn: ErrInvitationWithdrawn,
		space.ErrUnknownInvitation:   ErrNoInvitation,
		seal.ErrNoInvitation:         ErrNoInvitation,
		seal.ErrNoKey:                ErrKeyAwaited,
		seal.ErrTooLarge:             ErrLongName,
	} {
		if errors.Is(err, theirs) {
			return errors.Join(ours, err)
		}
	}
	return err
}
