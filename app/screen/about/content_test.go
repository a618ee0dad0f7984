package about

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/assets"
	"bankje/i18n"
)

func TestEveryPackThatNobodyReadIsNamed(t *testing.T) {
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	named := strings.Join(unread(content, assets.Dutch), "\n")
	for pack := range content.Packs.All() {
		if got := strings.Contains(named, pack.Title.NL); !pack.ReadByNative && !got {
			t.Errorf("%q is not named as unread", pack.Title.NL)
		}
	}
}

func TestADocumentSaysWhoPublishedItAndWhen(t *testing.T) {
	p := i18n.For(i18n.NL)
	for _, c := range []struct {
		document assets.Document
		want     string
	}{
		{assets.Document{Publisher: "Gezondin", Date: "2021-06-09"}, "Gezondin, 09-06-2021"},
		{assets.Document{Publisher: "LOOP"}, "LOOP, zonder datum"},
		{assets.Document{Date: "2024"}, "2024"},
	} {
		if got := published(c.document, p); !strings.EqualFold(got, c.want) {
			t.Errorf("published = %q, want %q", got, c.want)
		}
	}
}

func TestALicenceIsReadAsParagraphs(t *testing.T) {
	got := paragraphs("Copyright\n   one\n\n-----\nTERMS\n\n\n---\n\nThe\nend.\n")
	if diff := cmp.Diff([]string{"Copyright one", "TERMS", "The end."}, got); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
	for name, licence := range map[string]string{
		"Bankje": assets.License, "Inter": assets.InterLicense, "Lucide": assets.IconsLicense,
	} {
		if len(paragraphs(licence)) < 3 {
			t.Errorf("the licence of %s is cut to %d paragraphs", name, len(paragraphs(licence)))
		}
	}
}
