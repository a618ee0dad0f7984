package store

import (
	"testing"

	"bankje/store/merge"
	"bankje/sync/envelope"

	"pgregory.net/rapid"
)

// noteEdit is a save of a conversation's note and self in one space.
func noteEdit(device byte, sequence uint64, note, self string, replaces ...merge.Dot) merge.Edit {
	change := merge.Change{Time: merge.TimeAt(int64(sequence)), Writes: []merge.Write{
		{Kind: kindConversation, Op: merge.OpSet, Field: conversationNote, Value: []byte(note), Replaces: replaces},
	}}
	if self != "" {
		change.Writes = append(change.Writes, merge.Write{
			Kind: kindConversation, Op: merge.OpSet, Field: conversationSelf, Value: []byte(self)})
	}
	return change.Edits(merge.NewDot(envelope.DeviceID{device}, sequence, envelope.Hash{device, byte(sequence)}))[0]
}

// seenFrom reads the conversation from a journal with two teams.
func seenFrom(p parts) Conversation {
	from := &viewpoint{spaces: []envelope.SpaceID{{0}, {1}, {2}}}
	return conversations.asSeen([16]byte{7}, p.shown(), from)
}

func TestWhatATeamHasStandsOverWhatIsOnlyMine(t *testing.T) {
	var p parts
	p = p.apply(own, noteEdit(1, 1, "mijn notitie", "het was zwaar"))
	if c := seenFrom(p); c.Note != "mijn notitie" || !c.Team.IsZero() {
		t.Errorf("before sharing it reads %q of team %v", c.Note, c.Team)
	}
	p = p.apply(1, noteEdit(1, 2, "onze notitie", ""))
	c := seenFrom(p)
	if c.Note != "onze notitie" || c.Self != "het was zwaar" || c.Team != (TeamID{1}) || len(c.Conflicts) > 0 {
		t.Errorf("shared it reads %q, %q of team %v, %d conflicts", c.Note, c.Self, c.Team, len(c.Conflicts))
	}
}

func TestWhatATeamDeletedIsMineAgain(t *testing.T) {
	var p parts
	p = p.apply(own, noteEdit(1, 1, "mijn notitie", ""))
	p = p.apply(1, noteEdit(1, 2, "onze notitie", ""))
	deleted := merge.Edit{Dot: merge.NewDot(envelope.DeviceID{9}, 1, envelope.Hash{9}), Writes: []merge.Write{
		{Kind: kindConversation, Op: merge.OpDelete, Replaces: p.in(1).Live()}}}
	p = p.apply(1, deleted)
	if c := seenFrom(p); c.Note != "mijn notitie" || !c.Team.IsZero() || c.Hidden {
		t.Errorf("it reads %q of team %v, hidden %v", c.Note, c.Team, c.Hidden)
	}
}

func TestPartsComeBackFromTheirBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p parts
		for i := range rapid.IntRange(1, 6).Draw(t, "edits") {
			space := rapid.IntRange(0, 300).Draw(t, "space")
			p = p.apply(space, noteEdit(byte(i), uint64(i+1), rapid.String().Draw(t, "note"), ""))
		}
		b := p.encode()
		again, err := decodeParts(b)
		if err != nil {
			t.Fatal(err)
		}
		if string(again.encode()) != string(b) || len(again) != len(p) {
			t.Fatalf("%d parts came back as %d", len(p), len(again))
		}
		if len(p) == 1 && p[0].space == own {
			return // the bytes of the record alone, which package merge refuses cut
		}
		for cut := 1; cut < len(b); cut++ {
			if cutParts, err := decodeParts(b[:cut]); err == nil && len(cutParts) == len(p) {
				t.Fatalf("cut at %d of %d it was taken for whole", cut, len(b))
			}
		}
	})
}
