package assets

// Where a conversation takes place.
const (
	SettingHomeVisit = "home_visit"
	SettingReception = "reception"
	SettingActivity  = "activity"
)

// Settings lists them in the order of the filters.
var Settings = [...]string{SettingHomeVisit, SettingReception, SettingActivity}

// When in a conversation something fits.
const (
	MomentOpening     = "opening"
	MomentDeepening   = "deepening"
	MomentAfterUrgent = "after_urgent"
	MomentClosing     = "closing"
)

// Moments lists them in the order in which a conversation goes.
var Moments = [...]string{MomentOpening, MomentDeepening, MomentAfterUrgent, MomentClosing}

// When a helper needs something: around a conversation, not within it.
const (
	StageBefore = "before"
	StageDuring = "during"
	StageAfter  = "after"
)

// Stages lists them in the order of the screens.
var Stages = [...]string{StageBefore, StageDuring, StageAfter}

// Whom something is for.
const (
	AudienceAdult    = "adult"
	AudienceParent   = "parent"
	AudienceOlder    = "older"
	AudienceTeenager = "teenager"
	AudienceChild    = "child"
)

// Audiences lists them in the order of the filters.
var Audiences = [...]string{AudienceAdult, AudienceParent, AudienceOlder, AudienceTeenager, AudienceChild}
