package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"bankje/store/feed"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TeamID names a team: it is the id of its space. The zero value is no team,
// for what is only one's own.
type TeamID envelope.SpaceID

// IsZero reports whether the id names no team.
func (id TeamID) IsZero() bool { return id == TeamID{} }

// row is the id as the projection has it; "" for no team.
func (id TeamID) row() string {
	if id.IsZero() {
		return ""
	}
	return envelope.SpaceID(id).String()
}

// teamOfRow reads what row wrote.
func teamOfRow(row string) TeamID {
	var id TeamID
	if err := id.UnmarshalText([]byte(row)); err != nil {
		return TeamID{} // the projection has nothing else than what row wrote
	}
	return id
}

// MarshalText writes the id as text where it stands in JSON.
func (id TeamID) MarshalText() ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	return []byte(envelope.SpaceID(id).String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (id *TeamID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = TeamID{}
		return nil
	}
	if hex.DecodedLen(len(b)) != len(id) {
		return errors.New("store: not the id of a team")
	}
	_, err := hex.Decode(id[:], b)
	return err
}

// A joined space is one of those that the journal lies in.
type joined struct {
	number  int // among the journal's spaces; see viewpoint
	id      envelope.SpaceID
	tree    *space.Tree // all its statements
	members space.State // what they say
	writing space.State // what they said when the home relay appended the newest it has
	erased  erased      // by them
	head    feed.Head   // of the device that this phone is there: see author
	names   map[envelope.DeviceID]named

	agreed   []agreed // the newest last; nil: not read yet
	noted    bool     // they are on the disk
	toTell   *view    // goes along with the next save; nil: none is due
	toldView uint64   // how many changes the last one that this device told had
}

// A viewpoint is from where records are read: whose changes are one's own, and
// in which spaces. The number of a space is its place among them: 0 is one's own,
// the others are teams in the order in which they came. It is never altered,
// only replaced by one with more spaces or devices.
type viewpoint struct {
	mine   []envelope.DeviceID // all that this phone is or was, in any space
	person []envelope.DeviceID // these, and all devices of one's own space
	spaces []envelope.SpaceID
	names  map[envelope.DeviceID]string // of devices, as members of a space gave them
}

// name gives how people call a device; where nobody named it what is short enough
// to be compared by eye.
func (v *viewpoint) name(device envelope.DeviceID) string {
	if name := v.names[device]; name != "" {
		return name
	}
	return device.String()[:8]
}

// isMine says whether this phone wrote, or writes, as a device.
func (v *viewpoint) isMine(device envelope.DeviceID) bool { return slices.Contains(v.mine, device) }

// isByMe says whether a device is, or was, one of the person whose journal this
// is. What another one of theirs became in a team alone is not known.
func (v *viewpoint) isByMe(device envelope.DeviceID) bool { return slices.Contains(v.person, device) }

// own is the number of the space whose members are one's own devices.
const own = 0

// number gives the number of a space, and whether the journal lies in it.
func (v *viewpoint) number(id envelope.SpaceID) (int, bool) {
	for number, known := range v.spaces {
		if known == id {
			return number, true
		}
	}
	return 0, false
}

// team gives the team with a number; none for one's own space, and for a number
// that is in no file of this journal.
func (v *viewpoint) team(number int) TeamID {
	if number == own || number >= len(v.spaces) {
		return TeamID{}
	}
	return TeamID(v.spaces[number])
}

// findSpaces reads in which spaces this journal lies. One's own is the first of
// the feed. The vault's lock is held.
func (j *Journal) findSpaces(ctx context.Context) error {
	if _, err := j.vault.foundingSpace(ctx); err != nil {
		return err
	}
	ids, err := j.feed.Spaces(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		tree, err := j.readTree(ctx, id)
		if err != nil {
			return fmt.Errorf("read statements: %w", err)
		}
		j.keys.Learn(id, tree.All())
		learned, err := j.learnInvited(ctx, tree)
		if err != nil {
			return fmt.Errorf("read statements: %w", err)
		}
		if learned {
			// Codes are in no back-up. Where the disk is full the next unlocking tries again.
			_ = j.vault.changeKeyFile(ctx, func(file *seal.KeyFile) error { return file.Store(j.random, j.keys) })
		}
		j.keepProof(ctx, tree)
		s := &joined{id: id}
		s.know(tree)
		j.join(s)
	}
	return nil
}

// know takes in what statements say.
func (s *joined) know(tree *space.Tree) {
	s.tree, s.members = tree, tree.State()
	s.erased = erasedBy(s.members)
	s.writing = s.members
	if s.members.Home().Relay == (envelope.RelayID{}) {
		return
	}
	// What is newer may still have to be said otherwise.
	if appended, ok := tree.Anchored(); ok {
		s.writing = appended
	}
}

// readTree reads the statements of a space from the feed.
func (j *Journal) readTree(ctx context.Context, id envelope.SpaceID) (*space.Tree, error) {
	statements, err := j.feed.Statements(ctx, id)
	if err != nil {
		return nil, err
	}
	all, err := parseStatements(statements)
	if err != nil {
		return nil, err
	}
	tree, err := treeOfStatements(all, j.readProof(ctx, id))
	if err != nil {
		return nil, err
	}
	return tree, j.anchorAgain(ctx, tree)
}

// parseStatements reads statements as the feed holds them. One that a newer app
// wrote is left out: it stays in the feed, and what follows it waits.
func parseStatements(statements [][]byte) ([]envelope.Statement, error) {
	var all []envelope.Statement
	for _, b := range statements {
		statement, err := envelope.ParseStatement(b)
		if errors.Is(err, envelope.ErrVersion) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, statement)
	}
	return all, nil
}

// bytesOf gives statements as the feed holds them.
func bytesOf(statements []envelope.Statement) (all [][]byte) {
	for _, statement := range statements {
		all = append(all, statement.Bytes())
	}
	return all
}

// unproven is the proof of statements that come from elsewhere.
var unproven envelope.Hash

// treeOfStatements puts statements together, of which the first founds.
func treeOfStatements(all []envelope.Statement, proof envelope.Hash) (*space.Tree, error) {
	if len(all) == 0 {
		return nil, ErrNotFound
	}
	return space.Reopen(all, proof)
}

// join lets the journal lie in one more space.
func (j *Journal) join(s *joined) {
	s.number = len(j.spaces)
	j.spaces = append(j.spaces, s)
	j.look()
}

// look makes the viewpoint from what the journal lies in now, and as whom.
func (j *Journal) look() {
	from := &viewpoint{mine: j.keys.Devices(), names: map[envelope.DeviceID]string{}}
	from.person = slices.Clone(from.mine)
	for _, s := range j.spaces {
		from.spaces = append(from.spaces, s.id)
		for _, d := range s.members.Devices() {
			if name := j.nameOf(s, d); name != "" {
				from.names[d.ID] = name
			}
			if s.number == own && !from.isByMe(d.ID) {
				from.person = append(from.person, d.ID)
			}
		}
	}
	j.from.Store(from)
}

// named is a name as it was opened once.
type named struct {
	sealed envelope.Sealed
	name   string
}

// nameOf opens what a device of a space is called, once: with each statement that
// comes all devices are looked at again.
func (j *Journal) nameOf(s *joined, d space.Device) string {
	known := s.names[d.ID]
	if known.name != "" && known.sealed.Epoch == d.Name.Epoch && bytes.Equal(known.sealed.Bytes, d.Name.Bytes) {
		return known.name
	}
	known = named{d.Name, j.keys.DeviceName(s.members, d)}
	if s.names == nil {
		s.names = map[envelope.DeviceID]named{}
	}
	s.names[d.ID] = known
	return known.name
}

// author is the device that this phone is in a space: the first one, which is
// the same in all spaces, until a successor takes its place in one of them, for
// the keys of the first were used by another phone too. What is written and
// signed in a space is so by its author there. j.saving is held.
func (j *Journal) author(s *joined) *seal.Device { return j.keys.Author(s.members) }

// findHead reads where the feed of a space's author ends.
func (j *Journal) findHead(ctx context.Context, s *joined) (feed.Head, error) {
	return j.feed.Head(ctx, s.id, j.author(s).ID())
}

// viewpoint is from where records are read now.
func (j *Journal) viewpoint() *viewpoint { return j.from.Load() }
