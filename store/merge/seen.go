package merge

import "fmt"

// Seen is what stood in a record when somebody began to edit it, without the
// values. A draft keeps it, so that what arrives while somebody types is not
// replaced by what they had not seen. The zero value has seen nothing.
type Seen struct {
	record Record
}

// Seen returns what stands in the record now.
func (r *Record) Seen() Seen {
	var seen Seen
	for i := range r.registers {
		reg := register{field: r.registers[i].field, element: r.registers[i].element}
		for _, c := range r.registers[i].candidates {
			reg.candidates = append(reg.candidates, Candidate{Dot: c.Dot, Time: c.Time, Op: c.Op})
		}
		if len(reg.candidates) > 0 {
			seen.record.registers = append(seen.record.registers, reg)
		}
	}
	return seen
}

// Replaces returns what a write to a field, or to an element of a set, replaces.
// Of FieldRecord they are the deletes and restores, for a restore.
func (s *Seen) Replaces(field uint16, element string) []Dot {
	return s.record.Replaces(field, element)
}

// Live returns what a delete lists in Replaces.
func (s *Seen) Live() []Dot { return s.record.Live() }

// Encode returns the bytes that DecodeSeen reads.
func (s *Seen) Encode() []byte { return s.record.Encode() }

// DecodeSeen reads what Encode returned. It returns ErrNewer for a later version
// of the format and ErrMalformed for anything else.
func DecodeSeen(data []byte) (Seen, error) {
	record, err := DecodeRecord(data)
	if err != nil {
		return Seen{}, fmt.Errorf("decode seen: %w", err)
	}
	return Seen{record: *record}, nil
}
