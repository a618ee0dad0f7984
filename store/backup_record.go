package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"bankje/store/feed"
	"bankje/sync/envelope"
)

// A recordKind says what a record of a back-up is. Numbers are never reused. A
// reader refuses a kind that it does not know, as one by a newer app, unless it
// is at least skippable.
type recordKind uint8

const (
	recordAbout     recordKind = 1 // aboutBackup as JSON; the first
	recordSettings  recordKind = 2 // Settings as JSON
	recordStatement recordKind = 3 // the space, and a statement
	recordEnvelope  recordKind = 4 // an envelope
	recordNewer     recordKind = 5 // one that only a newer app can read; see appendRaw
	recordDraft     recordKind = 6 // a draft's id, and the draft, sealed

	skippable recordKind = 128
)

// mostRecord bounds the content of a record in bytes, before memory is taken
// for it.
const mostRecord = 4 << 20

// A record of a back-up is written as its kind in a byte, the length of its
// content in four, most significant first, and the content.
type record struct {
	kind    recordKind
	content []byte
}

func (r record) write(w io.Writer) error {
	head := binary.BigEndian.AppendUint32([]byte{byte(r.kind)}, uint32(len(r.content)))
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(r.content)
	return err
}

// readRecord returns io.EOF behind the last record, and ErrBackupDamaged for
// one that is not whole.
func readRecord(r io.Reader) (record, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return record{}, torn(err)
	}
	size := binary.BigEndian.Uint32(head[1:])
	if size > mostRecord {
		return record{}, fmt.Errorf("record of %d bytes: %w", size, ErrBackupDamaged)
	}
	content := make([]byte, size)
	if _, err := io.ReadFull(r, content); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return record{}, torn(err)
	}
	return record{recordKind(head[0]), content}, nil
}

func torn(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("record is cut short: %w", ErrBackupDamaged)
	}
	return err
}

const rawHead = 32 + 16 + 8 + 32

// appendRaw adds what a row says of an envelope that cannot be read here:
// space, device, sequence in eight bytes, hash, and the envelope.
func appendRaw(b []byte, raw feed.Raw) []byte {
	b = append(append(b, raw.Space[:]...), raw.Device[:]...)
	b = binary.BigEndian.AppendUint64(b, raw.Sequence)
	return append(append(b, raw.Hash[:]...), raw.Bytes...)
}

// raw gives the envelope of a record: ErrBackupDamaged when there is none.
func (r record) raw() (feed.Raw, error) {
	if r.kind == recordNewer {
		if len(r.content) < rawHead {
			return feed.Raw{}, ErrBackupDamaged
		}
		return feed.Raw{
			Space:    envelope.SpaceID(r.content[:32]),
			Device:   envelope.DeviceID(r.content[32:48]),
			Sequence: binary.BigEndian.Uint64(r.content[48:56]),
			Hash:     envelope.Hash(r.content[56:rawHead]),
			Bytes:    r.content[rawHead:],
		}, nil
	}
	e, err := envelope.Parse(r.content)
	if err != nil {
		return feed.Raw{}, fmt.Errorf("%w: %w", ErrBackupDamaged, err)
	}
	h := e.Header
	return feed.Raw{Space: h.Space, Device: h.Device, Sequence: h.Sequence, Hash: e.Hash(), Bytes: r.content}, nil
}
