package jsonl

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"bankje/store"
)

// Journal is what reading a file needs of the journal.
type Journal interface {
	Person(context.Context, store.PersonID) (store.Person, error)
	Presence(context.Context, store.Record) (store.Presence, error)
	Bring(context.Context, []store.Record) error
}

// Options say how a file is read.
type Options struct {
	// Dry changes nothing: the report tells what reading would do.
	Dry bool
	// Progress is told how many bytes of the file are read, after each line.
	Progress func(bytes int64)
}

// Report is what came of reading a file.
type Report struct {
	Header   Header
	New      map[Kind]int // brought in, or in a dry run to be brought in
	Erased   int          // people and groups among the new that were erased here
	Same     int          // already here
	Refused  int
	Refusals []Refusal // the first MaxRefusals
	// Whole reports whether the file has its last line, and as many records as
	// that says.
	Whole bool
}

// Read brings the records of a file into the journal, some at a time, each
// whole. It gives the report also with an error, which ends the reading:
// ErrNotOurs and ErrNewer before anything was brought in, what the journal or
// the file answers, or the context's. What was brought in until then stays, and
// is passed over when the file is read again.
func Read(ctx context.Context, file io.Reader, j Journal, o Options) (Report, error) {
	r := reading{
		journal: j, dry: o.Dry, lines: newLines(file),
		report: Report{New: map[Kind]int{}},
		people: map[store.PersonID]store.Answer{},
		seen:   map[name][16]byte{},
	}
	if o.Progress == nil {
		o.Progress = func(int64) {}
	}
	if err := r.all(ctx, o.Progress); err != nil {
		return r.report, fmt.Errorf("read journal: %w", err)
	}
	return r.report, nil
}

// reading is the state of one reading.
type reading struct {
	journal Journal
	dry     bool
	lines   *lines
	report  Report
	records int // lines that are records, good or not
	end     int // records by the last line; 0: not read yet

	people map[store.PersonID]store.Answer // whom the file may name, and who said no
	seen   map[name][16]byte               // what the file had already, by digest
	batch  []store.Record
	size   int // bytes of the lines of the batch
}

// name names a record of the file.
type name struct {
	kind Kind
	id   string
}

// A batch is brought in when it has so many records, or bytes.
const (
	batchRecords = 64
	batchBytes   = 512 << 10
)

func (r *reading) all(ctx context.Context, progress func(int64)) error {
	if err := r.header(); err != nil {
		return err
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := r.lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err = r.line(ctx, line, err); err != nil {
			return err
		}
		progress(r.lines.bytes)
	}
	r.report.Whole = r.end > 0 && r.end == r.records+1
	return r.flush(ctx)
}

func (r *reading) header() error {
	line, err := r.lines.next()
	if errors.Is(err, io.EOF) || errors.Is(err, errTooLong) {
		return ErrNotOurs
	}
	if err == nil {
		r.report.Header, err = readHeader(line)
	}
	return err
}

// line takes a line in, or notes why not. It gives only errors that end the
// reading.
func (r *reading) line(ctx context.Context, line []byte, err error) error {
	if err == nil && len(line) == 0 {
		return nil
	}
	var kind Kind
	if err == nil {
		kind, err = r.record(ctx, line)
	}
	if kind == kindEnd && err == nil {
		return nil
	}
	r.records++
	var no *refused
	switch {
	case errors.Is(err, errTooLong):
		r.refuse(kind, &refused{TooLong, ""})
	case errors.As(err, &no):
		r.refuse(kind, no)
	case err != nil:
		return err
	}
	if len(r.batch) >= batchRecords || r.size >= batchBytes {
		return r.flush(ctx)
	}
	return nil
}

func (r *reading) refuse(kind Kind, why *refused) {
	r.report.Refused++
	if len(r.report.Refusals) < MaxRefusals {
		r.report.Refusals = append(r.report.Refusals, Refusal{r.lines.number, why.reason, kind, why.field})
	}
}

// record takes in the record of a line.
func (r *reading) record(ctx context.Context, line []byte) (Kind, error) {
	cells, err := object(line)
	if err != nil {
		return "", err
	}
	word, ok := cells["kind"].(string)
	if !ok {
		return "", refuse(MissingField, "kind")
	}
	delete(cells, "kind")
	kind := Kind(word)
	if kind == kindEnd {
		return kind, r.last(cells)
	}
	record, err := parse(kind, cells)
	if err != nil {
		if no := (*refused)(nil); errors.As(err, &no) && no.reason == UnknownKind {
			kind = "" // a word of the file, not one of ours
		}
		return kind, err
	}
	if len(r.seen) >= MaxRecords {
		return kind, refuse(TooMany, "")
	}
	return kind, r.take(ctx, kind, record, len(line))
}

// last reads how many records there are.
func (r *reading) last(cells map[string]cell) error {
	digits, ok := cells["records"].(json.Number)
	if !ok {
		return refuse(WrongType, "records")
	}
	n, err := strconv.Atoi(string(digits))
	if err != nil || n < 0 {
		return refuse(OutOfRange, "records")
	}
	r.end = n + 1
	return nil
}

// take decides about a record: new, here already, or refused.
func (r *reading) take(ctx context.Context, kind Kind, record store.Record, size int) error {
	if err := r.meet(ctx, record); err != nil {
		return err
	}
	record, err := r.resolve(ctx, record)
	if err != nil {
		return err
	}
	name := nameOf(kind, record)
	written, _ := appendRecord(nil, record)
	sum := sha256.Sum256(written)
	digest := [16]byte(sum[:])
	if before, twice := r.seen[name]; twice {
		if before != digest {
			return refuse(Different, "")
		}
		r.report.Same++
		return nil
	}
	presence, err := r.journal.Presence(ctx, record)
	if err != nil {
		return err
	}
	switch presence {
	case store.Different:
		return refuse(Different, "")
	case store.Removed:
		return refuse(Removed, "")
	case store.Same:
		r.report.Same++
	default:
		if presence == store.Erased {
			r.report.Erased++
		}
		r.report.New[kind]++
		if !r.dry {
			r.batch = append(r.batch, record)
			r.size += size
		}
	}
	r.seen[name] = digest
	return nil
}

// flush brings the batch in.
func (r *reading) flush(ctx context.Context) error {
	batch := r.batch
	r.batch, r.size = nil, 0
	err := r.journal.Bring(ctx, batch)
	if err == nil {
		return nil
	}
	for _, record := range batch {
		_, kind := appendRecord(nil, record)
		r.report.New[kind]-- // it was counted before it was safe
	}
	return err
}
