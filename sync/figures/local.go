package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bankje/store"
)

// saves adds the people of entries and saves these one by one.
func (b *bench) saves(ctx context.Context, p *phone, all []entry) (Line, error) {
	if b.plan.IDs == nil {
		b.plan.IDs, b.plan.People = map[string]store.ConversationID{}, map[string]store.PersonID{}
	}
	for _, e := range all {
		if _, known := b.plan.People[e.first()]; known {
			continue
		}
		saved, err := p.AddPerson(ctx, store.Person{Alias: e.first(), Language: "uk", Team: b.plan.Team})
		if err != nil {
			return Line{}, err
		}
		b.plan.People[e.first()] = saved.ID
	}
	var took []time.Duration
	written, began := writtenKB(), start()
	for _, e := range all {
		each := time.Now()
		saved, err := p.SaveDraft(ctx, store.Draft{Conversation: e.conversation(b.plan.Team, b.plan.People)})
		if err != nil {
			return Line{}, err
		}
		took = append(took, time.Since(each))
		b.plan.IDs[e.ID] = saved.ID
	}
	line := Line{Count: len(all)}
	began.stop(&line)
	if len(all) > 0 {
		line.WrittenKB = (writtenKB() - written) / float64(len(all))
	}
	line.each(took)
	return line, nil
}

// saveAll saves all entries, each on the disk before the next.
func saveAll(ctx context.Context, b *bench) (Line, error) {
	all, err := read(b.plan.Work.Entries)
	if err != nil {
		return Line{}, err
	}
	p, err := b.phone(ctx, writer)
	if err != nil {
		return Line{}, err
	}
	line, err := b.saves(ctx, p, all)
	if err != nil {
		return line, err
	}
	line.MemoryMB = peakMB(os.Getpid())
	return line, errors.Join(p.leave(ctx), b.keep())
}

// countedSaves is how many saves somebody looks on at who counts.
const countedSaves = 500

// saveSome saves the first entries on a phone that is thrown away.
func (b *bench) saveSome(ctx context.Context, n int) (Line, error) {
	all, err := read(b.plan.Work.Entries)
	if err != nil {
		return Line{}, err
	}
	folder, err := os.MkdirTemp(b.folder, "counted-*")
	if err != nil {
		return Line{}, err
	}
	aside := &bench{folder: folder}
	p, err := aside.phone(ctx, "counted")
	if err != nil {
		return Line{}, err
	}
	line, err := aside.saves(ctx, p, all[:min(n, len(all))])
	line.Count += len(aside.plan.People) // each is a save too
	return line, errors.Join(err, p.leave(ctx))
}

// editAll makes the edits, each as somebody would: opened, changed, saved.
func editAll(ctx context.Context, b *bench) (Line, error) {
	edits, err := read(b.plan.Work.Edits)
	if err != nil {
		return Line{}, err
	}
	p, err := b.phone(ctx, writer)
	if err != nil {
		return Line{}, err
	}
	var took []time.Duration
	began := start()
	for _, e := range edits {
		each := time.Now()
		d, err := p.EditDraft(ctx, b.plan.IDs[e.ID])
		if err != nil {
			return Line{}, err
		}
		d.Conversation.Note = e.Text
		if _, err := p.SaveDraft(ctx, d); err != nil {
			return Line{}, err
		}
		took = append(took, time.Since(each))
	}
	line := Line{Count: len(edits)}
	began.stop(&line)
	line.each(took)
	b.plan.Edited = true
	return line, errors.Join(p.leave(ctx), b.keep())
}

// snapshotFile is what a journal writes when it is left.
const snapshotFile = "snapshot"

// open opens the writer's journal, from its snapshot or from the feed alone,
// secret included.
func (b *bench) open(ctx context.Context, snapshot bool) (Line, error) {
	path := filepath.Join(b.of(writer), snapshotFile)
	if _, err := os.Stat(path); err != nil {
		return Line{}, err
	}
	if !snapshot {
		if err := os.Remove(path); err != nil {
			return Line{}, err
		}
	}
	forgetPeak()
	began := start()
	p, err := b.phone(ctx, writer)
	if err != nil {
		return Line{}, err
	}
	n, err := p.TimelineCount(ctx, store.Filter{})
	line := Line{Count: n, MemoryMB: peakMB(os.Getpid())}
	began.stop(&line)
	return line, errors.Join(err, p.leave(ctx))
}

// searched is how many words are typed.
const searched = 100

// search types words of entries, letter by letter, and reads a page at each.
func search(ctx context.Context, b *bench) (Line, error) {
	all, err := b.plan.expected()
	if err != nil {
		return Line{}, err
	}
	p, err := b.phone(ctx, writer)
	if err != nil {
		return Line{}, err
	}
	var took []time.Duration
	for n := range searched {
		e := all[n*len(all)/searched]
		letters := []rune(words(e.Text, 1+n%2))
		for i := range letters {
			begun := time.Now()
			found, err := p.Timeline(ctx, store.Filter{Query: string(letters[:i+1])}, 0, 20)
			if err != nil || len(found) == 0 {
				return Line{}, errors.Join(errNotFound, err)
			}
			took = append(took, time.Since(begun))
		}
	}
	line := Line{Count: len(took)}
	line.each(took)
	return line, p.leave(ctx)
}

// words gives the first words of a text.
func words(text string, n int) string {
	all := strings.Fields(text)
	return strings.Trim(strings.Join(all[:min(n, len(all))], " "), ".,!? ")
}
