package merge_test

import (
	"math"
	"testing"
	"time"

	"bankje/store/merge"

	"pgregory.net/rapid"
)

const (
	noon = int64(1_770_000_000_000)
	year = int64(365 * 24 * time.Hour / time.Millisecond)
)

func TestAClockCountsWithinOneMillisecond(t *testing.T) {
	clock := merge.NewClock(0)
	first, second := clock.Now(noon), clock.Now(noon)
	expect(t, "milliseconds", noon, second.Milliseconds())
	expect(t, "counters", []uint16{0, 1}, []uint16{first.Counter(), second.Counter()})
}

func TestACounterOverflowCarriesIntoTheMilliseconds(t *testing.T) {
	clock := merge.NewClock(merge.TimeAt(noon) + math.MaxUint16)
	expect(t, "time", merge.TimeAt(noon+1), clock.Now(noon))
}

func TestAClockGoesOnAfterASmallStepBack(t *testing.T) {
	clock := merge.NewClock(0)
	before := clock.Now(noon)
	if after := clock.Now(noon - 60_000); after <= before {
		t.Errorf("%v is not after %v", after, before)
	}
}

func TestAWrongClockIsNotKeptOnceCorrected(t *testing.T) {
	clock := merge.NewClock(0)
	clock.Now(noon + 10*year)
	expect(t, "time after the correction", merge.TimeAt(noon), clock.Now(noon))
}

func TestATimeMoreThanADayAheadIsNotAdopted(t *testing.T) {
	day := merge.MaxAhead.Milliseconds()
	for _, test := range []struct {
		name    string
		ahead   int64
		adopted bool
	}{
		{"behind", -year, true},
		{"a little ahead", 60_000, true},
		{"a day ahead", day, true},
		{"more than a day ahead", day + 1, false},
		{"ten years ahead", 10 * year, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			clock := merge.NewClock(0)
			remote := merge.TimeAt(noon + test.ahead)
			expect(t, "adopted", test.adopted, clock.Observe(remote, noon))
			now := clock.Now(noon)
			if test.adopted && now <= remote {
				t.Errorf("%v is not after what was observed, %v", now, remote)
			}
			if ahead := now.Milliseconds() - noon; ahead > day {
				t.Errorf("the clock is %d ms ahead", ahead)
			}
		})
	}
}

func TestTimesOutsideTheirBitsBecomeTheNearest(t *testing.T) {
	expect(t, "before 1970", merge.Time(0), merge.TimeAt(-1))
	last := merge.TimeAt(math.MaxInt64)
	expect(t, "far future", int64(1<<48-1), last.Milliseconds())
	clock := merge.NewClock(math.MaxUint64)
	expect(t, "the last of all times", merge.Time(math.MaxUint64), clock.Now(math.MaxInt64))
}

// Whoever writes over what he has seen is right, and what one device wrote stays
// in the order it was written, wherever anybody's clock jumps.
func TestClocksChangeNothingAboutWhatWasSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anna, bo := newReplica(1), newReplica(2)
		clocks := map[*replica]*merge.Clock{anna: merge.NewClock(0), bo: merge.NewClock(0)}
		jump := rapid.SampledFrom([]int64{-year, 0, 10 * year})
		var last string
		for i := range rapid.IntRange(1, 12).Draw(t, "writes") {
			writer := rapid.SampledFrom([]*replica{anna, bo}).Draw(t, "writer")
			last = string(rune('a' + i))
			at := clocks[writer].Now(noon + jump.Draw(t, "clock"))
			n := writer.write(t, at, set(fieldMood, last, writer.record(conversation).Replaces(fieldMood, "")))
			meet(anna, bo, n)
			clocks[anna].Observe(at, noon)
			clocks[bo].Observe(at, noon)
		}
		for _, p := range []*replica{anna, bo} {
			if got := texts(p.record(conversation), fieldMood); len(got) != 1 || got[0] != last {
				t.Fatalf("texts %q, want only %q", got, last)
			}
		}
	})
}

func TestOneDevicesWritesStayInOrderWhateverItsClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anna, bo := newReplica(1), newReplica(2)
		var last string
		for i := range rapid.IntRange(1, 6).Draw(t, "writes") {
			last = string(rune('a' + i))
			// Nothing is replaced, as when every save came from an old draft.
			anna.write(t, merge.Time(rapid.Uint64().Draw(t, "time")), set(fieldMood, last, nil))
		}
		other := bo.write(t, merge.Time(rapid.Uint64().Draw(t, "other")), set(fieldMood, "z", nil))
		anna.apply(other)
		var own string
		for _, c := range anna.record(conversation).Candidates(fieldMood, "") {
			if c.Dot.Device == anna.device {
				own += string(c.Value)
			}
		}
		for i := 1; i < len(own); i++ {
			if own[i-1] <= own[i] {
				t.Fatalf("candidates in the order %q", own)
			}
		}
		if own[0] != last[0] {
			t.Fatalf("%q stands before %q", own[:1], last)
		}
	})
}

func TestACorrectedClockNoLongerWins(t *testing.T) {
	anna, bo := newReplica(1), newReplica(2)
	wrong := anna.write(t, merge.TimeAt(noon+10*year), set(fieldMood, "te vroeg", nil))
	corrected := anna.write(t, merge.TimeAt(noon), set(fieldMood, "verbeterd", nil))
	later := bo.write(t, merge.TimeAt(noon+1000), set(fieldMood, "later", nil))
	meet(anna, bo, later, corrected, wrong)
	value, _ := bo.record(conversation).Value(fieldMood)
	expect(t, "value", "later", string(value))
}
