package projection

import (
	"fmt"
	"strings"
)

// conditions collects what a WHERE clause asks, with its arguments.
type conditions struct {
	parts []string
	args  []any
}

// add asks for a condition, in which a question mark stands for the argument.
func (c *conditions) add(condition string, arg any) {
	c.args = append(c.args, arg)
	c.parts = append(c.parts, strings.Replace(condition, "?", fmt.Sprintf("$%d", len(c.args)), 1))
}

// addID asks for an id, where one is given.
func (c *conditions) addID(condition string, id ID) {
	if id != (ID{}) {
		c.add(condition, id[:])
	}
}

// addWords asks for a word with each beginning in a column of folded words.
func (c *conditions) addWords(column string, begins []string) {
	for _, begin := range begins {
		c.add(`instr(`+column+`, ?) > 0`, " "+begin)
	}
}

func (c *conditions) text() string {
	if len(c.parts) == 0 {
		return "TRUE"
	}
	return strings.Join(c.parts, " AND ")
}

// joined puts a space before each word, so that its beginning can be found.
func joined(words []string) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteByte(' ')
		b.WriteString(word)
	}
	return b.String()
}

// blob gives an id as a value, and nothing for none.
func blob(id ID) any {
	if id == (ID{}) {
		return nil
	}
	return id[:]
}
