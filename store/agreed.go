package store

import (
	"bytes"
	"context"
	"slices"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// agreedMost bounds what a journal remembers of what it made of a space.
const agreedMost = 16

// agreed is one moment of that.
type agreed struct {
	at     hadHash
	digest merge.Digest
}

// agreedAt gives what was made of what there was at a moment, if that was noted.
func (s *joined) agreedAt(at hadHash) (digest merge.Digest, noted bool) {
	i := slices.IndexFunc(s.agreed, func(a agreed) bool { return a.at == at })
	if i < 0 {
		return digest, false
	}
	return s.agreed[i].digest, true
}

// readAgreed reads what was noted before the journal was unlocked.
func (j *Journal) readAgreed(ctx context.Context, s *joined) error {
	if s.agreed != nil {
		return nil
	}
	b, err := j.local(ctx, localAgreed(s.id))
	if err != nil {
		return err
	}
	s.agreed, s.noted = []agreed{}, true
	for each := range slices.Chunk(b, len(hadHash{})+len(merge.Digest{})) {
		if len(each) == len(hadHash{})+len(merge.Digest{}) {
			s.agreed = append(s.agreed, agreed{hadHash(each[:len(hadHash{})]), merge.Digest(each[len(hadHash{}):])})
		}
	}
	return j.eachView(ctx, s, func(device envelope.DeviceID, v view) {
		if device == j.author(s).ID() {
			s.toldView = v.had.Count()
		}
	})
}

// noteAgreements adds to what changes on the disk what was noted since.
func (s *joined) noteAgreements(local map[string][]byte) {
	if s.agreed == nil || s.noted {
		return
	}
	var b bytes.Buffer
	for _, a := range s.agreed {
		b.Write(a.at[:])
		b.Write(a.digest[:])
	}
	local[localAgreed(s.id)], s.noted = b.Bytes(), true
}

func localAgreed(id envelope.SpaceID) string { return "sync.agreed." + id.String() }
