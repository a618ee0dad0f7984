package protocol

// A Result says what a relay did with a run.
type Result uint8

// The results. A client takes one that it does not know like Withheld: it
// tells somebody and goes on with the others.
const (
	Kept        Result = iota + 1 // all of it is on the relay's disk
	Quarantined                   // all of it is, and what is beyond the removal waits for a coordinator
	Gap                           // it begins beyond what the relay holds: send from there
	Forked                        // the relay holds another envelope; see Forks
	Withheld                      // a signature, a hash or a link does not fit
	Unmet                         // its author is no member, as far as the relay's statements go
	Unopened                      // its epoch has not begun: send the statement first
	Bodiless                      // a stub that no statement asks for
	Crowded                       // no room: in the space, for the caller, or in the quarantine
	Unasked                       // the caller, which is removed, may bring its own only
	Elsewhere                     // the relay was the home of the space, and another one is now
)

// An Outcome says how far the relay now holds a device's feed without a gap,
// quarantine included, and why no further where the run went on.
type Outcome struct {
	Result  Result
	Through uint64
}

func appendOutcomes(b []byte, outcomes []Outcome) []byte {
	if len(outcomes) == 0 {
		return b
	}
	b = appendNumber(b, uint64(len(outcomes)))
	for _, o := range outcomes {
		b = appendNumber(append(b, byte(o.Result)), o.Through)
	}
	return b
}

func (r *reader) outcomes() []Outcome {
	n := r.count(MaxBatch, 1+1)
	if n == 0 {
		r.fail()
	}
	outcomes := make([]Outcome, 0, n)
	for range n {
		o := Outcome{Result: Result(r.uint8()), Through: r.number()}
		if o.Result == 0 {
			r.fail()
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}
