package client

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A file carries what a relay would: statements and sealed changes of any number
// of spaces, to be verified by whoever takes them in. It is
//
//	8  "bankjbdl"
//	1  version: 1
//	…  pieces, of each:
//	32   space id
//	 4   length of what follows
//	 …   content of a request (package protocol) with statements or runs alone
//
// A file that was cut gives what its whole pieces hold.
const (
	bundleMagic   = "bankjbdl"
	bundleVersion = 1
)

// Why a file is not taken in.
var (
	// ErrNotBundle says that a file is something else, or damaged.
	ErrNotBundle = errors.New("not a file of carried changes")
	// ErrNewerBundle says that a newer app wrote the file.
	ErrNewerBundle = errors.New("file was written by a newer app")
)

// Export writes what of some spaces lies behind what somebody has, as far as
// that is known: had gives how far they have each feed, and nothing for all.
// Progress, if it is not nil, is told how many envelopes were written.
func Export(ctx context.Context, w io.Writer, j Journal, spaces []envelope.SpaceID, had func(envelope.SpaceID) map[envelope.DeviceID]uint64, progress func(int)) error {
	out := bufio.NewWriter(w)
	if _, err := out.WriteString(bundleMagic + string(rune(bundleVersion))); err != nil {
		return err
	}
	e := exporting{out: out, journal: j, progress: progress}
	for _, id := range spaces {
		if err := e.space(ctx, id, had(id)); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	return out.Flush()
}

type exporting struct {
	out      *bufio.Writer
	journal  Journal
	progress func(int)
	written  int
}

func (e *exporting) space(ctx context.Context, id envelope.SpaceID, had map[envelope.DeviceID]uint64) error {
	h, err := e.journal.Holding(ctx, id)
	if err != nil {
		return err
	}
	var all []envelope.Statement
	for _, s := range h.Statements {
		all = append(all, s.Statement)
	}
	for len(all) > 0 {
		some := fitting(all)
		all = all[len(some):]
		if err := e.piece(id, protocol.Request{Statements: some}); err != nil {
			return err
		}
	}
	relay := map[envelope.DeviceID]uint64{}
	for device, sequence := range had {
		relay[device] = sequence
	}
	for _, stretch := range stretches(h, relay) {
		for stretch.From <= stretch.Through {
			if err := ctx.Err(); err != nil {
				return err
			}
			runs, err := load(ctx, e.journal, id, []Stretch{stretch}, pushLeast)
			if err != nil || len(runs) == 0 {
				return err
			}
			if err := e.piece(id, protocol.Request{Runs: runs}); err != nil {
				return err
			}
			stretch.From += uint64(len(runs[0]))
			e.written += len(runs[0])
			if e.progress != nil {
				e.progress(e.written)
			}
		}
	}
	return nil
}

// stretches gives what is held behind what somebody has, gaps or not.
func stretches(h space.Holding, had map[envelope.DeviceID]uint64) []Stretch {
	var all []Stretch
	for _, run := range linked(h) {
		if from := max(run.First, had[run.Device]+1); from <= run.Last {
			all = append(all, Stretch{run.Device, from, run.Last})
		}
	}
	return all
}

func (e *exporting) piece(id envelope.SpaceID, content protocol.Request) error {
	b, err := protocol.AppendRequest(nil, id, content)
	if err != nil {
		return err
	}
	head := binary.BigEndian.AppendUint32(append([]byte(nil), id[:]...), uint32(len(b)))
	if _, err := e.out.Write(append(head, b...)); err != nil {
		return err
	}
	return nil
}

// Imported tells what a file brought.
type Imported struct {
	New    int  // changes that were not here before
	Aside  int  // that could not be verified, and pieces that could not be read
	Others int  // pieces of spaces that this journal does not lie in
	Forked bool // another device writes under the keys of this one
	Cut    bool // the file breaks off; what came before was taken in
}

// Import takes in what a file brings. ErrNotBundle, ErrNewerBundle.
func Import(ctx context.Context, r io.Reader, j Journal, spaces []envelope.SpaceID, progress func(int)) (Imported, error) {
	in := bufio.NewReader(r)
	var done Imported
	head := make([]byte, len(bundleMagic)+1)
	if _, err := io.ReadFull(in, head); err != nil || !bytes.HasPrefix(head, []byte(bundleMagic)) {
		return done, ErrNotBundle
	}
	if head[len(bundleMagic)] != bundleVersion {
		return done, ErrNewerBundle
	}
	known, brought := map[envelope.SpaceID]bool{}, map[envelope.SpaceID]bool{}
	for _, id := range spaces {
		known[id] = true
	}
	for {
		d, err := readPiece(in)
		switch {
		case errors.Is(err, io.EOF):
			for id := range brought {
				eraseLeft(ctx, j, id, true)
			}
			return done, nil
		case errors.Is(err, io.ErrUnexpectedEOF):
			done.Cut = true
			return done, nil
		case err != nil:
			done.Aside++ // damaged, or by a newer app
			continue
		case !known[d.Space]:
			done.Others++
			continue
		}
		taken, err := j.Take(ctx, d)
		if err != nil {
			return done, fmt.Errorf("import: %w", err)
		}
		brought[d.Space] = true
		done.New += taken.New
		done.Aside += len(taken.Aside)
		done.Forked = done.Forked || taken.Forked
		if progress != nil {
			progress(done.New)
		}
	}
}

func readPiece(in io.Reader) (space.Delivery, error) {
	var head [32 + 4]byte
	if _, err := io.ReadFull(in, head[:]); err == io.EOF {
		return space.Delivery{}, err
	} else if err != nil {
		return space.Delivery{}, io.ErrUnexpectedEOF // also where the file can't be read on
	}
	id := envelope.SpaceID(head[:32])
	length := binary.BigEndian.Uint32(head[32:])
	if length > protocol.MaxMessage {
		return space.Delivery{}, io.ErrUnexpectedEOF // where the next one begins nobody knows
	}
	content := make([]byte, length)
	if _, err := io.ReadFull(in, content); err != nil {
		return space.Delivery{}, io.ErrUnexpectedEOF
	}
	request, err := protocol.ParseRequest(id, content)
	if err != nil {
		return space.Delivery{}, err
	}
	d := space.Delivery{Space: id, Statements: request.Statements}
	for _, run := range request.Runs {
		d.Envelopes = append(d.Envelopes, run...)
	}
	return d, nil
}
