package envelope

// A Role says what a device may do in a space. Numbers are never reused.
type Role uint8

// The roles. Every member writes and reads; a coordinator also says who is a
// member.
const (
	Coordinator Role = 1
	Member      Role = 2
)

func (r *reader) role() Role {
	role := Role(r.uint8())
	r.require(role == Coordinator || role == Member)
	return role
}

// A RoleChange is what a statement of type ChangeRole says: a device has
// another role from here on.
type RoleChange struct {
	Device DeviceID
	Role   Role
}

// Statement returns the statement that changes the role, still to be placed
// and signed.
func (c RoleChange) Statement() Statement {
	b := append([]byte(nil), c.Device[:]...)
	return Statement{Type: ChangeRole, Payload: append(b, byte(c.Role))}
}

// ParseRoleChange reads the payload of a statement of type ChangeRole. It
// returns ErrMalformed.
func ParseRoleChange(s Statement) (RoleChange, error) {
	var c RoleChange
	err := parsePayload(s, ChangeRole, func(r *reader) {
		r.fill(c.Device[:])
		c.Role = r.role()
	})
	return c, err
}
