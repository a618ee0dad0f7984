package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"time"

	"bankje/sync/envelope"
)

// Doubt is what a member of a team finds wrong on a card of the team, until a
// coordinator corrects the card or dismisses the doubt.
type Doubt struct {
	By   DeviceID
	At   time.Time // to the millisecond, by the clock of that device
	Text string    // one line
	Mine bool      // said on this device; set by what reads cards
}

// DoubtCard says in one line what is wrong on a card that is shared, for all in
// the team to read. It takes the place of what this device said of the card
// before; an empty text only takes that back.
//
// ErrNotFound, ErrNotMember also for a card that is only one's own,
// ErrNewerRecord.
func (j *Journal) DoubtCard(ctx context.Context, id CardID, text string) error {
	card, err := j.OwnCard(ctx, id)
	if err != nil {
		return err
	}
	if card.Team.IsZero() {
		return ErrNotMember
	}
	doubted := card
	doubted.Doubts = slices.DeleteFunc(slices.Clone(card.Doubts), func(d Doubt) bool { return d.Mine })
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		self, err := j.SelfIn(envelope.SpaceID(card.Team))
		if err != nil {
			return err
		}
		doubted.Doubts = append(doubted.Doubts, Doubt{By: self, At: j.now(), Text: text})
	}
	_, err = editNoun(ctx, j, ownCards, card, doubted)
	return err
}

// DismissDoubts takes away the doubts that card was read with: it is right as it
// is. One that came since then stays. ErrNotFound, ErrNotMember,
// ErrNotCoordinator, ErrNewerRecord.
func (j *Journal) DismissDoubts(ctx context.Context, card OwnCard) error {
	if err := j.mayCorrect(ctx, card.ID); err != nil {
		return err
	}
	right := card
	right.Doubts = nil
	_, err := editNoun(ctx, j, ownCards, card, right)
	return err
}

// mayCorrect answers ErrNotCoordinator for a card of a team in which this device
// is none, ErrNotMember for one of a team that it is not in, and ErrNotFound. No
// envelope is refused for it: an older app may still edit what it likes.
func (j *Journal) mayCorrect(ctx context.Context, id CardID) error {
	card, err := readNoun(ctx, j, ownCards, id)
	if err != nil || card.Team.IsZero() {
		return err
	}
	return j.inSpace(envelope.SpaceID(card.Team), func(s *joined) error {
		self := j.author(s).ID()
		if err := s.members.MayWrite(self); err != nil {
			return notMember(err)
		}
		if !s.members.IsCoordinator(self) {
			return ErrNotCoordinator
		}
		return nil
	})
}

// marked gives a card with which of its doubts are one's own.
func (c OwnCard) marked(from *viewpoint) OwnCard {
	for i, d := range c.Doubts {
		c.Doubts[i].Mine = from.isByMe(d.By)
	}
	return c
}

// doubtsField is a set of doubts, each an element of its own: two that were said
// at the same time stay both, and a correction takes away those that it had
// seen. An element is the device, the instant and the text.
func doubtsField(number uint16, at func(*OwnCard) *[]Doubt) field[OwnCard] {
	return field[OwnCard]{number: number, remark: true, set: &set[OwnCard]{
		get: func(c *OwnCard) []string {
			var elements []string
			for _, d := range *at(c) {
				elements = append(elements, string(binary.AppendVarint(d.By[:], milliseconds(d.At)))+d.Text)
			}
			return elements
		},
		put: func(c *OwnCard, elements []string) {
			for _, element := range elements {
				if d, ok := decodeDoubt([]byte(element)); ok {
					*at(c) = append(*at(c), d)
				}
			}
			slices.SortStableFunc(*at(c), func(a, b Doubt) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Text, b.Text)) })
		},
	}}
}

func decodeDoubt(b []byte) (d Doubt, ok bool) {
	if len(b) < len(d.By) {
		return d, false
	}
	rest := b[copy(d.By[:], b):]
	milliseconds, n := binary.Varint(rest)
	if n <= 0 {
		return d, false
	}
	d.At, d.Text = instant(milliseconds), string(rest[n:])
	return d, true
}
