package merge

// A Place is a field of a record, or an element of a field that is a set.
type Place struct {
	Field   uint16
	Element string
}

// Places returns where in the record something stands, in order. FieldRecord is
// not among them: it holds no value.
func (r *Record) Places() []Place {
	var places []Place
	for i := range r.registers {
		reg := &r.registers[i]
		if reg.field != FieldRecord && len(reg.candidates) > 0 {
			places = append(places, Place{reg.field, reg.element})
		}
	}
	return places
}

// Again returns, for one place, the writes that make it stand there once more
// when some changes are erased, and nothing if it stands there without them.
// The rest is the same record without those changes, in which what they had
// replaced stands again. There is a write for each candidate, to be written by
// as many changes in this order; the first replaces what stands in the rest.
func (r *Record) Again(place Place, rest *Record) []Write {
	wanted, held := r.Candidates(place.Field, place.Element), rest.Candidates(place.Field, place.Element)
	if sameDots(wanted, held) || len(held) == 0 && len(wanted) == 1 && wanted[0].Op == OpUnset {
		return nil
	}
	writes := make([]Write, len(wanted))
	for i, c := range wanted {
		// The greatest comes last, and so stays the greatest.
		writes[len(wanted)-1-i] = Write{Op: c.Op, Field: place.Field, Element: place.Element, Value: c.Value}
	}
	writes[0].Replaces = rest.Replaces(place.Field, place.Element)
	return writes
}

func sameDots(a, b []Candidate) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Dot != b[i].Dot {
			return false
		}
	}
	return true
}
