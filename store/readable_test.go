package store_test

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"bankje/store"
	foldedBy "bankje/store/search"
)

// TestNothingIsReadableOnDisk writes a word of its own into every field, and
// looks for all of them in every byte of the data folder.
func TestNothingIsReadableOnDisk(t *testing.T) {
	dir := t.TempDir()
	v := open(t, dir, options())
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	w := &distinctive{}
	w.writeAll(t, j)
	must(t, v.KeepSettings(store.Settings{Language: "nl"}))
	must(t, j.Leave(t.Context()))
	j = relock(t, v, j)
	d, err := j.NewDraft(t.Context(), store.Conversation{Note: w.word()})
	must(t, err)
	d.Stage = w.word()
	j.KeepSoon(d)
	must(t, v.Close())
	if _, err := os.Stat(filepath.Join(dir, "snapshot")); err != nil {
		t.Fatalf("there is no snapshot to look into: %v", err)
	}
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		w.look(t, entry.Name(), data)
		return err
	}))
}

// distinctive makes words that are nowhere else.
type distinctive struct{ words []string }

func (d *distinctive) word() string {
	stems := []string{"Kwetterzwaan", "Ґедзькопиця", "Vlinderpoëzie", "Їжачиш’єво"}
	word := stems[len(d.words)%len(stems)] + strings.Repeat("q", len(d.words)/len(stems)) + "zx"
	d.words = append(d.words, word)
	return word
}

func (d *distinctive) writeAll(t *testing.T, j *store.Journal) {
	ctx := t.Context()
	p, err := j.AddPerson(ctx, store.Person{Alias: d.word(), Energy: d.word(), Wish: d.word(), Strengths: d.word()})
	must(t, err)
	g, err := j.AddGroup(ctx, store.Group{Name: d.word()})
	must(t, err)
	c := talk(t, j, store.Conversation{
		People: []store.PersonID{p.ID}, Group: g.ID, GroupCount: 2,
		Note: d.word(), Wish: d.word(), Strengths: d.word(), Joy: d.word(), Self: d.word(),
		Goals: []string{d.word()}, Prompts: []string{d.word()}, Domains: []string{d.word()},
		Support: []string{d.word()}, Activities: []string{d.word()}, Signals: []string{d.word()}, Referrals: []string{d.word()},
		At: time.Now(),
	})
	edit, err := j.EditDraft(ctx, c.ID)
	must(t, err)
	edit.Conversation.Note = d.word()
	edit.FollowUps = []store.FollowUp{{Person: p.ID, What: d.word(), Day: "2026-03-20"}}
	_, err = j.SaveDraft(ctx, edit)
	must(t, err)
	_, err = j.AddOwnPrompt(ctx, store.OwnPrompt{NL: d.word(), UK: d.word(), EN: d.word()})
	must(t, err)
	_, err = j.KeepOwnCard(ctx, store.OwnCard{}, store.OwnCard{
		Name: d.word(), Purpose: d.word(), Phone: d.word(), Email: d.word(), URL: d.word(),
		Address: d.word(), Hours: d.word(), Languages: d.word(), Note: d.word(), Fills: d.word(),
	})
	must(t, err)
	must(t, j.SetFavourite(ctx, d.word(), true))
	dropped, err := j.NewDraft(ctx, store.Conversation{Note: d.word(), Joy: d.word()})
	must(t, err)
	must(t, j.DropDraft(ctx, dropped.ID))
}

// look looks for each word in each form in which it could stand there.
func (d *distinctive) look(t *testing.T, name string, data []byte) {
	t.Helper()
	lower := bytes.ToLower(data)
	for _, word := range append(d.words, string(pin)) {
		for _, form := range []string{word, strings.ToLower(word), foldedBy.Fold(word)} {
			for _, encoded := range [][]byte{[]byte(form), utf16Bytes(form, binary.LittleEndian), utf16Bytes(form, binary.BigEndian)} {
				if bytes.Contains(data, encoded) || bytes.Contains(lower, encoded) {
					t.Errorf("%s holds %q", name, form)
				}
			}
		}
	}
}

func utf16Bytes(s string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, unit)
	}
	return b
}
