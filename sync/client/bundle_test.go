package client_test

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
)

// foundByFile founds a team without a relay.
func (p phone) foundByFile() store.TeamID {
	p.t.Helper()
	team, err := p.FoundTeam(p.t.Context(), "Лавочка Zuid", "Anna")
	must(p.t, err)
	return team
}

// letByFile lets another phone in without a relay.
func (p phone) letByFile(team store.TeamID, m phone, coordinator bool) {
	p.t.Helper()
	code, err := p.Invite(p.t.Context(), team, coordinator, "2036-12-31", "")
	must(p.t, err)
	all, err := p.Statements(envelope.SpaceID(team))
	must(p.t, err)
	_, err = m.JoinTeam(p.t.Context(), all, code, "Bohdan")
	must(p.t, err)
	p.takes(m.file(team, nil))
}

// file exports what somebody lacks of a team.
func (p phone) file(team store.TeamID, had map[envelope.DeviceID]uint64) []byte {
	p.t.Helper()
	var file bytes.Buffer
	has := func(envelope.SpaceID) map[envelope.DeviceID]uint64 { return had }
	must(p.t, client.Export(p.t.Context(), &file, p, []envelope.SpaceID{envelope.SpaceID(team)}, has, nil))
	return file.Bytes()
}

func (p phone) takes(file []byte) client.Imported {
	p.t.Helper()
	done, err := client.Import(p.t.Context(), bytes.NewReader(file), p, p.Spaces(), nil)
	must(p.t, err)
	return done
}

func TestFilesCarryATeamThatNeverHasANetwork(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.foundByFile()
	anna.letByFile(team, bohdan, false)
	anna.letByFile(team, vira, false)
	anna.says(team, "soep")
	bohdan.says(team, "brood")
	vira.says(team, "борщ")
	// Bohdan never meets Vira: Anna carries.
	anna.takes(bohdan.file(team, nil))
	anna.takes(vira.file(team, nil))
	for _, p := range []phone{bohdan, vira} {
		h, err := p.Holding(t.Context(), envelope.SpaceID(team))
		must(t, err)
		had := map[envelope.DeviceID]uint64{}
		for _, run := range h.Runs {
			had[run.Device] = run.Last
		}
		if done := p.takes(anna.file(team, had)); done.New != 2 || done.Aside+done.Others > 0 || done.Cut {
			t.Errorf("the file brings %+v, want the two notes that lacked", done)
		}
		p.reads("soep", "brood", "борщ")
	}
	if done := bohdan.takes(anna.file(team, nil)); done.New != 0 {
		t.Errorf("once more it brings %+v", done)
	}
	stranger := newPhone(t)
	if done := stranger.takes(anna.file(team, nil)); done.Others == 0 || done.New > 0 {
		t.Errorf("to who is not in the team it brings %+v", done)
	}
}

func TestADamagedFileBringsWhatIsWholeAndAnotherTheRest(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.foundByFile()
	anna.letByFile(team, bohdan, false)
	bohdan.takes(anna.file(team, nil))
	notes := numbered("soep", 12)
	for _, note := range notes {
		anna.says(team, note)
	}
	file := anna.file(team, nil)
	for at := 9; at < len(file); at += len(file) / 40 {
		broken := bytes.Clone(file)
		broken[at] ^= 0x10
		bohdan.takes(broken)
		bohdan.takes(file[:at])
	}
	for _, other := range [][]byte{nil, []byte("geen bestand"), []byte("bankjbdl")} {
		if _, err := client.Import(t.Context(), bytes.NewReader(other), bohdan, bohdan.Spaces(), nil); !errors.Is(err, client.ErrNotBundle) {
			t.Errorf("of %q: %v, want ErrNotBundle", other, err)
		}
	}
	newer := bytes.Clone(file)
	newer[8]++
	if _, err := client.Import(t.Context(), bytes.NewReader(newer), bohdan, bohdan.Spaces(), nil); !errors.Is(err, client.ErrNewerBundle) {
		t.Errorf("of a newer app: %v, want ErrNewerBundle", err)
	}
	bohdan.takes(file)
	bohdan.reads(notes...)
	of, err := bohdan.Team(t.Context(), team)
	if err != nil || of.Aside != 0 {
		t.Errorf("%d are set aside still, %v", of.Aside, err)
	}
}

// TestATeamThatPartedByFilesComesToARelay: what was written with statements of
// a chain that lost is nothing to the relay without those.
func TestATeamThatPartedByFilesComesToARelay(t *testing.T) {
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.foundByFile()
	anna.letByFile(team, bohdan, true)
	anna.letByFile(team, vira, false)
	bohdan.takes(anna.file(team, nil))
	vira.takes(anna.file(team, nil))
	// Both say something apart, and write with it.
	must(t, anna.RenameTeam(t.Context(), team, "Anna’s naam"))
	anna.says(team, "soep")
	must(t, bohdan.RenameTeam(t.Context(), team, "Bohdans naam"))
	bohdan.says(team, "brood")
	// Anna finds a relay, and tells Vira and Bohdan of it by a file.
	r := newHome(t)
	must(t, anna.SetRelay(t.Context(), team, r.url))
	anna.meet(r, team)
	vira.takes(anna.file(team, nil))
	bohdan.takes(anna.file(team, nil))
	round(r, team, bohdan, vira, anna)
	round(r, team, bohdan, vira, anna)
	same(t, team, []string{"soep", "brood"}, anna, bohdan, vira)
	for i, p := range []phone{anna, bohdan, vira} {
		if report := p.meet(r, team); report.Differs || report.Parted || report.Rounds != 1 || len(report.Refused) > 0 {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
		if p.head(team) != anna.head(team) {
			t.Errorf("phone %d goes on with another chain", i)
		}
	}
}

// A stick that is pulled out ends a file, wherever it was.
func TestAFileThatCannotBeReadOnBreaksOff(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.foundByFile()
	anna.letByFile(team, bohdan, false)
	anna.says(team, "soep")
	file := anna.file(team, nil)
	for _, come := range []int{9, 20, len(file) - 1, len(file)} {
		pulled := io.MultiReader(bytes.NewReader(file[:come]), iotest.ErrReader(errors.New("no such device")))
		done, err := client.Import(t.Context(), pulled, bohdan, bohdan.Spaces(), nil)
		if err != nil || !done.Cut {
			t.Errorf("after %d of %d bytes: %+v, %v; want it cut", come, len(file), done, err)
		}
	}
	bohdan.reads("soep")
}

// Whatever a file holds, it is taken in or refused by name, and does no harm to
// what is here.
func FuzzImport(f *testing.F) {
	anna, bohdan := newPhone(f), newPhone(f)
	team := anna.foundByFile()
	anna.letByFile(team, bohdan, false)
	anna.says(team, "soep")
	file := anna.file(team, nil)
	f.Add(file)
	f.Add(file[:len(file)/2])
	f.Add([]byte("bankjbdl\x01"))
	f.Add([]byte("bankjbdl\x02"))
	bohdan.takes(file)
	f.Fuzz(func(t *testing.T, file []byte) {
		_, err := client.Import(t.Context(), bytes.NewReader(file), bohdan, bohdan.Spaces(), nil)
		if err != nil && !errors.Is(err, client.ErrNotBundle) && !errors.Is(err, client.ErrNewerBundle) {
			t.Fatal(err)
		}
		if n, err := bohdan.TimelineCount(t.Context(), store.Filter{Query: "soep"}); n != 1 || err != nil {
			t.Fatalf("the note that was there: %d, %v", n, err)
		}
	})
}
