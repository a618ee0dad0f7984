package seal

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"

	"bankje/sync/envelope"
)

// Two notes of about 600 bytes, as a volunteer writes them.
var benchmarkNotes = []struct{ name, text string }{
	{"nl", `Vanmiddag langsgegaan bij Vesna op de derde verdieping. De lift deed het weer niet, dus ik heb haar tassen
even naar boven gedragen. Ze had pannenkoeken gebakken voor de hele gang en lachte voor het eerst sinds weken. Over de
brief van het UWV durfde ze niet te beginnen, daar schrok ze van; we hebben hem zin voor zin doorgenomen en er bleek
alleen een handtekening te ontbreken. Haar zoon zit nu in groep zes en wil op judo, maar de contributie is hoog. Ik zoek
uit of het jeugdfonds dat vergoedt en bel donderdag na vieren. Ze vroeg ook of iemand een tweedehands naaimachine kwijt wil.`},
	{"uk", `Зайшла після обіду до пані Віри, вона саме пекла млинці на весь поверх і вперше за довгий час жартувала. Лист
зі служби зайнятості лежав нерозпечатаний, бо злякалася печатки. Прочитали речення за реченням: бракувало тільки
підпису. Онук тепер у шостій групі й мріє про дзюдо, але внесок зависокий. Обіцяла з’ясувати, чи є для дітей фонд,
і набрати її в четвер.`},
}

func benchmarkKeys(b *testing.B) (*Keys, *EpochKey, envelope.Header) {
	keys, err := NewKeys(rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	founding, err := keys.Found(rand.Reader, "")
	if err != nil {
		b.Fatal(err)
	}
	space := envelope.FoundedSpace(founding)
	key, _ := keys.Epoch(space, 1)
	return keys, key, envelope.Header{Space: space, Sequence: 1, Members: founding.Hash()}
}

func BenchmarkSeal(b *testing.B) {
	keys, key, header := benchmarkKeys(b)
	for _, note := range benchmarkNotes {
		b.Run(note.name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				e, err := key.Seal(rand.Reader, header, []byte(note.text), keys.Device)
				if err != nil {
					b.Fatal(err)
				}
				size = len(e.Bytes())
			}
			b.ReportMetric(float64(len(note.text)), "B/note")
			b.ReportMetric(float64(size), "B/envelope")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	keys, key, header := benchmarkKeys(b)
	for _, note := range benchmarkNotes {
		b.Run(note.name, func(b *testing.B) {
			e, err := key.Seal(rand.Reader, header, []byte(note.text), keys.Device)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := key.Open(e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOpenLarge(b *testing.B) {
	keys, _, _ := benchmarkKeys(b)
	plain := []byte(strings.Repeat("snapshot", 4<<20))
	var sealed bytes.Buffer
	if err := keys.File.SealLarge(&sealed, rand.Reader, "snapshot", plain); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(plain)))
	for b.Loop() {
		if _, err := keys.File.OpenLarge(bytes.NewReader(sealed.Bytes()), "snapshot"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMinParams(b *testing.B) {
	salt := make([]byte, saltSize)
	for b.Loop() {
		MinParams.derive("294601", salt)
	}
}
