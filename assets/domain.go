package assets

// The life domains. Their labels stand in packs/domains.toml.
const (
	DomainNetwork   = "NW"
	DomainHealth    = "GZ"
	DomainMoney     = "FI"
	DomainHousing   = "WO"
	DomainLeisure   = "VT"
	DomainWork      = "WE"
	DomainFamily    = "GE"
	DomainEducation = "ON"
	DomainMeaning   = "ZI"
	DomainSafety    = "VE"
	DomainGeneral   = "AL"
)

// Domain is one area of life that a conversation may touch.
type Domain struct {
	ID string `toml:"id"`
	// Label is a word or three, for chips and filters.
	Label Text `toml:"label"`
	// Description is one line on what belongs to it.
	Description Text `toml:"description"`
}
