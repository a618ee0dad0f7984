package assets

// What a reflection item is.
const (
	ReflectionDevelopmentQuestion = "development_question" // the question one wants to grow in
	ReflectionUnderlyingQuestion  = "underlying_question"  // a question underneath it
	ReflectionCompetency          = "competency"           // the skill behind it
	ReflectionDaily               = "daily"                // a minute at the end of the day
	ReflectionTraining            = "training"             // practise with an actor
	ReflectionColleague           = "colleague"            // look on with a colleague
	ReflectionPeerGroup           = "peer_group"           // bring it to peer consultation
	ReflectionExplore             = "explore"              // look for other ways
	ReflectionSelfQuestion        = "self_question"        // ask oneself
)

// ReflectionKinds lists them in the order of the reflection screen.
var ReflectionKinds = [...]string{
	ReflectionDevelopmentQuestion, ReflectionUnderlyingQuestion, ReflectionCompetency, ReflectionDaily,
	ReflectionSelfQuestion, ReflectionColleague, ReflectionPeerGroup, ReflectionTraining, ReflectionExplore,
}

// Reflection is a question or a small practice by which a helper learns.
type Reflection struct {
	ID string `toml:"id"`
	// Kind is one of ReflectionKinds.
	Kind string `toml:"kind"`
	Text Text   `toml:"text"`
	// Note says in a line or two how to go about it.
	Note   Text   `toml:"note"`
	Source Source `toml:"source"`
}
