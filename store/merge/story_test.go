package merge_test

import (
	"testing"

	"bankje/store/merge"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// The kind and fields of these stories; merging knows none of them.
const (
	kindConversation = 4

	fieldNote    = 1
	fieldMood    = 2
	fieldDomains = 3
)

var conversation = merge.RecordKey{Kind: kindConversation, ID: [16]byte{7}}

// on makes a write to the conversation.
func on(op merge.Op, field uint16, element, value string, replaces []merge.Dot) merge.Write {
	return merge.Write{
		Record: conversation.ID, Kind: conversation.Kind,
		Op: op, Field: field, Element: element, Value: []byte(value), Replaces: replaces,
	}
}

func set(field uint16, value string, replaces []merge.Dot) merge.Write {
	return on(merge.OpSet, field, "", value, replaces)
}

func remove(replaces []merge.Dot) merge.Write {
	return on(merge.OpDelete, merge.FieldRecord, "", "", replaces)
}

// meet gives two devices each other's changes.
func meet(a, b *replica, changes ...named) {
	a.apply(changes...)
	b.apply(changes...)
}

func texts(record *merge.Record, field uint16) []string {
	var values []string
	for _, c := range record.Texts(field) {
		values = append(values, string(c.Value))
	}
	return values
}

func expect(t *testing.T, what string, want, got any, options ...cmp.Option) {
	t.Helper()
	if diff := cmp.Diff(want, got, append(options, cmpopts.EquateErrors())...); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestTwoTextsWrittenApartAreBothKeptUntilASaveHasSeenBoth(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	first := anna.write(t, 100, set(fieldNote, "Liep mee naar de winkel.", nil))
	second := bo.write(t, 200, set(fieldNote, "Belde haar zus.", nil))
	meet(anna, bo, first, second)
	for _, p := range []*replica{anna, bo} {
		expect(t, "both texts, the greatest first",
			[]string{"Belde haar zus.", "Liep mee naar de winkel."}, texts(p.record(conversation), fieldNote))
	}

	seen := anna.record(conversation).Replaces(fieldNote, "")
	both := anna.write(t, 300, set(fieldNote, "Winkel, en belde haar zus.", seen))
	meet(anna, bo, both)
	expect(t, "one text", []string{"Winkel, en belde haar zus."}, texts(bo.record(conversation), fieldNote))
}

func TestTheSameTextWrittenTwiceIsShownOnce(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	meet(anna, bo,
		anna.write(t, 100, set(fieldNote, "чай", nil)),
		bo.write(t, 200, set(fieldNote, "чай", nil)))
	expect(t, "texts", []string{"чай"}, texts(anna.record(conversation), fieldNote))
}

func TestATextEmptiedApartFromAnEditIsKept(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	first := anna.write(t, 100, set(fieldNote, "oud", nil))
	bo.apply(first)
	seen := []merge.Dot{first.Dot}
	meet(anna, bo,
		anna.write(t, 300, on(merge.OpUnset, fieldNote, "", "", seen)),
		bo.write(t, 200, set(fieldNote, "nieuw", seen)))
	expect(t, "texts", []string{"nieuw"}, texts(anna.record(conversation), fieldNote))
	_, present := bo.record(conversation).Value(fieldNote)
	expect(t, "as one value the greatest holds, which is empty", false, present)
}

func TestTheLosingValueStaysACandidate(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	meet(anna, bo,
		anna.write(t, 200, set(fieldMood, "blij", nil)),
		bo.write(t, 100, set(fieldMood, "moe", nil)))
	record := bo.record(conversation)
	value, _ := record.Value(fieldMood)
	expect(t, "value", "blij", string(value))
	expect(t, "candidates", 2, len(record.Candidates(fieldMood, "")))
	expect(t, "loser", "moe", string(record.Candidates(fieldMood, "")[1].Value))
}

func TestEqualTimesAreDecidedByTheDevice(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	meet(anna, bo,
		anna.write(t, 100, set(fieldMood, "blij", nil)),
		bo.write(t, 100, set(fieldMood, "moe", nil)))
	for _, p := range []*replica{anna, bo} {
		value, _ := p.record(conversation).Value(fieldMood)
		expect(t, "value", "moe", string(value))
	}
}

func TestAnAddThatARemoveHadNotSeenStays(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	add := func(p *replica, at merge.Time, element string) named {
		return p.write(t, at, on(merge.OpSet, fieldDomains, element, "", p.record(conversation).Replaces(fieldDomains, element)))
	}
	meet(anna, bo, add(anna, 100, "wonen"), add(anna, 101, "geld"))
	seen := anna.record(conversation).Replaces(fieldDomains, "wonen")
	removed := anna.write(t, 900, on(merge.OpUnset, fieldDomains, "wonen", "", seen))
	added := add(bo, 200, "wonen")
	meet(anna, bo, removed, added)
	for _, p := range []*replica{anna, bo} {
		expect(t, "elements", []string{"geld", "wonen"}, p.record(conversation).Elements(fieldDomains))
	}

	seen = bo.record(conversation).Replaces(fieldDomains, "wonen")
	meet(anna, bo, bo.write(t, 1, on(merge.OpUnset, fieldDomains, "wonen", "", seen)))
	expect(t, "after a remove that saw all", []string{"geld"}, anna.record(conversation).Elements(fieldDomains))
}

func TestADraftReplacesWhatStoodWhenEditingBegan(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	meet(anna, bo, anna.write(t, 100, set(fieldNote, "eerste", nil)))
	seen := anna.record(conversation).Seen()
	draft := seen.Encode()

	anna.apply(bo.write(t, 200, set(fieldNote, "intussen", bo.record(conversation).Replaces(fieldNote, ""))))
	reopened, err := merge.DecodeSeen(draft)
	if err != nil {
		t.Fatalf("reopen draft: %v", err)
	}
	anna.write(t, 300, set(fieldNote, "uit het concept", reopened.Replaces(fieldNote, "")))
	expect(t, "texts", []string{"uit het concept", "intussen"}, texts(anna.record(conversation), fieldNote))
}

func TestADraftKeepsNoValues(t *testing.T) {
	anna := newReplica(1)
	anna.write(t, 100, set(fieldNote, "geheim", nil), on(merge.OpSet, fieldDomains, "wonen", "geheim", nil))
	seen := anna.record(conversation).Seen()
	replaced, err := merge.DecodeRecord(seen.Encode())
	if err != nil {
		t.Fatalf("decode: %v", err)
	}
	value, _ := replaced.Value(fieldNote)
	expect(t, "value", "", string(value))
	expect(t, "live dots", anna.record(conversation).Live(), seen.Live())
}

func TestTheGreatestVersionThatMayEditHolds(t *testing.T) {
	anna := newReplica(1)
	change := merge.Change{Time: 1, MinimumEditor: 9, Writes: []merge.Write{set(fieldNote, "a", nil)}}
	later := anna.save(t, change)
	anna.write(t, 2, set(fieldNote, "b", []merge.Dot{later.Dot}))
	expect(t, "minimum editor", uint32(9), anna.record(conversation).MinimumEditor())
}

func TestOneChangeWritesTheSameFieldOfSeveralRecords(t *testing.T) {
	anna := newReplica(1)
	other := set(fieldNote, "tweede", nil)
	other.Record = [16]byte{8}
	made := anna.write(t, 1, other, set(fieldNote, "eerste", nil))
	anna.write(t, 2, set(fieldNote, "eerste, beter", []merge.Dot{made.Dot}))
	expect(t, "edited", []string{"eerste, beter"}, texts(anna.record(conversation), fieldNote))
	expect(t, "left alone", []string{"tweede"}, texts(anna.record(other.Key()), fieldNote))
}
