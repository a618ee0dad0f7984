package store

// Kinds of records and their fields, as they stand in changes. Numbers are
// never reused and never change their meaning: what was written with them is
// read for ever, here and on other devices. Field 0 is the record itself
// (package merge). A field is one value, one text, or a set with one entry for
// each element; the tables beside the nouns say which.

// Kinds.
const (
	kindPerson       = 1
	kindGroup        = 2
	kindConversation = 3
	kindFollowUp     = 4
	kindOwnPrompt    = 5
	kindOwnCard      = 6
	kindFavourites   = 7 // one record, whose id is zero
	kindView         = 8 // one record a device, under its id; see view
)

// Fields of a person.
const (
	personAlias     = 1
	personColour    = 2
	personLanguage  = 3
	personAddress   = 4
	personConsent   = 5
	personEnergy    = 6
	personWish      = 7
	personStrengths = 8
	personPaused    = 9
)

// Fields of a group.
const (
	groupName   = 1
	groupColour = 2
)

// Fields of a conversation.
const (
	conversationAt         = 1
	conversationSetting    = 2
	conversationPeople     = 3
	conversationGroup      = 4
	conversationGroupCount = 5
	conversationGoals      = 6
	conversationPrompts    = 7
	conversationDomains    = 8
	conversationSupport    = 9
	conversationActivities = 10
	conversationSignals    = 11
	conversationReferrals  = 12
	conversationNote       = 13
	conversationWish       = 14
	conversationStrengths  = 15
	conversationJoy        = 16
	conversationSelf       = 17
	conversationWritten    = 18
	conversationEdited     = 19
)

// Fields of a follow-up.
const (
	followUpWhat         = 1
	followUpPerson       = 2
	followUpGroup        = 3
	followUpConversation = 4
	followUpDay          = 5
	followUpUntil        = 6
	followUpState        = 7
	followUpDone         = 8
)

// Fields of a prompt of one's own.
const (
	ownPromptNL      = 1
	ownPromptUK      = 2
	ownPromptEN      = 3
	ownPromptDomains = 4
	ownPromptMoment  = 5
)

// Fields of a card of one's own.
const (
	ownCardFills     = 1
	ownCardPerson    = 2
	ownCardName      = 3
	ownCardPurpose   = 4
	ownCardPhone     = 5
	ownCardEmail     = 6
	ownCardURL       = 7
	ownCardAddress   = 8
	ownCardHours     = 9
	ownCardLanguages = 10
	ownCardNote      = 11
	ownCardDoubts    = 12
)

// Fields of the favourites.
const (
	favouritesKeys = 1
)

// Fields of a view.
const (
	viewBytes = 1
)

// fieldApart is of a record of any kind, in one's own space: see apartIn.
const fieldApart = 1000

// editorVersion is the version of the app as changes tell it: a record that
// asks for a later one is shown and not edited.
const editorVersion = 1

// private says of a field that it stays in one's own space, with whomever its
// record is shared.
func private(kind, field uint16) bool {
	return kind == kindFavourites || kind == kindConversation && field == conversationSelf
}
