package feed

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"bankje/sync/envelope"
)

const logName = journalName + logSuffix

// A patient is a journal whose process was killed: a part of it is in the
// log only.
type patient struct {
	files     map[string][]byte
	keyFile   []byte
	envelopes []envelope.Envelope
	drafts    int
}

func newPatient(t testing.TB) patient {
	t.Helper()
	p := patient{keyFile: noise(1, 2000), drafts: 3}
	dir, random, anna := newFolder(t), rand.New(rand.NewPCG(3, 4)), newAuthor('a')
	f := openIn(t, dir)
	hurry(t, f)
	if err := f.Found(t.Context(), p.keyFile, testSpace, noise(2, 1500)); err != nil {
		t.Fatal(err)
	}
	for i := range 400 {
		if i == 300 {
			if err := emptyLog(t.Context(), f.db); err != nil {
				t.Fatal(err)
			}
		}
		size := 400 + random.IntN(1000)
		if i%20 == 0 {
			size = 4000 + random.IntN(20000)
		}
		p.envelopes = append(p.envelopes, add(t, f, anna, 1, size)...)
		draft := Draft{DraftID{byte(i % p.drafts)}, noise(uint64(i), 700)}
		if err := f.PutDraft(t.Context(), draft); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.PutLocal(t.Context(), "cursor", noise(5, 30)); err != nil {
		t.Fatal(err)
	}
	p.files = readFolder(t, dir)
	return p
}

// A recovery is what comes of a patient: opened, or salvaged and opened.
type recovery struct {
	dir      string
	salvaged bool
	report   Report
	found    map[Number]envelope.Envelope
}

// recover opens the files, salvages them if that or a check finds damage, and
// fails unless the damaged files are kept and what is found is as it was
// written.
func (p patient) recover(t *testing.T, files map[string][]byte) recovery {
	t.Helper()
	r := recovery{dir: writeFolder(t, files), found: make(map[Number]envelope.Envelope)}
	f, err := Open(t.Context(), r.dir)
	if err == nil {
		if err = f.Check(t.Context()); err != nil {
			closeNow(t, f)
		}
	} else {
		sameFolder(t, files, r.dir)
	}
	if errors.Is(err, ErrDamaged) {
		r.salvaged = true
		damaged := readFolder(t, r.dir)
		if r.report, err = Salvage(t.Context(), r.dir, noon); err != nil {
			t.Fatal(err)
		}
		after := readFolder(t, r.dir)
		for _, suffix := range []string{"", logSuffix} {
			if !bytes.Equal(after[r.report.KeptAs+suffix], damaged[journalName+suffix]) {
				t.Errorf("%s is not the damaged file", r.report.KeptAs+suffix)
			}
		}
		f, err = Open(t.Context(), r.dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, f)
	p.examine(t, f, &r)
	return r
}

func (p patient) examine(t *testing.T, f *Feed, r *recovery) {
	t.Helper()
	if err := f.Check(t.Context()); err != nil {
		t.Errorf("after all, Check = %v", err)
	}
	if keyFile, err := f.KeyFile(t.Context()); !bytes.Equal(keyFile, p.keyFile) || err != nil {
		t.Errorf("the key file is not the one there was, %v", err)
	}
	for _, row := range all(t, f) {
		if row.Hash != p.envelopes[row.Number-1].Hash() ||
			!bytes.Equal(row.Envelope.Body, p.envelopes[row.Number-1].Body) {
			t.Errorf("envelope %d is not as it was written", row.Number)
		}
		r.found[row.Number] = row.Envelope
	}
	if r.salvaged && r.report.Envelopes != len(r.found) {
		t.Errorf("%d envelopes reported as saved, %d are there", r.report.Envelopes, len(r.found))
	}
}

func TestAnUndamagedFileOfAKilledProcessOpensWhole(t *testing.T) {
	p := newPatient(t)
	r := p.recover(t, p.files)
	if r.salvaged || len(r.found) != len(p.envelopes) {
		t.Errorf("salvaged: %t, %d envelopes found; want all %d without", r.salvaged, len(r.found), len(p.envelopes))
	}
}

// rounds returns how often a test tries something at random: less often in
// short mode, as for an emulated processor.
func rounds(usual int) int {
	if testing.Short() {
		return (usual + 9) / 10
	}
	return usual
}

// A page holds up to ten of the patient's rows. More than those cannot hang
// on one byte.
func TestAFlippedByteCostsAtMostItsPageAndIsNoticed(t *testing.T) {
	p, random := newPatient(t), rand.New(rand.NewPCG(5, 6))
	lostInAll := 0
	for range rounds(100) {
		files := maps.Clone(p.files)
		name := []string{journalName, logName}[random.IntN(2)]
		at := random.IntN(len(files[name]))
		if random.IntN(4) == 0 {
			at = at / pageSize * pageSize // where the structure of a page stands
		}
		files[name] = bytes.Clone(files[name])
		files[name][at] ^= byte(1 + random.IntN(255))
		r := p.recover(t, files)
		lost := len(p.envelopes) - len(r.found)
		if r.salvaged && (lost > 10 || r.report.Lost != lost) {
			t.Errorf("byte %d of %s: %d envelopes lost, %d reported", at, name, lost, r.report.Lost)
		}
		// Only the last commit can be taken for one that was never finished.
		if !r.salvaged && (lost > 1 || lost == 1 && r.found[Number(len(p.envelopes))].Header.Sequence != 0) {
			t.Errorf("byte %d of %s: %d envelopes lost without a word", at, name, lost)
		}
		lostInAll += lost
	}
	if lostInAll > rounds(100) {
		t.Errorf("%d envelopes lost by %d flipped bytes, want about one each at most", lostInAll, rounds(100))
	}
}

func TestWhatACutFileStillHoldsIsFound(t *testing.T) {
	p, random := newPatient(t), rand.New(rand.NewPCG(7, 8))
	for round := range rounds(30) {
		files := maps.Clone(p.files)
		length := random.IntN(len(files[journalName]))
		if round == 0 {
			length = 0
		}
		files[journalName] = files[journalName][:length]
		if round%2 == 0 {
			delete(files, logName)
		}
		r := p.recover(t, files)
		if !r.salvaged {
			t.Errorf("cut at %d: not noticed", length)
		}
		remains := append(bytes.Clone(files[journalName]), files[logName]...)
		for i, e := range p.envelopes {
			if _, found := r.found[Number(i+1)]; !found && bytes.Contains(remains, e.Bytes()) {
				t.Errorf("cut at %d: envelope %d is in the files and was not found", length, i+1)
			}
		}
	}
}

func TestARowWithASpoiledNumberKeepsItsPlace(t *testing.T) {
	for name, number := range map[string]Number{"too great": 1 << 40, "taken": 9, "negative": -3, "its own": 3} {
		t.Run(name, func(t *testing.T) {
			r, anna := newRemains(), newAuthor('a')
			for n := range Number(10) {
				whole := rowOf(n+1, anna.next(300))
				found := summedRow{whole, int64(whole.checksum())}
				if n+1 == 3 {
					found.number, found.crc = number, nil
				}
				r.addEnvelope(found)
			}
			r.placeDoubtful()
			if got := r.envelopes[3].sequence; got != 3 || len(r.envelopes) != 10 || r.lost() != 0 {
				t.Errorf("number 3 is sequence %d of %d, %d lost; want all 10 in order", got, len(r.envelopes), r.lost())
			}
		})
	}
}

// To SQLite a log that is cut short is one whose last commits were never
// made, and a missing one is empty. What is left must be whole.
func TestALogThatIsCutOrGoneLeavesAWholeBeginning(t *testing.T) {
	p, random := newPatient(t), rand.New(rand.NewPCG(9, 10))
	log := parseLog(p.files[logName][:logHeaderSize], p.files[logName][logHeaderSize:])
	inUse := logHeaderSize + len(log.sound().frames)*frameSize
	lost := 0
	for round := range rounds(25) {
		files := maps.Clone(p.files)
		files[logName] = files[logName][:random.IntN(inUse)]
		if round == 0 {
			delete(files, logName)
		}
		r := p.recover(t, files)
		lost += len(p.envelopes) - len(r.found)
		if r.salvaged || len(r.found) < 300 {
			t.Errorf("salvaged: %t, %d envelopes found; want at least the 300 in the database", r.salvaged, len(r.found))
		}
		for number := range Number(len(r.found)) {
			if _, ok := r.found[number+1]; !ok {
				t.Errorf("envelope %d is missing before later ones", number+1)
			}
		}
	}
	if lost == 0 {
		t.Error("no cut took an envelope away: the log was not what this test cuts")
	}
}

func TestAMissingDatabaseIsSaidAndNothingIsFoundedOverIt(t *testing.T) {
	p := newPatient(t)
	files := maps.Clone(p.files)
	delete(files, journalName)
	if r := p.recover(t, files); !r.salvaged || len(r.found) < 50 {
		t.Errorf("salvaged: %t, %d envelopes found; want most of the 100 in the log", r.salvaged, len(r.found))
	}
	delete(files, logName)
	if r := p.recover(t, files); !r.salvaged || len(r.found) != 0 {
		t.Errorf("salvaged: %t, %d envelopes found; want the key file alone", r.salvaged, len(r.found))
	}
}

func TestDraftsAndSmallValuesAreSalvagedToo(t *testing.T) {
	p := newPatient(t)
	files := maps.Clone(p.files)
	files[journalName] = append([]byte("this is no database"), files[journalName][19:]...)
	r := p.recover(t, files)
	if r.report.Drafts != p.drafts || r.report.Statements != 1 || r.report.Local != 1 || r.report.Lost != 0 {
		t.Errorf("report %+v; want 3 drafts, a statement, a local value and nothing lost", r.report)
	}
	f := openIn(t, r.dir)
	if report, err := f.LastSalvage(t.Context()); report != r.report || err != nil {
		t.Errorf("LastSalvage = %+v, %v; want what Salvage returned", report, err)
	}
	drafts, err := f.Drafts(t.Context())
	if err != nil || len(drafts) != p.drafts || !bytes.Equal(drafts[0].Sealed, noise(399, 700)) {
		t.Errorf("the drafts are not the newest, %v", err)
	}
}

func TestASalvageThatIsKilledCanBeDoneAgain(t *testing.T) {
	p := newPatient(t)
	kept := keptPrefix + "20261122-120000.db"
	for name, interrupt := range map[string]func(dir string) error{
		"before anything was moved": func(string) error { return nil },
		"with the log moved": func(dir string) error {
			return os.Rename(filepath.Join(dir, logName), filepath.Join(dir, kept+logSuffix))
		},
		"with both moved": func(dir string) error {
			return errors.Join(
				os.Rename(filepath.Join(dir, logName), filepath.Join(dir, kept+logSuffix)),
				os.Rename(filepath.Join(dir, journalName), filepath.Join(dir, kept)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := maps.Clone(p.files)
			files[journalName] = files[journalName][:len(files[journalName])/2]
			dir := writeFolder(t, files)
			if err := salvageInto(t.Context(), dir, filepath.Join(dir, salvagedName), noon); err != nil {
				t.Fatal(err)
			}
			if err := interrupt(dir); err != nil {
				t.Fatal(err)
			}
			if _, err := Open(t.Context(), dir); !errors.Is(err, ErrDamaged) {
				t.Errorf("Open = %v, want ErrDamaged", err)
			}
			report, err := Salvage(t.Context(), dir, noon.AddDate(0, 0, 1))
			if err != nil || report.KeptAs != kept || report.Envelopes == 0 {
				t.Errorf("Salvage = %+v, %v; want the first attempt finished", report, err)
			}
			if after := readFolder(t, dir); !bytes.Equal(after[kept], files[journalName]) ||
				!bytes.Equal(after[kept+logSuffix], files[logName]) {
				t.Error("the damaged files are not kept as they were")
			}
			openIn(t, dir)
		})
	}
}

func TestTwoSalvagesInOneSecondKeepBothFiles(t *testing.T) {
	p := newPatient(t)
	files := maps.Clone(p.files)
	files[journalName] = files[journalName][:8*pageSize]
	r := p.recover(t, files)
	cut(t, filepath.Join(r.dir, journalName), 5*pageSize)
	again, err := Salvage(t.Context(), r.dir, noon)
	if err != nil || again.KeptAs == r.report.KeptAs {
		t.Errorf("second Salvage kept the file as %q, %v; the first is %q", again.KeptAs, err, r.report.KeptAs)
	}
}
