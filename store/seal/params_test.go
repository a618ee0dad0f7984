package seal

import (
	"testing"
	"time"
)

func TestSlowDevicesKeepTheMinimum(t *testing.T) {
	for _, took := range []time.Duration{300 * time.Millisecond, 10 * time.Second} {
		if got := choose(took); got != MinParams {
			t.Errorf("minimum takes %v: %+v, want the minimum", took, got)
		}
	}
}

func TestFastDevicesWorkHarder(t *testing.T) {
	for took, want := range map[time.Duration]Params{
		200 * time.Millisecond: {2, 29184, 1}, // memory grows first
		40 * time.Millisecond:  {4, maxCalibratedMemory, 1},
		20 * time.Millisecond:  {8, maxCalibratedMemory, 1},
		0:                      {maxCalibratedPasses, maxCalibratedMemory, 1},
	} {
		if got := choose(took); got != want {
			t.Errorf("minimum takes %v: %+v, want %+v", took, got, want)
		}
	}
}

func TestCalibrationGoesByTheFasterRun(t *testing.T) {
	clock := []time.Duration{0, time.Second, time.Second, 1200 * time.Millisecond}
	now := func() time.Time {
		at := time.Unix(0, 0).Add(clock[0])
		clock = clock[1:]
		return at
	}
	if got, want := Calibrate(now), choose(200*time.Millisecond); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestCalibratedParametersAreReadBack(t *testing.T) {
	for took := time.Microsecond; took < time.Minute; took *= 3 {
		if err := choose(took).check(); err != nil {
			t.Errorf("minimum takes %v: %v", took, err)
		}
	}
}
