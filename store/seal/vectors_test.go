package seal

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"testing"

	"bankje/sync/envelope"
)

// The vectors say what was once written. All of it must open for ever, and
// given the same randomness it must be written the same: where a test on them
// fails, the change is wrong and not the file.

type changeVector struct {
	Seeds    hexBytes // of the device's signing and HPKE keys
	EpochKey hexBytes
	Space    hexBytes
	Sequence uint64
	Epoch    uint32
	Members  hexBytes
	Previous hexBytes
	Random   hexBytes
	Plain    string
	Envelope hexBytes
}

func (v changeVector) key() *EpochKey { return restoreEpochKey(v.Epoch, [keySize]byte(v.EpochKey)) }

func (v changeVector) header() envelope.Header {
	return envelope.Header{
		Space:    envelope.SpaceID(v.Space),
		Sequence: v.Sequence,
		Members:  envelope.Hash(v.Members),
		Previous: envelope.Hash(v.Previous),
	}
}

func TestChangesSealedOnceOpenForEver(t *testing.T) {
	var vectors []changeVector
	readJSON(t, "testdata/changes.json", &vectors)
	for _, v := range vectors {
		e, err := envelope.Parse(v.Envelope)
		if err != nil {
			t.Fatal(err)
		}
		if plain, err := v.key().Open(e); string(plain) != v.Plain || err != nil {
			t.Errorf("change %d opens as %q, %v; want %q", v.Sequence, plain, err, v.Plain)
		}
		device, err := NewDevice(bytes.NewReader(v.Seeds))
		if err != nil {
			t.Fatal(err)
		}
		e, err = v.key().Seal(bytes.NewReader(v.Random), v.header(), []byte(v.Plain), device)
		if err != nil || !bytes.Equal(e.Bytes(), v.Envelope) {
			t.Errorf("change %d is sealed otherwise: %x, %v", v.Sequence, e.Bytes(), err)
		}
	}
}

type keyFileVector struct {
	Kind     SecretKind
	Secret   string
	Code     string // none: ""
	Params   Params
	FileKey  hexBytes
	Seeds    hexBytes // of the device's signing and HPKE keys
	Space    hexBytes
	EpochKey hexBytes // of epoch 1
	Random   hexBytes
	File     hexBytes
}

func (v keyFileVector) keys(t *testing.T) *Keys {
	t.Helper()
	device, err := NewDevice(bytes.NewReader(v.Seeds))
	if err != nil {
		t.Fatal(err)
	}
	keys := &Keys{File: restoreFileKey([keySize]byte(v.FileKey)), Device: device}
	keys.AddEpoch(envelope.SpaceID(v.Space), restoreEpochKey(1, [keySize]byte(v.EpochKey)))
	return keys
}

func (v keyFileVector) write(t *testing.T) []byte {
	t.Helper()
	random, keys := bytes.NewReader(v.Random), v.keys(t)
	f, err := NewKeyFile(random, keys, Secret{v.Kind, v.Secret}, v.Params)
	if err != nil {
		t.Fatal(err)
	}
	if v.Code != "" {
		if err := f.SetRecovery(random, keys, v.code(t)); err != nil {
			t.Fatal(err)
		}
	}
	return f.Marshal()
}

func (v keyFileVector) code(t *testing.T) RecoveryCode {
	t.Helper()
	code, err := ParseRecoveryCode(v.Code)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestKeyFilesWrittenOnceOpenForEver(t *testing.T) {
	var vectors []keyFileVector
	readJSON(t, "testdata/keyfiles.json", &vectors)
	for i, v := range vectors {
		f, err := ParseKeyFile(v.File)
		if err != nil {
			t.Fatal(err)
		}
		if f.Kind() != v.Kind || f.HasRecovery() != (v.Code != "") {
			t.Errorf("file %d: kind %d, recovery %v", i, f.Kind(), f.HasRecovery())
		}
		want := v.keys(t)
		got, err := f.Unlock(v.Secret)
		expectSameKeys(t, got, err, want)
		if v.Code != "" {
			got, err = f.UnlockWithRecovery(v.code(t))
			expectSameKeys(t, got, err, want)
		}
		if written := v.write(t); !bytes.Equal(written, v.File) {
			t.Errorf("file %d is written otherwise: %x", i, written)
		}
	}
}

func expectSameKeys(t *testing.T, got *Keys, err error, want *Keys) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if got.File.secret != want.File.secret || !bytes.Equal(got.marshal(), want.marshal()) {
		t.Error("other keys come out than went in")
	}
}

type localVector struct {
	FileKey hexBytes
	Place   string
	Random  hexBytes
	Plain   string
	Sealed  hexBytes
	Large   hexBytes // the same sealed by SealLarge
}

func TestLocalSealsMadeOnceOpenForEver(t *testing.T) {
	var vectors []localVector
	readJSON(t, "testdata/local.json", &vectors)
	for i, v := range vectors {
		key := restoreFileKey([keySize]byte(v.FileKey))
		if plain, err := key.Open(v.Place, v.Sealed); string(plain) != v.Plain || err != nil {
			t.Errorf("seal %d opens as %q, %v", i, plain, err)
		}
		if plain, err := key.OpenLarge(bytes.NewReader(v.Large), v.Place); string(plain) != v.Plain || err != nil {
			t.Errorf("large seal %d opens as %q, %v", i, plain, err)
		}
		sealed, err := key.Seal(bytes.NewReader(v.Random), v.Place, []byte(v.Plain))
		if err != nil || !bytes.Equal(sealed, v.Sealed) {
			t.Errorf("seal %d is made otherwise: %x, %v", i, sealed, err)
		}
		var large bytes.Buffer
		err = key.SealLarge(&large, bytes.NewReader(v.Random), v.Place, []byte(v.Plain))
		if err != nil || !bytes.Equal(large.Bytes(), v.Large) {
			t.Errorf("large seal %d is made otherwise: %x, %v", i, large.Bytes(), err)
		}
	}
}

// TestManyChunksAreSealedTheSame holds what is too long to stand in a file to
// its hash.
func TestManyChunksAreSealedTheSame(t *testing.T) {
	_, sealed := sealLarge(t, restoreFileKey([keySize]byte{1}), 3*chunkSize+5)
	const want = "b20653968a8705cc4fa95ca9f89c6a521f0a9a2242c42fc2df6594a8f6f69c35"
	if got := fmt.Sprintf("%x", sha256.Sum256(sealed)); got != want {
		t.Errorf("sealed bytes have hash %s, want %s", got, want)
	}
}
