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
	standing := 0
	for i := range r.registers {
		standing += len(r.registers[i].candidates)
	}
	// All candidates share one piece of memory.
	candidates := make([]Candidate, 0, standing)
	registers := make([]register, 0, len(r.registers))
	for i := range r.registers {
		reg := &r.registers[i]
		if len(reg.candidates) == 0 {
			continue
		}
		first := len(candidates)
		for _, c := range reg.candidates {
			candidates = append(candidates, Candidate{Dot: c.Dot, Time: c.Time, Op: c.Op})
		}
		registers = append(registers, register{
			field: reg.field, element: reg.element, candidates: candidates[first:len(candidates):len(candidates)],
		})
	}
	return Seen{record: Record{registers: registers}}
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
