package store

import (
	"errors"
	"slices"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/seal"
	"bankje/sync/envelope"
)

// A change may stand in the stead of one that the same phone wrote as the device
// that it was before, and that others may lack. It holds that envelope as it is,
// signed and sealed, and counts as it: under the same dot, so that the two are
// one wherever both arrive, and nobody can tell which came first.

// partInstead marks the part of a change that is such an envelope. Numbers of
// parts are never reused.
const partInstead = 1

// insteadOf gives the change that stands in the stead of an envelope.
func insteadOf(e envelope.Envelope) merge.Change {
	return merge.Change{MinimumEditor: editorVersion, Parts: []merge.Part{{Tag: partInstead, Data: e.Bytes()}}}
}

// original gives the envelope in whose stead a change stands, if it does.
func original(c merge.Change) ([]byte, bool) {
	at := slices.IndexFunc(c.Parts, func(p merge.Part) bool { return p.Tag == partInstead })
	if at < 0 {
		return nil, false
	}
	return c.Parts[at].Data, true
}

// read opens a change as decode does, and gives what it counts as: for one that
// stands in the stead of another, the other and its dot. errNotCounted where
// that one is none of the same phone in the same space.
func (j *Journal) read(s feed.Stored) (merge.Change, merge.Dot, error) {
	header := s.Envelope.Header
	change, err := j.decode(s)
	if err != nil {
		return merge.Change{}, merge.Dot{}, err
	}
	data, instead := original(change)
	if !instead {
		return change, merge.NewDot(header.Device, header.Sequence, s.Hash), nil
	}
	e, err := j.verifyOriginal(header, data)
	if err != nil {
		return merge.Change{}, merge.Dot{}, err
	}
	hash := e.Hash()
	change, err = j.decode(feed.Stored{Hash: hash, Envelope: e})
	if _, again := original(change); err == nil && again {
		err = errNotCounted
	}
	return change, merge.NewDot(e.Header.Device, e.Header.Sequence, hash), err
}

// verifyOriginal reads an envelope that stands in a change of somebody.
func (j *Journal) verifyOriginal(by envelope.Header, data []byte) (envelope.Envelope, error) {
	e, err := envelope.Parse(data)
	number, known := j.viewpoint().number(by.Space)
	if err != nil || !known || e.Header.Space != by.Space {
		return envelope.Envelope{}, errors.Join(errNotCounted, err)
	}
	in := j.spaces[number]
	d, known := in.members.Device(e.Header.Device)
	if !known || !in.members.GoesOnAs(d.ID, by.Device) {
		return envelope.Envelope{}, errNotCounted
	}
	if n, err := envelope.VerifyRun(d.Keys.Signing, []envelope.Envelope{e}); n == 0 {
		return envelope.Envelope{}, errors.Join(errNotCounted, err)
	}
	if in.erased.covers(e.Header) {
		return envelope.Envelope{}, seal.ErrErased
	}
	return e, nil
}

// firstSigned gives the header with which a change was signed first: of one that
// stands in the stead of another, and counts as this dot, the other's.
func (j *Journal) firstSigned(e envelope.Envelope, dot merge.Dot) envelope.Header {
	if dot.Device == e.Header.Device && dot.Sequence == e.Header.Sequence {
		return e.Header
	}
	change, err := j.decode(feed.Stored{Envelope: e})
	if data, instead := original(change); err == nil && instead {
		if first, err := envelope.Parse(data); err == nil {
			return first.Header
		}
	}
	return e.Header
}
