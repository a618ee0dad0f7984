package merge_test

import (
	"testing"

	"bankje/store/merge"

	"github.com/google/go-cmp/cmp"
)

// recordOf merges changes into the record of the conversation.
func recordOf(changes ...named) *merge.Record {
	record := new(merge.Record)
	for _, c := range changes {
		for _, edit := range c.Change.Edits(c.Dot) {
			record.Apply(edit)
		}
	}
	return record
}

func TestAnOverlayShowsTheTopAndWhatOnlyTheBaseHas(t *testing.T) {
	anna, team := newReplica(1), newReplica(2)
	base := recordOf(anna.save(t, merge.Change{Writes: []merge.Write{
		set(fieldNote, "alleen voor mij", nil),
		set(fieldMood, "moe", nil),
		on(merge.OpSet, fieldDomains, "NW", "", nil),
	}}))
	top := recordOf(team.save(t, merge.Change{Writes: []merge.Write{
		set(fieldNote, "voor ons allen", nil),
		on(merge.OpSet, fieldDomains, "HE", "", nil),
	}}))
	over := merge.Overlay(base, top, none)
	note, _ := over.Value(fieldNote)
	mood, _ := over.Value(fieldMood)
	got := []string{string(note), string(mood)}
	if diff := cmp.Diff([]string{"voor ons allen", "moe"}, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"HE", "NW"}, over.Elements(fieldDomains)); diff != "" {
		t.Errorf("elements (-want +got):\n%s", diff)
	}
}

func none(uint16) bool { return false }

func TestWhatIsApartStandsBesideTheTop(t *testing.T) {
	anna, team := newReplica(1), newReplica(2)
	base := recordOf(anna.save(t, merge.Change{Writes: []merge.Write{
		set(fieldNote, "alleen voor mij", nil), set(fieldMood, "moe", nil),
	}}))
	top := recordOf(team.save(t, merge.Change{Writes: []merge.Write{
		set(fieldNote, "voor ons allen", nil), set(fieldMood, "moe", nil),
	}}))
	over := merge.Overlay(base, top, func(uint16) bool { return true })
	if notes, moods := over.Texts(fieldNote), over.Texts(fieldMood); len(notes) != 2 || len(moods) != 1 {
		t.Errorf("%d notes, want 2; %d moods, want 1, for they are the same", len(notes), len(moods))
	}
}

func TestADeleteOfTheBaseDoesNotHideTheTop(t *testing.T) {
	anna, team := newReplica(1), newReplica(2)
	written := anna.save(t, merge.Change{Writes: []merge.Write{set(fieldNote, "koffie", nil)}})
	base := recordOf(written)
	deleted := anna.save(t, merge.Change{Writes: []merge.Write{remove(base.Live())}})
	base = recordOf(written, deleted)
	top := recordOf(team.save(t, merge.Change{Writes: []merge.Write{set(fieldNote, "koffie", nil)}}))
	if got := merge.Overlay(base, top, none).Visibility(); got != merge.Visible {
		t.Errorf("visibility = %v, want visible", got)
	}
}

func TestAnOverlayAltersNeitherRecord(t *testing.T) {
	anna, team := newReplica(1), newReplica(2)
	base := recordOf(anna.save(t, merge.Change{Writes: []merge.Write{set(fieldMood, "moe", nil)}}))
	top := recordOf(team.save(t, merge.Change{Writes: []merge.Write{set(fieldNote, "koffie", nil)}}))
	was, also := string(base.Encode()), string(top.Encode())
	merge.Overlay(base, top, func(uint16) bool { return true })
	if string(base.Encode()) != was || string(top.Encode()) != also {
		t.Error("overlaying wrote to a record")
	}
}
