package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"bankje/store/merge"
)

// parts are one record as the journal has it: what the changes to it come to in
// each space that has it, by number. Most records lie in one. One that was
// shared lies in one's own space, as it was until then, and in the team's, where
// it is read and edited from then on.
type parts []part

type part struct {
	space  int
	record *merge.Record
}

// in gives the record of a space, or nil.
func (p parts) in(space int) *merge.Record {
	for _, part := range p {
		if part.space == space {
			return part.record
		}
	}
	return nil
}

// apply takes in what one change of a space wrote to the record.
func (p parts) apply(space int, edit merge.Edit) parts {
	at, found := slices.BinarySearchFunc(p, space, func(part part, space int) int { return part.space - space })
	if !found {
		p = slices.Insert(p, at, part{space, new(merge.Record)})
	}
	p[at].record.Apply(edit)
	return p
}

// shown is a record as one sees it.
type shown struct {
	record *merge.Record
	home   int // number of the space in which it is edited
	hidden bool
}

// shown gives the record as it is seen: in the first team that shows it, with
// what stands only in one's own space underneath. Where a team has deleted it,
// it is one's own again.
func (p parts) shown() shown {
	if len(p) == 1 {
		return shown{p[0].record, p[0].space, p[0].record.Visibility() == merge.Hidden}
	}
	home := -1
	for i, part := range p {
		if part.space != own && part.record.Visibility() != merge.Hidden {
			home = i
			break
		}
	}
	if home < 0 { // hidden by every team: one's own, where there is one
		home = 0
		return shown{p[home].record, p[home].space, p[home].record.Visibility() == merge.Hidden}
	}
	record := p[home].record
	if mine := p.in(own); mine != nil {
		record = merge.Overlay(mine, record, apartIn(mine))
	}
	return shown{record, p[home].space, false}
}

// several begins the bytes of a record that does not lie in one's own space
// alone. The bytes of a record begin with their version, which is never 0.
const several = 0

// encode gives the bytes that decodeParts reads: those of the record for one
// that is only one's own, else for each part its number, length and bytes.
func (p parts) encode() []byte {
	if len(p) == 1 && p[0].space == own {
		return p[0].record.Encode()
	}
	b := []byte{several}
	for _, part := range p {
		encoded := part.record.Encode()
		b = binary.AppendUvarint(b, uint64(part.space))
		b = binary.AppendUvarint(b, uint64(len(encoded)))
		b = append(b, encoded...)
	}
	return b
}

func decodeParts(b []byte) (parts, error) {
	var p parts
	err := eachPart(b, func(space int, encoded []byte) error {
		record, err := merge.DecodeRecord(encoded)
		if err != nil {
			return fmt.Errorf("part of space %d: %w", space, err)
		}
		p = append(p, part{space, record})
		return nil
	})
	return p, err
}

// eachPart gives the bytes of each part of a record.
func eachPart(b []byte, each func(space int, encoded []byte) error) error {
	if len(b) == 0 || b[0] != several {
		return each(own, b)
	}
	for b = b[1:]; len(b) > 0; {
		number, n := binary.Uvarint(b)
		size, m := binary.Uvarint(b[max(n, 0):])
		if n <= 0 || m <= 0 || size > uint64(len(b)-n-m) {
			return errors.New("parts of a record are cut")
		}
		if err := each(int(number), b[n+m:][:size]); err != nil {
			return err
		}
		b = b[n+m+int(size):]
	}
	return nil
}
