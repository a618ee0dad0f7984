package seal

import (
	"bytes"
	"errors"
	"testing"

	"bankje/sync/envelope"
)

// newTestFile protects the keys of a device in one space with a PIN.
func newTestFile(t testing.TB) (*KeyFile, member) {
	t.Helper()
	m := newMember(t)
	f, err := NewKeyFile(newRandom(), m.keys, Secret{PIN, "294601"}, MinParams)
	if err != nil {
		t.Fatal(err)
	}
	return f, m
}

// reopen returns the file as it is read back from disk.
func reopen(t testing.TB, f *KeyFile) *KeyFile {
	t.Helper()
	read, err := ParseKeyFile(f.Marshal())
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// expectKeys fails the test unless keys open what the member sealed.
func expectKeys(t testing.TB, keys *Keys, err error, m member) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	key, held := keys.Epoch(m.header.Space, 1)
	if !held {
		t.Fatal("the epoch key is gone")
	}
	if _, err := key.Open(m.seal(t, []byte("note"))); err != nil {
		t.Error(err)
	}
	if keys.Device.ID() != m.keys.Device.ID() || !bytes.Equal(keys.Device.KEMKey(), m.keys.Device.KEMKey()) {
		t.Error("the device has become another")
	}
	sealed, err := m.keys.File.Seal(newRandom(), "draft", []byte("note"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := keys.File.Open("draft", sealed); err != nil {
		t.Errorf("the file key has become another: %v", err)
	}
}

func TestPINOpensAndAnotherDoesNot(t *testing.T) {
	f, m := newTestFile(t)
	f = reopen(t, f)
	if f.Kind() != PIN {
		t.Errorf("asks for kind %d, want a PIN", f.Kind())
	}
	keys, err := f.Unlock("294601")
	expectKeys(t, keys, err, m)
	for _, wrong := range []string{"294602", "", "2946010", "294601 "} {
		_, err := f.Unlock(wrong)
		expect(t, "another PIN", err, ErrWrongSecret)
	}
}

func TestChangedSecretReplacesTheOld(t *testing.T) {
	f, m := newTestFile(t)
	passphrase := Secret{Passphrase, "rivier kom’eet wolk"}
	if err := f.ChangeSecret(newRandom(), m.keys, passphrase, MinParams); err != nil {
		t.Fatal(err)
	}
	f = reopen(t, f)
	_, err := f.Unlock("294601")
	expect(t, "the old PIN", err, ErrWrongSecret)
	// A phone puts a capital, another apostrophe and a space by itself.
	keys, err := f.Unlock("Rivier  kom'eet wolk ")
	expectKeys(t, keys, err, m)
}

func TestRecoveryCodeOpensWhenThePINIsForgotten(t *testing.T) {
	f, m := newTestFile(t)
	first, second := newCode(t, 1), newCode(t, 2)
	_, err := f.UnlockWithRecovery(first)
	expect(t, "before one is set", err, ErrNoRecovery)
	expect(t, "setting no code", f.SetRecovery(newRandom(), m.keys, RecoveryCode{}), ErrCodeLength)
	for _, code := range []RecoveryCode{first, second} {
		if err := f.SetRecovery(newRandom(), m.keys, code); err != nil {
			t.Fatal(err)
		}
	}
	f = reopen(t, f)
	_, err = f.UnlockWithRecovery(first)
	expect(t, "a replaced code", err, ErrWrongSecret)
	keys, err := f.UnlockWithRecovery(second)
	expectKeys(t, keys, err, m)
	if err := f.ChangeSecret(newRandom(), keys, Secret{PIN, "775512"}, MinParams); err != nil {
		t.Fatal(err)
	}
	keys, err = reopen(t, f).Unlock("775512")
	expectKeys(t, keys, err, m)
	keys, err = reopen(t, f).UnlockWithRecovery(second)
	expectKeys(t, keys, err, m)
}

func TestApostrophesOfAllKeyboardsAreOne(t *testing.T) {
	for _, apostrophe := range []string{"'", "’", "ʼ", "‘", "`", "´", "′"} {
		secret := Secret{Passphrase, "річка пам" + apostrophe + "ятає"}
		if got, want := secret.canonical(), "річка пам'ятає"; got != want {
			t.Errorf("%q is taken for %q, want %q", secret.Text, got, want)
		}
	}
}

func TestStoredKeyIsThereAfterUnlocking(t *testing.T) {
	f, m := newTestFile(t)
	key, err := NewEpochKey(newRandom(), 2)
	if err != nil {
		t.Fatal(err)
	}
	m.keys.AddEpoch(m.header.Space, key)
	if err := f.Store(newRandom(), m.keys); err != nil {
		t.Fatal(err)
	}
	keys, err := reopen(t, f).Unlock("294601")
	expectKeys(t, keys, err, m)
	if got, held := keys.Epoch(m.header.Space, 2); !held || got.Hash() != key.Hash() {
		t.Error("the added epoch key is not there")
	}
}

func TestNoEpochKeyIsDroppedForAnother(t *testing.T) {
	m := newMember(t)
	random := newRandom()
	random.Read(make([]byte, 1000))
	other, err := NewEpochKey(random, 1)
	if err != nil {
		t.Fatal(err)
	}
	m.keys.AddEpoch(m.header.Space, other)
	m.keys.AddEpoch(m.header.Space, m.key)
	sealed, err := m.keys.seal(newRandom())
	if err != nil {
		t.Fatal(err)
	}
	read, err := openKeys(m.keys.File, sealed)
	if err != nil || len(read.epochs) != 2 {
		t.Fatalf("%d keys are held, %v; want both", len(read.epochs), err)
	}
	if key, _ := read.Epoch(m.header.Space, 1); key.Hash() != m.key.Hash() {
		t.Error("the key that came later hides the first")
	}
}

func TestNoKeyFileIsWrittenThatIsNotRead(t *testing.T) {
	f, m := newTestFile(t)
	if err := f.SetRecovery(newRandom(), m.keys, newCode(t, 1)); err != nil {
		t.Fatal(err)
	}
	for len(m.keys.epochs)*keysEpochSize < maxKeyFile {
		m.keys.epochs = append(m.keys.epochs, m.keys.epochs...)
	}
	expect(t, "too many keys", f.Store(newRandom(), m.keys), ErrTooLarge)
	if _, err := reopen(t, f).Unlock("294601"); err != nil {
		t.Error(err)
	}
}

func TestWeakSecretsAreRefused(t *testing.T) {
	f, m := newTestFile(t)
	for _, secret := range []Secret{{PIN, "12345"}, {PIN, "12345a"}, {Passphrase, "  kort   woord "}, {3, "long enough to be good"}, {}} {
		expect(t, "weak", f.ChangeSecret(newRandom(), m.keys, secret, MinParams), ErrWeakSecret)
	}
	cheap := Params{Passes: 1, Memory: 64, Lanes: 1}
	if f.ChangeSecret(newRandom(), m.keys, Secret{PIN, "294601"}, cheap) == nil {
		t.Error("parameters under the minimum are taken")
	}
	keys, err := f.Unlock("294601")
	expectKeys(t, keys, err, m)
}

func TestKeysOfAnotherFileCannotLockOneOut(t *testing.T) {
	f, m := newTestFile(t)
	random := newRandom()
	random.Read(make([]byte, 1000))
	others, err := NewKeys(random)
	if err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"store":         f.Store(newRandom(), others),
		"change secret": f.ChangeSecret(newRandom(), others, Secret{PIN, "775512"}, MinParams),
		"set recovery":  f.SetRecovery(newRandom(), others, newCode(t, 1)),
	} {
		expect(t, name, err, ErrDamaged)
	}
	keys, err := f.Unlock("294601")
	expectKeys(t, keys, err, m)
}

func TestAnyDamageOfAKeyFileIsToldFromAWrongPIN(t *testing.T) {
	f, m := newTestFile(t)
	if err := f.SetRecovery(newRandom(), m.keys, newCode(t, 1)); err != nil {
		t.Fatal(err)
	}
	whole := f.Marshal()
	for at := range whole {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 1 << (at % 8)
		if _, err := ParseKeyFile(damaged); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Fatalf("byte %d: %v, want ErrDamaged", at, err)
		}
		if _, err := ParseKeyFile(whole[:at]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v, want ErrDamaged", at, err)
		}
	}
}

// TestKeyFileOfAnotherKindIsRefusedByName writes with a checksum that fits:
// it is no secret, so a hostile file has one too.
func TestKeyFileOfAnotherKindIsRefusedByName(t *testing.T) {
	f, _ := newTestFile(t)
	const version, kind = len(keyFileMagic), len(keyFileMagic) + 1
	keysLength := len(f.Marshal()) - checksumSize - len(f.keys) - 4
	for _, test := range []struct {
		name string
		at   int
		byte byte
		want error
	}{
		{"version 0", version, 0, ErrDamaged},
		{"a later version", version, keyFileVersion + 1, ErrNewer},
		{"no kind of secret", kind, 0, ErrDamaged},
		{"a later kind of secret", kind, byte(Passphrase) + 1, ErrNewer},
		{"keys of more than 2 GiB", keysLength, 0xff, ErrDamaged},
		{"more keys than there are", keysLength + 3, 0xff, ErrDamaged},
	} {
		data := f.Marshal()
		data[test.at] = test.byte
		data = data[:len(data)-checksumSize]
		_, err := ParseKeyFile(append(data, checksum(data)...))
		expect(t, test.name, err, test.want)
	}
}

func TestParametersReadAreBounded(t *testing.T) {
	f, _ := newTestFile(t)
	for _, params := range []Params{{2, maxMemory + 1, 1}, {maxPasses + 1, MinParams.Memory, 1}, {2, MinParams.Memory, 0}, {1, MinParams.Memory, 1}} {
		f.params = params
		_, err := ParseKeyFile(f.Marshal())
		expect(t, "out of bounds", err, ErrDamaged)
	}
}

func TestWipeLeavesNoKey(t *testing.T) {
	m := newMember(t)
	m.keys.Wipe()
	for name, secret := range map[string][]byte{
		"file key":     m.keys.File.secret[:],
		"local key":    m.keys.File.local[:],
		"signing seed": m.keys.Device.signing.Seed(),
		"HPKE seed":    m.keys.Device.kemSeed[:],
		"epoch key":    m.key.secret[:],
		"change key":   m.key.change[:],
		"name key":     m.key.name[:],
		"subject key":  m.key.subject[:],
	} {
		if !bytes.Equal(secret, make([]byte, len(secret))) {
			t.Errorf("the %s is still there", name)
		}
	}
}

func TestFoundedSpaceIsReachedByItsStatement(t *testing.T) {
	keys, err := NewKeys(newRandom())
	if err != nil {
		t.Fatal(err)
	}
	statement, err := keys.Found(newRandom(), "Team Noord")
	if err != nil {
		t.Fatal(err)
	}
	read, err := envelope.ParseStatement(statement.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	founding, err := envelope.ParseFounding(read)
	if err != nil {
		t.Fatal(err)
	}
	key, held := keys.Epoch(envelope.FoundedSpace(read), 1)
	if !held || key.Hash() != founding.EpochKey {
		t.Fatal("the statement names another key than is held")
	}
	if name, err := key.OpenName(founding.Name); name != "Team Noord" || err != nil {
		t.Errorf("name %q, %v", name, err)
	}
}

func FuzzParseKeyFile(f *testing.F) {
	var vectors []keyFileVector
	readJSON(f, "testdata/keyfiles.json", &vectors)
	for _, v := range vectors {
		f.Add([]byte(v.File))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		// The checksum is made to fit, or nothing behind it would be reached.
		if len(data) > checksumSize {
			data = data[:len(data)-checksumSize]
			data = append(bytes.Clone(data), checksum(data)...)
		}
		file, err := ParseKeyFile(data)
		if err == nil && !bytes.Equal(file.Marshal(), data) {
			t.Fatalf("%x is read, but written as %x", data, file.Marshal())
		}
	})
}
