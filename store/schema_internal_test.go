package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bankje/store/merge"

	"github.com/google/go-cmp/cmp"
)

// TestWhatWasWrittenIsReadForEver compares what is written of each noun with
// what its first version wrote. A line may be added; none may ever change.
func TestWhatWasWrittenIsReadForEver(t *testing.T) {
	at := time.UnixMilli(1_773_500_400_000)
	var b strings.Builder
	describe(&b, people, &Person{
		Alias: "Оля", Colour: 3, Language: "uk", Address: Child, Consent: Consent{Yes, at},
		Energy: "a", Wish: "b", Strengths: "c", PausedSince: at,
	})
	describe(&b, groups, &Group{Name: "Koor", Colour: 1})
	describe(&b, conversations, &Conversation{
		At: at, Setting: SettingPhone, People: []PersonID{{7}}, Group: GroupID{8}, GroupCount: 300,
		Goals: []string{"G01"}, Prompts: []string{"P10", "N02"}, Domains: []string{"NW"}, Support: []string{"S01"},
		Activities: []string{"A01"}, Signals: []string{SignalChild}, Referrals: []string{"113"},
		Note: "n", Wish: "w", Strengths: "s", Joy: "j", Self: "z", WrittenAt: at, EditedAt: at,
	})
	describe(&b, followUps, &FollowUp{
		What: "Bellen", Person: PersonID{7}, Group: GroupID{8}, Conversation: ConversationID{9},
		Day: "2026-03-20", Until: "2026-03-22", State: FollowUpDone, DoneAt: at,
	})
	describe(&b, ownPrompts, &OwnPrompt{NL: "a", UK: "b", EN: "c", Domains: []string{"NW"}, Moment: "opening"})
	describe(&b, ownCards, &OwnCard{
		Fills: "huisarts", Person: PersonID{7}, Name: "a", Purpose: "b", Phone: "c", Email: "d", URL: "e",
		Address: "f", Hours: "g", Languages: "h", Note: "i", Doubts: []Doubt{{By: DeviceID{7}, At: at, Text: "j"}},
	})
	describe(&b, favouriteKeys, &favourites{keys: []string{"card:113"}})
	if diff := cmp.Diff(strings.TrimSpace(firstVersion), strings.TrimSpace(b.String())); diff != "" {
		t.Errorf("what is written changed (-first version +now):\n%s", diff)
	}
}

// describe lists what a noun writes: kind, field, element and value.
func describe[T any](b *strings.Builder, n noun[T], t *T) {
	for _, w := range writes(n.fields, n.key([16]byte{1}), new(T), t, new(merge.Seen)) {
		fmt.Fprintf(b, "%d.%d %q %x\n", w.Kind, w.Field, w.Element, w.Value)
	}
}

const firstVersion = `
1.1 "" d09ed0bbd18f
1.2 "" 03
1.3 "" 756b
1.4 "" 6368696c64
1.5 "" 8086e4cd9d67796573
1.6 "" 61
1.7 "" 62
1.8 "" 63
1.9 "" 8086e4cd9d67
2.1 "" 4b6f6f72
2.2 "" 01
3.1 "" 8086e4cd9d67
3.2 "" 70686f6e65
3.3 "\a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" 00
3.4 "" 08000000000000000000000000000000
3.5 "" ac02
3.6 "G01" 00
3.7 "P10" 00
3.7 "N02" 01
3.8 "NW" 00
3.9 "S01" 00
3.10 "A01" 00
3.11 "child" 00
3.12 "113" 00
3.13 "" 6e
3.14 "" 77
3.15 "" 73
3.16 "" 6a
3.17 "" 7a
3.18 "" 8086e4cd9d67
3.19 "" 8086e4cd9d67
4.1 "" 42656c6c656e
4.2 "" 07000000000000000000000000000000
4.3 "" 08000000000000000000000000000000
4.4 "" 09000000000000000000000000000000
4.5 "" 323032362d30332d3230
4.6 "" 323032362d30332d3232
4.7 "" 646f6e65
4.8 "" 8086e4cd9d67
5.1 "" 61
5.2 "" 62
5.3 "" 63
5.4 "NW" 00
5.5 "" 6f70656e696e67
6.1 "" 6875697361727473
6.2 "" 07000000000000000000000000000000
6.3 "" 61
6.4 "" 62
6.5 "" 63
6.6 "" 64
6.7 "" 65
6.8 "" 66
6.9 "" 67
6.10 "" 68
6.11 "" 69
6.12 "\a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x86\xe4͝gj" 00
7.1 "card:113" 00
`
