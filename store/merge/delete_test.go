package merge_test

import (
	"testing"

	"bankje/store/merge"
)

// shared returns two devices that both hold one conversation.
func shared(t *testing.T) (anna, bo *replica) {
	t.Helper()
	anna, bo = newReplica(1), newReplica(2)
	meet(anna, bo, anna.write(t, 100, set(fieldNote, "notitie", nil), set(fieldMood, "blij", nil)))
	return anna, bo
}

func TestADeleteHidesAndRemovesNothing(t *testing.T) {
	anna, bo := shared(t)
	meet(anna, bo, anna.write(t, 200, remove(anna.record(conversation).Live())))
	expect(t, "visibility", merge.Hidden, bo.record(conversation).Visibility())
	expect(t, "texts", []string{"notitie"}, texts(bo.record(conversation), fieldNote))
}

func TestAWriteThatADeleteHadNotSeenBringsTheWholeRecordBack(t *testing.T) {
	anna, bo := shared(t)
	deleted := anna.write(t, 900, remove(anna.record(conversation).Live()))
	written := bo.write(t, 200, set(fieldMood, "moe", bo.record(conversation).Replaces(fieldMood, "")))
	meet(anna, bo, deleted, written)
	for _, p := range []*replica{anna, bo} {
		record := p.record(conversation)
		expect(t, "visibility", merge.Returned, record.Visibility())
		expect(t, "the field that was written", []string{"moe"}, texts(record, fieldMood))
		expect(t, "the field that was not", []string{"notitie"}, texts(record, fieldNote))
	}

	meet(anna, bo, bo.write(t, 300, remove(bo.record(conversation).Live())))
	expect(t, "after a delete that saw it", merge.Hidden, anna.record(conversation).Visibility())
}

func TestDeletesThatTogetherSawEverythingHide(t *testing.T) {
	anna, bo := shared(t)
	a := anna.write(t, 200, set(fieldMood, "moe", anna.record(conversation).Replaces(fieldMood, "")))
	b := bo.write(t, 200, set(fieldNote, "langer", bo.record(conversation).Replaces(fieldNote, "")))
	meet(anna, bo,
		anna.write(t, 300, remove(anna.record(conversation).Live())),
		bo.write(t, 300, remove(bo.record(conversation).Live())))
	expect(t, "before the writes met", merge.Hidden, anna.record(conversation).Visibility())
	meet(anna, bo, a, b)
	expect(t, "each write is listed by its own author's delete", merge.Hidden, bo.record(conversation).Visibility())
}

func TestADeleteThatArrivesFirstHidesWhatItSaw(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	written := anna.write(t, 100, set(fieldNote, "notitie", nil))
	bo.apply(anna.write(t, 200, remove(anna.record(conversation).Live())))
	expect(t, "before", merge.Hidden, bo.record(conversation).Visibility())
	bo.apply(written)
	expect(t, "after", merge.Hidden, bo.record(conversation).Visibility())
}

func TestARestoreShowsARecordAsIfNeverDeleted(t *testing.T) {
	anna, bo := shared(t)
	meet(anna, bo, anna.write(t, 200, remove(anna.record(conversation).Live())))
	seen := bo.record(conversation).Replaces(merge.FieldRecord, "")
	meet(anna, bo, bo.write(t, 300, on(merge.OpRestore, merge.FieldRecord, "", "", seen)))
	expect(t, "visibility", merge.Visible, anna.record(conversation).Visibility())

	meet(anna, bo, anna.write(t, 400, remove(anna.record(conversation).Live())))
	expect(t, "deleted again", merge.Hidden, bo.record(conversation).Visibility())
}

func TestARestoreThatADeleteHadNotSeenShowsTheRecordMarked(t *testing.T) {
	anna, bo := shared(t)
	first := anna.write(t, 200, remove(anna.record(conversation).Live()))
	second := bo.write(t, 200, remove(bo.record(conversation).Live()))
	undone := anna.write(t, 300, on(merge.OpRestore, merge.FieldRecord, "", "", []merge.Dot{first.Dot}))
	meet(anna, bo, first, second, undone)
	expect(t, "visibility", merge.Returned, bo.record(conversation).Visibility())
}
