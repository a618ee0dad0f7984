package i18n

import "testing"

func TestTheSizeOfAFileIsToldInWholeUnits(t *testing.T) {
	for _, c := range []struct {
		size int64
		want string
	}{{0, "0 кБ"}, {1, "1 кБ"}, {999_000, "999 кБ"}, {1_000_000, "1 МБ"}, {34_000_001, "35 МБ"}} {
		if got := For(UK).Bytes(c.size); got != c.want {
			t.Errorf("%d bytes are told as %q, want %q", c.size, got, c.want)
		}
	}
}
