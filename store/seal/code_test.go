package seal

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func newInvitationCode(t testing.TB) InvitationCode {
	t.Helper()
	code, err := NewInvitationCode(newRandom())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestAnInvitationCodeIsTakenAsPeopleTypeIt(t *testing.T) {
	code := InvitationCode{"ABCEHKMPTXY3" + "ABCEHKMPTX"}
	code.letters += check(code.letters)
	cyrillic := strings.NewReplacer("A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "K", "К",
		"M", "М", "P", "Р", "T", "Т", "X", "Х", "Y", "У", "3", "З")
	for name, text := range map[string]string{
		"as it is":         code.letters,
		"in groups":        code.String(),
		"small":            strings.ToLower(code.String()),
		"with dashes":      strings.Join(code.Groups(), "–"),
		"with odd spaces":  " " + strings.ReplaceAll(code.String(), " ", " \u00a0\n"),
		"with a full stop": code.String() + ".",
		"in Cyrillic":      cyrillic.Replace(code.String()),
		"small Cyrillic":   strings.ToLower(cyrillic.Replace(code.String())),
	} {
		if got, err := ParseInvitationCode(text); got != code || err != nil {
			t.Errorf("%s: %q is read as %v, %v", name, text, got, err)
		}
	}
}

func TestWhatIsNoInvitationCodeIsRefused(t *testing.T) {
	code := newInvitationCode(t)
	for name, text := range map[string]string{
		"nothing":        "",
		"too short":      code.letters[:23],
		"too long":       code.letters + "A",
		"a zero":         "0" + code.letters[1:],
		"an O":           "O" + code.letters[1:],
		"a Cyrillic О":   "О" + code.letters[1:],
		"an I":           "I" + code.letters[1:],
		"an L":           "l" + code.letters[1:],
		"something else": "Ж" + code.letters[1:],
	} {
		if _, err := ParseInvitationCode(text); !errors.Is(err, ErrCodeLetters) {
			t.Errorf("%s: %v, want ErrCodeLetters", name, err)
		}
	}
}

// TestAnyTwoWrongLettersAreFound: also any two that changed places.
func TestAnyTwoWrongLettersAreFound(t *testing.T) {
	letters := newInvitationCode(t).letters
	refused := func(wrong []byte) {
		t.Helper()
		if _, err := ParseInvitationCode(string(wrong)); string(wrong) != letters && !errors.Is(err, ErrCheckLetters) {
			t.Fatalf("%s for %s: %v", wrong, letters, err)
		}
	}
	for i := range letters {
		for _, a := range []byte(alphabet) {
			for j := range letters[:i] {
				wrong := []byte(letters)
				wrong[i] = a
				for _, b := range []byte(alphabet) {
					wrong[j] = b
					refused(wrong)
				}
				wrong = []byte(letters)
				wrong[i], wrong[j] = wrong[j], wrong[i]
				refused(wrong)
			}
		}
	}
}

func TestInvitationCodesAreOfAllLettersAlike(t *testing.T) {
	random := newRandom()
	seen := map[rune]int{}
	for range 500 {
		code, err := NewInvitationCode(random)
		if err != nil {
			t.Fatal(err)
		}
		for _, letter := range code.letters[:invitationLetters-checkLetters] {
			seen[letter]++
		}
	}
	if len(seen) != len(alphabet) {
		t.Errorf("%d of %d letters occur", len(seen), len(alphabet))
	}
	for letter, n := range seen { // 355 expected, σ 18.5
		if n < 260 || n > 450 {
			t.Errorf("%c occurs %d times in 11,000", letter, n)
		}
	}
}

func TestAnInvitationTravelsAsALinkAndAsAFile(t *testing.T) {
	code := newInvitationCode(t)
	for _, address := range []string{"", "https://relay.example", "http://192.168.1.5:8655"} {
		link := code.Link(address + "/")
		if got, at, err := ParseInvitationLink(" " + link + "\n"); got != code || at != address || err != nil {
			t.Errorf("%s is read as %v at %q, %v", link, got, at, err)
		}
		if secret := link[:strings.Index(link, "#")]; strings.Contains(secret, code.Groups()[0]) {
			t.Errorf("the code stands before the #: %s", link)
		}
		if got, at, err := ParseInvitationFile(code.File(address)); got != code || at != address || err != nil {
			t.Errorf("the file for %q is read as %v at %q, %v", address, got, at, err)
		}
	}
	if _, _, err := ParseInvitationLink("https://relay.example/"); !errors.Is(err, ErrNoInvitation) {
		t.Errorf("a link without a code: %v", err)
	}
	if _, _, err := ParseInvitationLink(code.Link("https://x") + "A"); !errors.Is(err, ErrCodeLetters) {
		t.Errorf("a link with a letter too many: %v", err)
	}
	newer := code.File("")
	newer[len(invitationMagic)]++
	if _, _, err := ParseInvitationFile(newer); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer file: %v", err)
	}
}

func TestADamagedInvitationFileIsRefused(t *testing.T) {
	whole := newInvitationCode(t).File("https://relay.example")
	for n := range whole {
		if _, _, err := ParseInvitationFile(whole[:n]); err == nil {
			t.Fatalf("%d of %d bytes are taken", n, len(whole))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		data := append([]byte(nil), whole...)
		at := rapid.IntRange(0, len(invitationMagic)+invitationLetters).Draw(t, "at")
		data[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "change"))
		if _, _, err := ParseInvitationFile(data); err == nil {
			t.Fatal("the change went unnoticed")
		}
	})
}

func FuzzParseInvitation(f *testing.F) {
	code := newInvitationCode(f)
	f.Add(code.String())
	f.Add(code.Link("https://relay.example"))
	f.Add(string(code.File("https://relay.example")))
	f.Fuzz(func(t *testing.T, text string) {
		if code, err := ParseInvitationCode(text); err == nil {
			if again, err := ParseInvitationCode(code.String()); again != code || err != nil {
				t.Fatalf("%v is read as %v, %v", code, again, err)
			}
		}
		if code, address, err := ParseInvitationFile([]byte(text)); err == nil && string(code.File(address)) != text {
			t.Fatalf("%q is read, but written as %q", text, code.File(address))
		}
		ParseInvitationLink(text)
	})
}

func TestOneWrongLetterIsFoundInItsGroup(t *testing.T) {
	letters := newInvitationCode(t).letters
	for i := range letters {
		for _, other := range []byte(alphabet) {
			if other == letters[i] {
				continue
			}
			wrong := []byte(letters)
			wrong[i] = other
			var mistyped *MistypedError
			_, err := ParseInvitationCode(string(wrong))
			if !errors.As(err, &mistyped) || mistyped.Group != i/groupLetters+1 {
				t.Fatalf("%c for the letter %d: %+v, want group %d", other, i, mistyped, i/groupLetters+1)
			}
		}
	}
}
