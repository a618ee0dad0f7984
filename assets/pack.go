package assets

// Pack describes one file of content.
type Pack struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title"`
	// OurOwn marks a pack that was written for Bankje and stands in none of
	// the documents.
	OurOwn bool `toml:"our_own"`
	// ReadByNative says that native speakers have read the Ukrainian and the
	// English.
	ReadByNative bool `toml:"read_by_native"`
}

// packFile is a file as it stands on disk: a head, and items of any kind.
type packFile struct {
	Pack         Pack          `toml:"pack"`
	Domains      []Domain      `toml:"domain"`
	Documents    []Document    `toml:"document"`
	Prompts      []Prompt      `toml:"prompt"`
	Tips         []Tip         `toml:"tip"`
	Goals        []Goal        `toml:"goal"`
	SupportTypes []SupportType `toml:"support_type"`
	Activities   []Activity    `toml:"activity"`
	Hooks        []Hook        `toml:"hook"`
	Reflection   []Reflection  `toml:"reflection"`
	Training     []Training    `toml:"training"`
	Guides       []Guide       `toml:"guide"`
	Needs        []Need        `toml:"need"`
	Referrals    []Referral    `toml:"referral"`
}
