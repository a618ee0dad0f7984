package seal

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
)

// seeded is randomness of a kind, the same at each run.
func seeded(seed byte) io.Reader { return rand.NewChaCha8([32]byte{seed}) }

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// backedUp gives a back-up of plain, opened by a passphrase and a code.
func backedUp(t testing.TB, plain []byte) (file []byte, code RecoveryCode) {
	t.Helper()
	random := seeded(1)
	keys := must(NewKeys(random))
	f := must(NewKeyFile(random, keys, Secret{Kind: Passphrase, Text: "lavendel fiets kade"}, MinParams))
	code = must(NewRecoveryCode(random))
	if err := f.SetRecovery(random, keys, code); err != nil {
		t.Fatal(err)
	}
	var to bytes.Buffer
	w := must(f.NewBackup(random)).Write(&to, keys)
	for rest := plain; len(rest) > 0; {
		n := must(w.Write(rest[:min(len(rest), 777)]))
		rest = rest[n:]
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return to.Bytes(), code
}

// restored opens a back-up whole, with the code.
func restored(file []byte, code RecoveryCode) ([]byte, error) {
	r := bytes.NewReader(file)
	b, err := ReadBackup(r)
	if err != nil {
		return nil, err
	}
	keys, err := b.UnlockWithRecovery(code)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(b.Read(r, keys))
}

func TestABackupOpensWithTheCodeAndThePassphraseAndNothingElse(t *testing.T) {
	// Sizes around the end of a chunk, which holds 65,520 bytes.
	for _, size := range []int{0, 1, 65519, 65520, 65521, 2 * 65520, 200_000} {
		plain := make([]byte, size)
		io.ReadFull(seeded(2), plain)
		file, code := backedUp(t, plain)
		if got, err := restored(file, code); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("of %d bytes came %d, %v", size, len(got), err)
		}
	}
	file, _ := backedUp(t, nil)
	b := must(ReadBackup(bytes.NewReader(file)))
	if !b.HasPassphrase() || !b.HasRecovery() {
		t.Error("the file does not tell what opens it")
	}
	if _, err := b.Unlock("Lavendel  fiets kade"); err != nil {
		t.Errorf("the passphrase does not open it: %v", err)
	}
	if _, err := b.Unlock("lavendel fiets"); !errors.Is(err, ErrWrongSecret) {
		t.Errorf("another passphrase gave %v", err)
	}
	other := must(NewRecoveryCode(seeded(9)))
	if _, err := b.UnlockWithRecovery(other); !errors.Is(err, ErrWrongSecret) {
		t.Errorf("another code gave %v", err)
	}
}

func TestAPINNeverOpensABackup(t *testing.T) {
	random := seeded(1)
	keys := must(NewKeys(random))
	f := must(NewKeyFile(random, keys, Secret{Kind: PIN, Text: "135790"}, MinParams))
	if _, err := f.NewBackup(random); !errors.Is(err, ErrNoRecovery) {
		t.Fatalf("with a PIN alone = %v, want ErrNoRecovery", err)
	}
	if err := f.SetRecovery(random, keys, must(NewRecoveryCode(random))); err != nil {
		t.Fatal(err)
	}
	b := must(f.NewBackup(random))
	if b.HasPassphrase() {
		t.Error("a PIN passes for a passphrase")
	}
	if _, err := b.Unlock("135790"); !errors.Is(err, ErrWrongSecret) {
		t.Errorf("the PIN gave %v", err)
	}
}

// TestEveryFlippedByteOfABackupIsNoticed flips one at every place of the head
// and in steps after it, and cuts the file at as many.
func TestEveryFlippedByteOfABackupIsNoticed(t *testing.T) {
	plain := make([]byte, 150_000)
	file, code := backedUp(t, plain)
	step := 1
	for at := 0; at < len(file); at += step {
		if at > 800 {
			step = 1009
		}
		spoiled := bytes.Clone(file)
		spoiled[at] ^= 4
		if got, err := restored(spoiled, code); err == nil {
			t.Fatalf("byte %d was flipped, and %d bytes came", at, len(got))
		} else if errors.Is(err, ErrWrongSecret) {
			t.Fatalf("byte %d was flipped, and the code is said to be wrong", at)
		}
		if got, err := restored(file[:at], code); err == nil {
			t.Fatalf("cut at %d, and %d bytes came", at, len(got))
		}
	}
	for _, end := range []int{len(file) - 1, len(file) - (150_000 - 2*65520 + 16)} { // the second where a chunk ends
		if _, err := restored(file[:end], code); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut at %d of %d gave %v", end, len(file), err)
		}
	}
	if _, err := restored(append(bytes.Clone(file), 0), code); !errors.Is(err, ErrDamaged) {
		t.Errorf("one byte more gave %v", err)
	}
}

func TestAnotherFileIsNoBackup(t *testing.T) {
	for _, content := range []string{"", "bankje", "%PDF-1.4 and more than eight bytes"} {
		if _, err := ReadBackup(bytes.NewReader([]byte(content))); !errors.Is(err, ErrNotBackup) {
			t.Errorf("%q gave %v", content, err)
		}
	}
	file, _ := backedUp(t, nil)
	file[8] = 2
	if _, err := ReadBackup(bytes.NewReader(file)); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer one gave %v", err)
	}
}

func TestARestoredKeyFileKeepsTheRecoveryCode(t *testing.T) {
	file, code := backedUp(t, nil)
	b := must(ReadBackup(bytes.NewReader(file)))
	keys := must(b.Unlock("lavendel fiets kade"))
	f := must(b.KeyFile(seeded(5), keys, Secret{Kind: PIN, Text: "246810"}, MinParams))
	f = must(ParseKeyFile(f.Marshal()))
	if f.Kind() != PIN {
		t.Errorf("it asks for kind %d", f.Kind())
	}
	if _, err := f.Unlock("246810"); err != nil {
		t.Errorf("the new PIN does not open it: %v", err)
	}
	if _, err := f.UnlockWithRecovery(code); err != nil {
		t.Errorf("the code does not open it: %v", err)
	}
}

func FuzzReadBackup(f *testing.F) {
	file, _ := backedUp(f, nil)
	f.Add(file)
	f.Fuzz(func(t *testing.T, data []byte) {
		// The checksum is made to fit, or nothing behind it would be reached.
		if len(data) > checksumSize {
			data = data[:len(data)-checksumSize]
			data = append(bytes.Clone(data), checksum(data)...)
		}
		b, err := ReadBackup(bytes.NewReader(data))
		if err == nil && !bytes.HasPrefix(data, b.marshal()) {
			t.Fatalf("%x is read, but written as %x", data, b.marshal())
		}
	})
}
