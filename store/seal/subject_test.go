package seal

import (
	"bytes"
	"testing"
)

func TestASubjectIsForMembersAndOfOneSize(t *testing.T) {
	m := newMember(t)
	other, err := NewEpochKey(newRandom(), 2)
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[int]bool{}
	for _, subject := range [][]byte{{}, {1}, bytes.Repeat([]byte{7}, 18)} {
		sealed, err := m.key.SealSubject(newRandom(), subject)
		if err != nil {
			t.Fatal(err)
		}
		sizes[len(sealed)] = true
		if got, err := m.key.OpenSubject(sealed); !bytes.Equal(got, subject) || err != nil {
			t.Errorf("opened as %x, %v", got, err)
		}
		_, err = other.OpenSubject(sealed)
		expect(t, "the key of another space", err, ErrDamaged)
		_, err = m.key.OpenName(sealed)
		expect(t, "read as a name", err, ErrDamaged)
	}
	if len(sizes) != 1 {
		t.Errorf("the sizes %v tell what is in them", sizes)
	}
	_, err = m.key.SealSubject(newRandom(), make([]byte, MaxName+1))
	expect(t, "a subject too long", err, ErrTooLarge)
}
