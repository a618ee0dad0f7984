package space_test

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// BenchmarkTree takes in 400 statements, as a newcomer does, 100 of them
// members who come in.
func BenchmarkTree(b *testing.B) {
	anna := newPhone("Anna")
	c := found(b, anna)
	for i := range 100 {
		c.let(anna, "member "+string(rune('a'+i)), envelope.Member)
	}
	for len(c.all) < 400 {
		c.say(anna, c.erasure(anna, 1, uint64(len(c.all))))
	}
	for b.Loop() {
		tree, err := space.NewTree(c.all[0])
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range c.all[1:] {
			if err := tree.Add(s); err != nil {
				b.Fatal(err)
			}
		}
		tree.State()
	}
	b.ReportMetric(float64(len(c.all)), "statements")
}
