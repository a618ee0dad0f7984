package parts

import "bankje/app/screen"

// OwnDevices gives the words with which the screens of a team speak of one's own
// devices, which share one journal as a team shares what is shared with it.
func OwnDevices(c *screen.Context) *screen.Context {
	// i18n: prefix devices.team.
	// i18n: prefix devices.invite.
	// i18n: prefix devices.join_team.
	// i18n: prefix devices.start_team.
	// i18n: prefix devices.today.
	return c.Wording("devices")
}
