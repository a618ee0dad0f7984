package jsonl

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"

	"pgregory.net/rapid"
)

// gen makes up records that a journal may hold.
type gen struct{ t *rapid.T }

func (g gen) id(label string) (id [16]byte) {
	copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(g.t, label))
	id[0] |= 1
	return id
}

func (g gen) text(label string) string {
	return rapid.StringOf(rapid.SampledFrom([]rune("ab \n\t\"\\/{}[]<&’«ґїєі’é🙂\u2028\u0301"))).Draw(g.t, label)
}

func (g gen) line(label string) string {
	return strings.NewReplacer("\n", "", "\t", "").Replace(g.text(label)) + "x"
}

func (g gen) time(label string) time.Time {
	return time.UnixMilli(rapid.Int64Range(40e9, 7e12).Draw(g.t, label)).UTC()
}

func (g gen) keys(label string) []string {
	return rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Z][0-9]{2}`), 0, 4, rapid.ID[string]).Draw(g.t, label)
}

func (g gen) day(label string) store.Day {
	if rapid.Bool().Draw(g.t, label) {
		return ""
	}
	return store.DayOf(g.time(label))
}

func (g gen) person() store.Person {
	return store.Person{
		ID: g.id("person"), Alias: g.line("alias"), Colour: store.Colour(rapid.IntRange(0, 5).Draw(g.t, "colour")),
		Language: "uk", Address: store.Child, Consent: store.Consent{Answer: store.Yes, At: g.time("consent")},
		Energy: g.text("energy"), Wish: g.text("wish"), Strengths: g.text("strengths"), PausedSince: g.time("paused"),
		Hidden: rapid.Bool().Draw(g.t, "hidden"),
	}
}

func (g gen) conversation(p store.Person, group store.Group) store.Conversation {
	return store.Conversation{
		ID: g.id("conversation"), At: g.time("at"), Setting: store.SettingPhone,
		People: []store.PersonID{p.ID}, Group: group.ID, GroupCount: rapid.IntRange(0, 40).Draw(g.t, "count"),
		Goals: g.keys("goals"), Prompts: g.keys("prompts"), Domains: g.keys("domains"), Support: g.keys("support"),
		Activities: g.keys("activities"), Signals: []string{store.SignalOther}, Referrals: g.keys("referrals"),
		Note: g.text("note"), Wish: g.text("wish"), Strengths: g.text("strengths"), Joy: g.text("joy"), Self: g.text("self"),
		WrittenAt: g.time("written"), EditedAt: g.time("edited"),
	}
}

// records are a few of each kind, whom they name first.
func (g gen) records() []store.Record {
	p := g.person()
	group := store.Group{ID: g.id("group"), Name: g.line("name"), Colour: 2}
	all := []store.Record{p, group}
	for range rapid.IntRange(0, 3).Draw(g.t, "conversations") {
		c := g.conversation(p, group)
		all = append(all, c, store.FollowUp{
			ID: g.id("followup"), Person: p.ID, Group: group.ID, Conversation: c.ID, What: g.line("what"),
			Day: g.day("day"), Until: g.day("until"), State: store.FollowUpDone, DoneAt: g.time("done"),
		})
	}
	return append(all,
		store.OwnPrompt{ID: g.id("prompt"), NL: g.line("nl"), UK: g.text("uk"), EN: g.text("en"), Domains: g.keys("domains"), Moment: "opening"},
		store.OwnCard{ID: g.id("card"), Person: p.ID, Name: g.line("name"), Purpose: g.text("purpose"), Phone: g.line("phone"),
			Email: g.line("email"), URL: g.line("url"), Address: g.text("address"), Hours: g.text("hours"), Languages: g.line("languages"), Note: g.text("note")},
		store.Favourite("prompt:P10"))
}

// anyJournal makes up the records of a journal.
var anyJournal = rapid.Custom(func(t *rapid.T) []store.Record { return gen{t}.records() })

func TestAnyRecordIsReadBackAsItWas(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		for _, r := range anyJournal.Draw(rt, "journal") {
			line, kind := appendRecord(nil, r)
			cells, err := object(bytes.TrimSuffix(line, []byte("\n")))
			if err != nil || cells["kind"] != string(kind) {
				rt.Fatalf("%v in\n%s", err, line)
			}
			delete(cells, "kind")
			read, err := parse(kind, cells)
			if err != nil {
				rt.Fatalf("%v in\n%s", err, line)
			}
			if again, _ := appendRecord(nil, read); !bytes.Equal(again, line) {
				rt.Fatalf("read back:\n%swritten:\n%s", again, line)
			}
		}
	})
}

func TestAnyJournalIsReadBackAsItWas(t *testing.T) {
	for seed := range 5 {
		records := anyJournal.Example(seed)
		from, to := open(t), open(t)
		must(t, from.Bring(t.Context(), records))
		file := fileOf(t, from)
		report, err := Read(t.Context(), bytes.NewReader(file), to, Options{})
		if err != nil || report.Refused > 0 || !report.Whole {
			t.Fatalf("seed %d: report %+v, %v of\n%s", seed, report, err, file)
		}
		if again := fileOf(t, to); !bytes.Equal(again, file) {
			t.Fatalf("seed %d: read back\n%swritten\n%s", seed, again, file)
		}
		for _, r := range records {
			if here, err := to.Presence(t.Context(), r); err != nil || here != store.Same {
				t.Fatalf("seed %d: %+v is %d after being read, %v", seed, r, here, err)
			}
		}
	}
}

func open(t *testing.T) *store.Journal {
	t.Helper()
	v, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, v.Close()) })
	j, err := v.Found(t.Context(), []byte("246810"), store.PIN)
	must(t, err)
	return j
}

func fileOf(t *testing.T, j *store.Journal) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := Write(t.Context(), &b, j.Tell(store.Period{}), Header{}, func(int) {})
	must(t, err)
	return b.Bytes()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
