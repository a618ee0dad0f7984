package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"bankje/store"
)

// phases are what a process of its own does each. The first word of a line is
// its name.
var phases = map[string]func(context.Context, *bench) (Line, error){
	"begin": begin,
	"save":  func(ctx context.Context, b *bench) (Line, error) { return saveAll(ctx, b) },
	"push":  func(ctx context.Context, b *bench) (Line, error) { return b.contact(ctx, writer) },
	"pull":  func(ctx context.Context, b *bench) (Line, error) { return b.pull(ctx, follower) },

	"edit":       editAll,
	"push edits": func(ctx context.Context, b *bench) (Line, error) { return b.contact(ctx, writer) },
	"pull edits": func(ctx context.Context, b *bench) (Line, error) { return b.pull(ctx, follower) },
	"idle":       idle,

	"pull, cut off":              func(ctx context.Context, b *bench) (Line, error) { return b.cut(ctx, cutOff) },
	"pull, the rest":             func(ctx context.Context, b *bench) (Line, error) { return b.pull(ctx, cutOff) },
	"push to a restored relay":   func(ctx context.Context, b *bench) (Line, error) { return b.contact(ctx, writer) },
	"pull from a restored relay": func(ctx context.Context, b *bench) (Line, error) { return b.pull(ctx, late) },

	"open from snapshot": func(ctx context.Context, b *bench) (Line, error) { return b.open(ctx, true) },
	"open from feed":     func(ctx context.Context, b *bench) (Line, error) { return b.open(ctx, false) },
	"search":             search,

	"count none": func(ctx context.Context, b *bench) (Line, error) { return b.saveSome(ctx, 0) },
	"count some": func(ctx context.Context, b *bench) (Line, error) { return b.saveSome(ctx, countedSaves) },
}

// runPhase does one and writes its line.
func runPhase(ctx context.Context, name, folder string, out io.Writer) error {
	phase, known := phases[name]
	if !known {
		return fmt.Errorf("no phase %q", name)
	}
	b, err := openBench(folder)
	if err != nil {
		return err
	}
	line, err := phase(ctx, b)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	line.Phase = name
	return json.NewEncoder(out).Encode(line)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// each notes the median and the 99th percentile.
func (l *Line) each(took []time.Duration) {
	if len(took) > 0 {
		slices.Sort(took)
		l.P50, l.P99 = ms(took[len(took)/2]), ms(took[len(took)*99/100])
	}
}

// contact makes one contact.
func (b *bench) contact(ctx context.Context, name string) (Line, error) {
	p, err := b.phone(ctx, name)
	if err != nil {
		return Line{}, err
	}
	forgetPeak()
	began := start()
	report, err := b.meet(ctx, p)
	line := Line{Count: report.Sent, Rounds: report.Rounds, MemoryMB: peakMB(os.Getpid())}
	began.stop(&line)
	if err != nil {
		return line, err
	}
	return line, p.leave(ctx)
}

// pull makes one contact, until what came can be searched, and then compares
// every row.
func (b *bench) pull(ctx context.Context, name string) (Line, error) {
	want, err := b.plan.expected()
	if err != nil {
		return Line{}, err
	}
	p, err := b.phone(ctx, name)
	if err != nil {
		return Line{}, err
	}
	forgetPeak()
	began := start()
	report, err := b.meet(ctx, p)
	if err != nil {
		return Line{}, err
	}
	if n, err := p.TimelineCount(ctx, store.Filter{Query: words(want[len(want)-1].Text, 3)}); err != nil || n == 0 {
		return Line{}, errors.Join(errNotFound, err)
	}
	line := Line{Count: report.Received, Rounds: report.Rounds, MemoryMB: peakMB(os.Getpid())}
	began.stop(&line)
	if err := b.compare(ctx, p, want); err != nil {
		return line, err
	}
	return line, p.leave(ctx)
}

// errNotFound says that a search does not find what is there.
var errNotFound = errors.New("a search finds nothing")

// compare reads every entry.
func (b *bench) compare(ctx context.Context, p *phone, want []entry) error {
	for _, e := range want {
		c, err := p.Conversation(ctx, b.plan.IDs[e.ID])
		if err != nil {
			return fmt.Errorf("entry %s: %w", e.ID, err)
		}
		if err := e.is(c, b.plan.People); err != nil {
			return err
		}
	}
	n, err := p.TimelineCount(ctx, store.Filter{})
	if err == nil && n != len(want) {
		err = fmt.Errorf("%d conversations, want %d: %w", n, len(want), errDiffers)
	}
	return err
}

// cut makes a contact whose line is cut.
func (b *bench) cut(ctx context.Context, name string) (Line, error) {
	p, err := b.phone(ctx, name)
	if err != nil {
		return Line{}, err
	}
	report, err := b.meet(ctx, p)
	if err == nil {
		return Line{}, errors.New("the line was not cut")
	}
	return Line{Count: report.Received}, p.leave(ctx)
}

// idleContacts is how many contacts have nothing to do, behind the first one.
const idleContacts = 50

// idle makes contacts that have nothing to do: the first asks for a token, the
// others have one, and are what counts.
func idle(ctx context.Context, b *bench) (Line, error) {
	p, err := b.phone(ctx, follower)
	if err != nil {
		return Line{}, err
	}
	var line Line
	var took []time.Duration
	for n := range idleContacts + 1 {
		begun := time.Now()
		report, err := b.meet(ctx, p)
		switch since := time.Since(begun); {
		case err != nil:
			return line, err
		case report.Rounds != 1 || report.Received+report.Sent > 0:
			return line, fmt.Errorf("there was something to do: %+v", report)
		case n == 0:
			line.MS = ms(since)
		default:
			took = append(took, since)
		}
	}
	line.Count = idleContacts + 1
	line.each(took)
	return line, p.leave(ctx)
}
