package space

import (
	"slices"

	"bankje/sync/envelope"
)

// A saying is what was said that somebody may say otherwise later: a name, a
// role, a home.
type saying struct {
	number uint64 // of the statement
	by     envelope.DeviceID
	kind   envelope.StatementType
	about  envelope.DeviceID // zero: the space
	what   string
}

// sayingOf returns what a statement says of that sort, and whether it does.
func sayingOf(statement envelope.Statement) (saying, bool) {
	said := saying{number: statement.Number, by: statement.Author, kind: statement.Type}
	switch statement.Type {
	case envelope.Rename:
		n, _ := envelope.ParseNaming(statement)
		said.about, said.what = n.Device, string(n.Name.Bytes)
	case envelope.ChangeRole:
		c, _ := envelope.ParseRoleChange(statement)
		said.about, said.what = c.Device, string([]byte{byte(c.Role)})
	case envelope.SetHome:
		h, _ := envelope.ParseHome(statement)
		said.what = string(h.Relay[:])
	default:
		return saying{}, false
	}
	return said, true
}

// saidOtherwise says whether one of several later statements, lost too, is from
// the same author and says something else about the same.
func (s *State) saidOtherwise(statement envelope.Statement, later []lostNode) bool {
	lost, ok := sayingOf(statement)
	return ok && slices.ContainsFunc(later, func(n lostNode) bool {
		next, ok := sayingOf(n.statement)
		return ok && next.kind == lost.kind && next.about == lost.about && s.Line(next.by) == s.Line(lost.by)
	})
}

// saidSince says whether the chain that goes on has, behind the statement with
// the given number, the same from anybody, or something else about it from the
// same author: what somebody says later takes the place of what they said. What
// was signed again once is so for good, whatever others say after it.
func (s *State) saidSince(parted uint64, statement envelope.Statement) bool {
	lost, ok := sayingOf(statement)
	return ok && slices.ContainsFunc(s.said, func(said saying) bool {
		return said.number > parted && said.kind == lost.kind && said.about == lost.about &&
			(said.what == lost.what || s.Line(said.by) == s.Line(lost.by))
	})
}
