package seal

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

func testFileKey(t testing.TB) *FileKey {
	t.Helper()
	key, err := newFileKey(newRandom())
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestLocalSealKeepsItsPlace(t *testing.T) {
	key := testFileKey(t)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		sealed, err := key.Seal(newRandom(), "draft 1", plain)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := key.Open("draft 1", sealed); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("opened %q, %v; want %q", got, err, plain)
		}
		if _, err := key.Open("draft 2", sealed); err == nil {
			t.Fatal("a draft opens in another's place")
		}
		bit := rapid.IntRange(0, len(sealed)*8-1).Draw(t, "bit")
		sealed[bit/8] ^= 1 << (bit % 8)
		if _, err := key.Open("draft 1", sealed); err == nil {
			t.Fatal("a change goes unnoticed")
		}
	})
	_, err := key.Open("draft 1", nil)
	expect(t, "nothing", err, ErrDamaged)
}

func TestLocalSealSaysItsVersion(t *testing.T) {
	key := testFileKey(t)
	sealed, err := key.Seal(newRandom(), "draft 1", []byte("note"))
	if err != nil {
		t.Fatal(err)
	}
	for version, want := range map[byte]error{0: ErrDamaged, localVersion: nil, localVersion + 1: ErrNewer, 0xff: ErrNewer} {
		sealed[0] = version
		_, err := key.Open("draft 1", sealed)
		expect(t, "version", err, want)
	}
}

// sealLarge returns size bytes and what they are sealed to.
func sealLarge(t testing.TB, key *FileKey, size int) (plain, sealed []byte) {
	t.Helper()
	plain = bytes.Repeat([]byte("snapshot"), size/8+1)[:size]
	var out bytes.Buffer
	if err := key.SealLarge(&out, newRandom(), "snapshot", plain); err != nil {
		t.Fatal(err)
	}
	return plain, out.Bytes()
}

func TestLargeComesBack(t *testing.T) {
	key := testFileKey(t)
	for _, size := range []int{0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 5*chunkSize + 7} {
		plain, sealed := sealLarge(t, key, size)
		got, err := key.OpenLarge(bytes.NewReader(sealed), "snapshot")
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes do not come back: %v", size, err)
		}
		_, err = key.OpenLarge(bytes.NewReader(sealed), "elsewhere")
		expect(t, "another place", err, ErrDamaged)
	}
}

func TestLargeCutShortIsNoticed(t *testing.T) {
	key := testFileKey(t)
	_, sealed := sealLarge(t, key, 2*chunkSize+100)
	const header, chunk = largeHeaderSize + tagSize, chunkSize + tagSize
	for _, cut := range []int{0, 1, largeHeaderSize, header, header + 1, header + chunk, header + 2*chunk, len(sealed) - 1} {
		_, err := key.OpenLarge(bytes.NewReader(sealed[:cut]), "snapshot")
		expect(t, "cut short", err, ErrDamaged)
	}
	_, err := key.OpenLarge(bytes.NewReader(append(sealed, 0)), "snapshot")
	expect(t, "a byte too many", err, ErrDamaged)
}

func TestLargeChangedIsNoticed(t *testing.T) {
	key := testFileKey(t)
	_, sealed := sealLarge(t, key, 2*chunkSize+100)
	swapped := bytes.Clone(sealed)
	const first, chunk = largeHeaderSize + tagSize, chunkSize + tagSize
	copy(swapped[first:], sealed[first+chunk:][:chunk])
	copy(swapped[first+chunk:], sealed[first:][:chunk])
	_, err := key.OpenLarge(bytes.NewReader(swapped), "snapshot")
	expect(t, "two chunks swapped", err, ErrDamaged)

	for _, at := range []int{1, largeHeaderSize - 1, largeHeaderSize, first, first + chunk, len(sealed) - 1} {
		damaged := bytes.Clone(sealed)
		damaged[at] ^= 1
		_, err := key.OpenLarge(bytes.NewReader(damaged), "snapshot")
		expect(t, "a flipped bit", err, ErrDamaged)
	}
	for version, want := range map[byte]error{0: ErrDamaged, largeVersion + 1: ErrNewer} {
		sealed[0] = version
		_, err = key.OpenLarge(bytes.NewReader(sealed), "snapshot")
		expect(t, "another version", err, want)
	}
}
