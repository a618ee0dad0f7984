package shell

import (
	"path/filepath"
	"testing"
	"time"

	"bankje/i18n"
	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/phone"
)

// TestANewTabletHasTheJournalOfThePhone: from the first screen on, through a
// relay on loopback.
func TestANewTabletHasTheJournalOfThePhone(t *testing.T) {
	address, ctx := relayOn(t), t.Context()
	vault, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	telefoon, err := vault.Found(ctx, []byte(pin), store.PIN)
	must(t, err)
	_, err = telefoon.AddPerson(ctx, store.Person{Alias: "Оксана"})
	must(t, err)
	own := telefoon.OwnSpace()
	must(t, telefoon.RenameMember(ctx, own, telefoon.Self(), "Telefoon"))
	must(t, telefoon.SetRelay(ctx, own, address))
	carries := phone.New(telefoon, func() {})
	must(t, carries.Found(ctx, own, ""))
	code, err := telefoon.Invite(ctx, own, true, store.DayOf(time.Now()).AddDays(7), "")
	must(t, err)
	carries.Now(ctx)

	runs := make(chan bool, 8)
	v := &visitor{t: t, dir: t.TempDir(), lang: i18n.NL, files: t.TempDir(), made: filepath.Join(t.TempDir(), "examples"), now: time.Now(),
		carry: func(j *store.Journal, _ func()) Carrier { return held{phone.New(j, func() {}), runs} }}
	v.starts()
	v.shell.options.Invited = phone.Invited
	v.taps(v.lang.Name())
	v.taps("devices.have")
	v.goesBack()
	v.reads("first.welcome")
	v.taps("devices.have")
	v.types(0, code.Link(address))
	v.taps("common.next")
	v.types(0, "Tablet")
	v.taps("devices.join_team.join")
	v.setsPIN("864209")
	v.reads("devices.join_team.in")
	v.taps("devices.join_team.to_team")
	v.shell.context.Sync.Now(ctx)
	v.shell.followSync()
	v.reads("Telefoon")
	v.goesBack()
	v.reads("Оксана")

	v.dies()
	v.keys("864209")
	v.taps("unlock.open")
	v.reads("Оксана")
}
