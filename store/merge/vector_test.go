package merge_test

import (
	"math"
	"slices"
	"testing"

	"bankje/store/merge"
	"bankje/sync/envelope"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var phone, tablet = envelope.DeviceID{1}, envelope.DeviceID{2}

func vectorOf(numbers ...uint64) *merge.Vector {
	var v merge.Vector
	for _, number := range numbers {
		v.Add(phone, number)
	}
	return &v
}

func TestAVectorKnowsItsGaps(t *testing.T) {
	v := vectorOf(1, 2, 5, 6, 9)
	expect(t, "through", uint64(2), v.Through(phone))
	expect(t, "greatest", uint64(9), v.Greatest(phone))
	expect(t, "gaps", []merge.Range{{First: 3, Last: 4}, {First: 7, Last: 8}}, v.Gaps(phone))
	expect(t, "of a device that is not there", uint64(0), v.Through(tablet))
	expect(t, "gap at the beginning", []merge.Range{{First: 1, Last: 2}}, vectorOf(3).Gaps(phone))
}

func TestAVectorAddsAChangeOnce(t *testing.T) {
	v := vectorOf(1)
	expect(t, "again", false, v.Add(phone, 1))
	expect(t, "number 0", false, v.Add(phone, 0))
	expect(t, "the greatest number", true, v.Add(phone, math.MaxUint64))
	expect(t, "the greatest number again", false, v.Add(phone, math.MaxUint64))
}

func TestVectorsCompare(t *testing.T) {
	less, more, other := vectorOf(1, 2), vectorOf(1, 2, 4), vectorOf(1, 3)
	expect(t, "more covers less", true, more.Covers(less))
	expect(t, "less covers more", false, less.Covers(more))
	expect(t, "neither covers the other", []bool{false, false}, []bool{more.Covers(other), other.Covers(more)})
	expect(t, "equal", true, more.Equal(vectorOf(4, 1, 2)))
	expect(t, "a clone stays as it was", true, func() bool {
		clone := less.Clone()
		less.Add(phone, 3)
		return clone.Equal(vectorOf(1, 2))
	}())
}

func TestAVectorAddsManyAtOnceAndCountsWhatItLacks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var one, other, byOne merge.Vector
		for range rapid.IntRange(0, 8).Draw(t, "ranges") {
			first := rapid.Uint64Range(0, 30).Draw(t, "first")
			all := merge.Range{First: first, Last: first + rapid.Uint64Range(0, 9).Draw(t, "more")}
			into := rapid.SampledFrom([]*merge.Vector{&one, &other}).Draw(t, "vector")
			into.AddRange(phone, all)
			for n := all.First; n <= all.Last && first > 0 && into == &one; n++ {
				byOne.Add(phone, n)
			}
		}
		if !one.Equal(&byOne) {
			t.Fatalf("at once %x, one by one %x", one.Encode(), byOne.Encode())
		}
		lacking := uint64(0)
		for n := uint64(1); n < 50; n++ {
			if other.Contains(phone, n) && !one.Contains(phone, n) {
				lacking++
			}
		}
		if got := one.Lacking(&other); got != lacking {
			t.Errorf("%d lack, want %d", got, lacking)
		}
		var none merge.Vector
		if one.Count() != none.Lacking(&one) || one.Lacking(&one) != 0 {
			t.Error("what is there is not counted")
		}
	})
}

func TestAVectorIsASetOfChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOf(rapid.Uint64Range(1, 30)).Draw(t, "numbers")
		devices := rapid.SliceOfN(rapid.SampledFrom([]envelope.DeviceID{phone, tablet}), len(numbers), len(numbers)).Draw(t, "devices")
		var v merge.Vector
		held := make(map[envelope.DeviceID]map[uint64]bool)
		for i, number := range numbers {
			device := devices[i]
			if added := v.Add(device, number); added == held[device][number] {
				t.Fatalf("adding %d: %v", number, added)
			}
			if held[device] == nil {
				held[device] = make(map[uint64]bool)
			}
			held[device][number] = true
		}
		for _, device := range []envelope.DeviceID{phone, tablet} {
			checkVector(t, &v, device, held[device])
		}
		decoded, err := merge.DecodeVector(v.Encode())
		if err != nil || !decoded.Equal(&v) || !slices.Equal(decoded.Encode(), v.Encode()) {
			t.Fatalf("round trip: %v, %x", err, v.Encode())
		}
	})
}

func checkVector(t *rapid.T, v *merge.Vector, device envelope.DeviceID, held map[uint64]bool) {
	missing := make(map[uint64]bool)
	for _, gap := range v.Gaps(device) {
		for number := gap.First; number <= gap.Last; number++ {
			missing[number] = true
		}
	}
	through, greatest, whole := uint64(0), uint64(0), true
	for number := uint64(1); number <= 31; number++ {
		if v.Contains(device, number) != held[number] {
			t.Fatalf("contains %d: %v", number, !held[number])
		}
		if whole = whole && held[number]; whole {
			through = number
		}
		if held[number] {
			greatest = number
		}
	}
	if v.Through(device) != through || v.Greatest(device) != greatest {
		t.Fatalf("through %d and greatest %d, want %d and %d",
			v.Through(device), v.Greatest(device), through, greatest)
	}
	want := make(map[uint64]bool)
	for number := uint64(1); number < greatest; number++ {
		if !held[number] {
			want[number] = true
		}
	}
	if diff := cmp.Diff(want, missing); diff != "" {
		t.Fatalf("gaps (-want +got):\n%s", diff)
	}
}
