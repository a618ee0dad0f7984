package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"slices"

	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/sync/envelope"
)

// A view is what a device had of a space once, and what it had made of it. Now and
// then one goes along with what the device writes there, in a record of its own
// under the device's id: who had the same, and made something else of it, says so.
type view struct {
	had    merge.Vector
	at     hadHash
	digest merge.Digest // of all records of the space but views
}

// A hadHash stands for what a device has of a space: the statements, and of each
// feed what counts, by the hash of its last envelope.
type hadHash [16]byte

// viewEvery is how many changes come to a space before a view of it goes along
// again: with five phones some 150 bytes in 32 changes.
const viewEvery = 32

// viewVersion begins the bytes of a view. One of another version is passed over.
const viewVersion = 1

// encode gives the bytes that decodeView reads: the version, at, the digest and the
// vector.
func (v view) encode() []byte {
	b := append([]byte{viewVersion}, v.at[:]...)
	b = append(b, v.digest[:]...)
	return append(b, v.had.Encode()...)
}

var errNoView = errors.New("store: not a view")

func decodeView(b []byte) (v view, err error) {
	if len(b) < 1+len(v.at)+len(v.digest) || b[0] != viewVersion {
		return view{}, errNoView
	}
	b = b[1:]
	b = b[copy(v.at[:], b):]
	b = b[copy(v.digest[:], b):]
	v.had, err = merge.DecodeVector(b)
	return v, err
}

// hadBy gives what a journal has of a space, as others have it too who agree.
func (s *joined) hadBy(runs []countedRun) (merge.Vector, hadHash) {
	var had merge.Vector
	h := sha256.New()
	h.Write([]byte("bankje view 1\x00"))
	for _, statement := range s.tree.Held() {
		h.Write(statement.Hash[:])
	}
	for _, run := range runs {
		had.AddRange(run.device, merge.Range{First: run.first, Last: run.last})
		h.Write(run.device[:])
		h.Write(run.hash[:])
	}
	h.Write(had.Encode())
	return had, hadHash(h.Sum(nil))
}

// eachView gives what devices told of a space.
func (j *Journal) eachView(ctx context.Context, s *joined, each func(envelope.DeviceID, view)) error {
	return j.view(ctx, func(p *projection.Projection) error {
		states, err := p.States(kindView)
		if err != nil {
			return err
		}
		for _, state := range states {
			record, err := decodeParts(state.State)
			if err != nil {
				return err
			}
			if part := record.in(s.number); part != nil {
				b, _ := part.Value(viewBytes)
				if v, err := decodeView(b); err == nil {
					each(envelope.DeviceID(state.ID), v)
				}
			}
		}
		return nil
	})
}

// withView adds to what is saved in a space the view that is due there.
func (j *Journal) withView(ctx context.Context, p placedWrites) []merge.Write {
	s := p.space
	if s.toTell == nil {
		return p.writes
	}
	key := merge.RecordKey{Kind: kindView, ID: [16]byte(j.author(s).ID())}
	w := merge.Write{Record: key.ID, Kind: key.Kind, Op: merge.OpSet, Field: viewBytes, Value: s.toTell.encode()}
	record, err := missing(j.stateOf(ctx, key))
	if err != nil {
		return p.writes // it goes along with the next
	}
	if before := record.in(s.number); before != nil {
		w.Replaces = before.Replaces(viewBytes, "")
	}
	s.toldView, s.toTell = s.toTell.had.Count(), nil
	return append(slices.Clip(p.writes), w)
}

// A countedRun is what of an unbroken stretch of a feed counts.
type countedRun struct {
	device      envelope.DeviceID
	first, last uint64
	hash        envelope.Hash // of the envelope at last
}
