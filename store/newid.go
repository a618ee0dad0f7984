package store

import (
	"encoding/binary"
	"fmt"
	"io"
	"sync"
	"time"
)

// newID makes a UUIDv7: 48 bits of milliseconds, then randomness.
func newID(now time.Time, random io.Reader) ([16]byte, error) {
	var id [16]byte
	if _, err := io.ReadFull(random, id[6:]); err != nil {
		return id, fmt.Errorf("make id: read randomness: %w", err)
	}
	var at [8]byte
	binary.BigEndian.PutUint64(at[:], uint64(now.UnixMilli())<<16)
	copy(id[:6], at[:])
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id, nil
}

// sharedReader lets several goroutines read from one source.
type sharedReader struct {
	mu     sync.Mutex
	source io.Reader
}

func (r *sharedReader) Read(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.source.Read(b)
}
