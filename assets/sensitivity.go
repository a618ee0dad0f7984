package assets

// What makes a prompt one to handle with care. The reason stands with each
// prompt, in words for the helper.
const (
	SensitivityPhoto        = "photo"        // who is in a photo may be dead, missing or at the front
	SensitivityMedical      = "medical"      // medicines and treatment: health data
	SensitivityLoss         = "loss"         // somebody who died
	SensitivityMissing      = "missing"      // somebody of whom there is no news
	SensitivityTrauma       = "trauma"       // may bring back what happened
	SensitivityHealth       = "health"       // an answer that must not be written down
	SensitivitySafety       = "safety"       // an answer may ask for action at once
	SensitivityMoney        = "money"        // shame, and no advice on the spot
	SensitivityWork         = "work"         // fear of an employer, loss of standing
	SensitivityChild        = "child"        // a parent is present or knows
	SensitivitySafeguarding = "safeguarding" // only where the organisation allows it
	SensitivityIdentity     = "identity"     // language, faith, what somebody fled
	SensitivityWording      = "wording"      // a word that means something else in the other language
)

// Sensitivities lists all of them.
var Sensitivities = [...]string{
	SensitivityPhoto, SensitivityMedical, SensitivityLoss, SensitivityMissing, SensitivityTrauma,
	SensitivityHealth, SensitivitySafety, SensitivityMoney, SensitivityWork, SensitivityChild,
	SensitivitySafeguarding, SensitivityIdentity, SensitivityWording,
}

// drawable reports whether chance may put a prompt of this sensitivity before
// two people. Medicines, treatment, somebody in a photo, the dead and the
// missing come up only when somebody chooses them, with the reason in view.
func drawable(sensitivity string) bool {
	switch sensitivity {
	case SensitivityPhoto, SensitivityMedical, SensitivityLoss, SensitivityMissing:
		return false
	}
	return true
}
