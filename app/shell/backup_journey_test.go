//go:build !mobile

package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bankje/app/screen/route"
	"bankje/i18n"
)

// backsUp makes a recovery code and a back-up, and gives what stands on paper.
func (v *visitor) backsUp() (paper string) {
	v.t.Helper()
	v.shell.To(route.Settings{})
	v.taps("backup.title")
	v.reads("backup.needs_code")
	v.taps("recovery.make") // leads to where it is made
	paper = strings.Join(v.writesCodeDown(), "")
	v.taps("backup.make")
	v.taps("file.save_here")
	v.reads("backup.made")
	return paper
}

// otherPhone gives her a new phone, and the same files.
func (v *visitor) otherPhone() {
	v.t.Helper()
	v.shell.Close()
	v.dir = filepath.Join(v.t.TempDir(), "journal")
	v.starts()
	v.taps(v.lang.Name())
	v.taps("first.have_backup")
}

func TestABackupBringsTheConversationsToAnotherPhone(t *testing.T) {
	v := settled(t, i18n.UK)
	v.meets("Оксана")
	v.talks()
	v.taps("talk.note")
	v.types(0, "Розповідала про сад біля дому й хоче співати в хорі.")
	v.taps("common.done")
	v.taps("talk.finish")
	v.taps("common.save")
	paper := v.backsUp()
	lost := v.dir

	v.otherPhone()
	if err := os.RemoveAll(lost); err != nil {
		t.Fatal(err)
	}
	v.goesBack()
	v.reads("first.welcome")
	v.taps("first.have_backup")
	v.taps("restore.find")
	v.taps("bankje-2026-11-22.bankje")
	v.keys(paper)
	v.taps("common.next")
	v.dies() // before there was a new PIN

	v.reads("first.welcome") // the language is known already
	v.taps("first.have_backup")
	v.taps("restore.find")
	v.taps("bankje-2026-11-22.bankje")
	v.keys(paper)
	v.taps("common.next")
	v.setsPIN("864209")
	v.reads("Оксана")

	v.dies()
	v.keys("864209")
	v.taps("unlock.open")
	v.tapsTab("shell.tab.journal")
	v.types(0, "СПІВ")
	v.reads("хоче співати в хорі")
}

func TestACutBackupIsSaidAndTheFirstMinuteStays(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	paper := v.backsUp()
	path := filepath.Join(v.files, "bankje-2026-11-22.bankje")
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, content[:len(content)-100], 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	v.otherPhone()
	v.taps("restore.find")
	v.taps("bankje-2026-11-22.bankje")
	v.keys(paper)
	v.taps("common.next")
	v.reads("restore.damaged")
	v.goesBack()
	v.reads("first.welcome")
	v.setsPIN(pin)
	v.reads("today.empty")
}

func TestOneIsQuietlyRemindedOfAnOldBackup(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.backsUp()
	for _, later := range []struct {
		days int
		want bool
	}{{20, false}, {15, true}, {3, false}, {5, true}} {
		v.now = v.now.Add(time.Duration(later.days) * 24 * time.Hour)
		v.dies()
		v.unlocks(pin)
		old := v.shell.context.Text.T("backup.old", "day", v.shell.context.Text.Day(time.Date(2026, time.November, 22, 10, 30, 0, 0, i18n.Amsterdam()), v.now))
		if !later.want {
			v.doesNotRead(old)
			continue
		}
		v.reads(old)
		v.taps("common.later")
		v.doesNotRead(old)
	}
}
