package assets

// Examples is a made-up journal to look around in: people who do not exist, and
// what was said with them in the months before. Its times are told as days from
// now, so that it always ends yesterday.
type Examples struct {
	People        []ExamplePerson       `toml:"person"`
	Groups        []ExampleGroup        `toml:"group"`
	Conversations []ExampleConversation `toml:"conversation"`
	Prompts       []ExamplePrompt       `toml:"prompt"`
	Cards         []ExampleCard         `toml:"card"`
	Draft         ExampleDraft          `toml:"draft"`
	Favourites    struct {
		Keys []string `toml:"keys"` // kind and id, as in "prompt:P10"
	} `toml:"favourites"`
}

// ExamplePerson is somebody made up. ID is a word of the examples alone.
type ExamplePerson struct {
	ID        string `toml:"id"`
	Alias     Text   `toml:"alias"`
	Colour    int    `toml:"colour"`
	Language  string `toml:"language"` // that they speak
	Address   string `toml:"address"`  // formal, informal or child
	PausedAgo int    `toml:"paused_ago"`
	Energy    Text   `toml:"energy" text:"optional"`
	Wish      Text   `toml:"wish" text:"optional"`
	Strengths Text   `toml:"strengths" text:"optional"`
}

// ExampleGroup is a made-up group.
type ExampleGroup struct {
	ID     string `toml:"id"`
	Name   Text   `toml:"name"`
	Colour int    `toml:"colour"`
}

// ExampleConversation is a made-up conversation, with people or with a group.
type ExampleConversation struct {
	Ago     int      `toml:"ago"` // days before today
	At      string   `toml:"at"`  // 15:04, in the Netherlands
	With    []string `toml:"with"`
	Group   string   `toml:"group"`
	Count   int      `toml:"count"` // of the group
	Setting string   `toml:"setting"`

	Goals      []string `toml:"goals"`
	Prompts    []string `toml:"prompts"`
	Domains    []string `toml:"domains"`
	Support    []string `toml:"support"`
	Activities []string `toml:"activities"`
	Signals    []string `toml:"signals"`
	Referrals  []string `toml:"referrals"`

	Note      Text `toml:"note"`
	Wish      Text `toml:"wish" text:"optional"`
	Strengths Text `toml:"strengths" text:"optional"`
	Joy       Text `toml:"joy" text:"optional"`
	Self      Text `toml:"self" text:"optional"`
	// Before is the note as it was written first, where it was edited later.
	Before    Text              `toml:"before" text:"optional"`
	FollowUps []ExampleFollowUp `toml:"follow_up"`
}

// ExampleFollowUp is a made-up promise. All its days are counted from today,
// those that are past below zero; nil for none.
type ExampleFollowUp struct {
	What    Text   `toml:"what"`
	For     string `toml:"for"` // a person; "" for the first of the conversation
	Day     *int   `toml:"day"`
	Until   *int   `toml:"until"`
	Done    *int   `toml:"done"`
	Dropped *int   `toml:"dropped"`
}

// ExamplePrompt is a made-up prompt of one's own.
type ExamplePrompt struct {
	Text    Text     `toml:"text"`
	Domains []string `toml:"domains"`
	Moment  string   `toml:"moment"`
}

// ExampleCard is what was filled in on a referral card. Phone has no digit but
// 0, so that it reaches nobody.
type ExampleCard struct {
	Fills string `toml:"fills"`
	Name  Text   `toml:"name"`
	Phone string `toml:"phone"`
	Hours Text   `toml:"hours"`
	Note  Text   `toml:"note"`
}

// ExampleDraft is a conversation that was begun and not saved yet.
type ExampleDraft struct {
	HoursAgo int      `toml:"hours_ago"`
	With     []string `toml:"with"`
	Setting  string   `toml:"setting"`
	Goals    []string `toml:"goals"`
	Queue    []string `toml:"queue"`
	Asked    []string `toml:"asked"`
	Note     Text     `toml:"note"`
}
