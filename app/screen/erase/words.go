package erase

// words are the ids of what is said otherwise of a person than of a group.
type words struct {
	intro, record, conversations, elsewhere, instead, sure, erased, gone string
}

var (
	ofPerson = words{
		intro: "erase.intro", record: "erase.person", conversations: "erase.conversations",
		elsewhere: "erase.elsewhere", instead: "erase.hide_instead", sure: "erase.sure",
		erased: "erase.erased", gone: "erase.gone",
	}
	ofGroup = words{
		intro: "erase.group.intro", record: "erase.group.record", conversations: "erase.group.conversations",
		elsewhere: "erase.group.elsewhere", instead: "erase.group.hide_instead", sure: "erase.group.sure",
		erased: "erase.group.erased", gone: "erase.group.gone",
	}
)
