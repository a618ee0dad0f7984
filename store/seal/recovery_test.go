package seal

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// newCode returns the nth code of the tests' randomness.
func newCode(t testing.TB, n int) RecoveryCode {
	t.Helper()
	random := newRandom()
	var code RecoveryCode
	for range n {
		var err error
		if code, err = NewRecoveryCode(random); err != nil {
			t.Fatal(err)
		}
	}
	return code
}

func TestCodeIsReadAsItIsWritten(t *testing.T) {
	code := newCode(t, 1)
	text := code.String()
	if groups := code.Groups(); len(groups) != 10 || len(text) != 49 {
		t.Fatalf("%q has %d groups, want ten of four digits", text, len(groups))
	}
	for _, typed := range []string{
		text,
		strings.ReplaceAll(text, " ", ""),
		strings.ReplaceAll(text, " ", "-"),
		strings.ReplaceAll(text, " ", " – "),
		"\t" + strings.ReplaceAll(text, " ", ".\n"),
	} {
		if got, err := ParseRecoveryCode(typed); got != code || err != nil {
			t.Errorf("typed as %q: %v", typed, err)
		}
	}
}

func TestCodeOfAnotherLengthIsRefused(t *testing.T) {
	text := newCode(t, 1).String()
	for _, typed := range []string{"", text[1:], text + "0", strings.Replace(text, text[:1], "O", 1), strings.Repeat("٣", 20)} {
		_, err := ParseRecoveryCode(typed)
		expect(t, "another length", err, ErrCodeLength)
	}
}

func TestEachWrongDigitIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := []byte(drawCode(t))
		at := rapid.IntRange(0, codeDigits-1).Draw(t, "at")
		digits[at] = '0' + (digits[at]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "error")))%10
		if _, err := ParseRecoveryCode(string(digits)); err == nil {
			t.Fatalf("%s passes with a wrong digit", digits)
		}
	})
}

func TestEachSwapOfNeighboursIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := []byte(drawCode(t))
		at := rapid.IntRange(0, codeDigits-2).Draw(t, "at")
		if digits[at] == digits[at+1] {
			return
		}
		digits[at], digits[at+1] = digits[at+1], digits[at]
		if _, err := ParseRecoveryCode(string(digits)); err == nil {
			t.Fatalf("%s passes with two digits swapped", digits)
		}
	})
}

func drawCode(t *rapid.T) string {
	digits := rapid.StringOfN(rapid.RuneFrom([]rune("0123456789")), codeDigits-1, codeDigits-1, -1).Draw(t, "digits")
	return digits + string(checkDigit(digits))
}

// TestQuasigroupIsTotallyAntiSymmetric proves for all codes what the two
// tests before it draw examples of.
func TestQuasigroupIsTotallyAntiSymmetric(t *testing.T) {
	times := func(x, y byte) byte { return quasigroup[x-'0'][y-'0'] }
	const digits = "0123456789"
	for _, c := range []byte(digits) {
		for _, x := range []byte(digits) {
			if times(x, x) != '0' {
				t.Errorf("%c after %c gives no 0: a check digit would not close the code", x, x)
			}
			for _, y := range []byte(digits) {
				if x == y {
					continue
				}
				if times(c, x) == times(c, y) {
					t.Errorf("%c and %c look alike after %c", x, y, c)
				}
				if times(times(c, x), y) == times(times(c, y), x) {
					t.Errorf("%c%c and %c%c look alike after %c", x, y, y, x, c)
				}
			}
		}
	}
}

// TestDigitsAreEquallyLikely counts the digits of 1,000 codes: each of the ten
// is within a tenth of the mean.
func TestDigitsAreEquallyLikely(t *testing.T) {
	random := newRandom()
	counts := map[rune]int{}
	const codes = 1000
	for range codes {
		code, err := NewRecoveryCode(random)
		if err != nil {
			t.Fatal(err)
		}
		for _, digit := range code.digits[:codeDigits-1] {
			counts[digit]++
		}
	}
	mean := codes * (codeDigits - 1) / 10
	for digit, count := range counts {
		if count < mean*9/10 || count > mean*11/10 {
			t.Errorf("%c occurs %d times, want about %d", digit, count, mean)
		}
	}
}
