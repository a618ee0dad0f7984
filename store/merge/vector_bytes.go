package merge

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"

	"bankje/sync/envelope"
)

const (
	leastDevice = 16 + 1 + leastRun
	leastRun    = 2
)

// Encode returns the vector's canonical bytes.
func (v *Vector) Encode() []byte {
	dst := []byte{formatVersion}
	dst = binary.AppendUvarint(dst, uint64(len(v.held)))
	for _, device := range v.Devices() {
		runs := v.held[device]
		dst = append(dst, device[:]...)
		dst = binary.AppendUvarint(dst, uint64(len(runs)))
		least := uint64(1)
		for _, run := range runs {
			dst = binary.AppendUvarint(dst, run.First-least)
			dst = binary.AppendUvarint(dst, run.Last-run.First)
			least = run.Last + 2
		}
	}
	return dst
}

// DecodeVector reads what Encode returned. It returns ErrNewer for a later version
// of the format and ErrMalformed for anything else.
func DecodeVector(data []byte) (Vector, error) {
	r, err := openReader(data)
	if err != nil {
		return Vector{}, fmt.Errorf("decode vector: %w", err)
	}
	v := Vector{held: make(map[envelope.DeviceID][]Range)}
	var previous envelope.DeviceID
	for i := range r.count(leastDevice) {
		var device envelope.DeviceID
		copy(device[:], r.bytes(len(device)))
		r.require(i == 0 || bytes.Compare(previous[:], device[:]) < 0)
		runs := readRuns(r)
		r.require(len(runs) > 0)
		if r.failed {
			break
		}
		v.held[device] = runs
		previous = device
	}
	if err := r.finish(); err != nil {
		return Vector{}, fmt.Errorf("decode vector: %w", err)
	}
	return v, nil
}

// readRuns reads the runs of one device. A run that would go beyond the greatest
// number, or begin where none is left, is malformed.
func readRuns(r *reader) []Range {
	var runs []Range
	least, exhausted := uint64(1), false
	for range r.count(leastRun) {
		missing, more := r.uvarint(), r.uvarint()
		r.require(!exhausted && missing <= math.MaxUint64-least)
		first := least + missing
		r.require(more <= math.MaxUint64-first)
		if r.failed {
			return nil
		}
		run := Range{first, first + more}
		runs = append(runs, run)
		exhausted = run.Last >= math.MaxUint64-1
		least = run.Last + 2
	}
	return runs
}
