package parts

import "testing"

func TestTheAddressOfARelayIsTakenAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]string{
		" relay.voorbeeld.nl/ ":       "https://relay.voorbeeld.nl",
		"https://relay.voorbeeld.nl":  "https://relay.voorbeeld.nl",
		"https://voorbeeld.nl/bankje": "https://voorbeeld.nl/bankje",
		"192.168.1.5:8655":            "http://192.168.1.5:8655",
		"http://10.0.0.7:8655":        "http://10.0.0.7:8655",
		"laptop.local:8655":           "http://laptop.local:8655",
		"localhost:8655":              "http://localhost:8655",
		"http://[::1]:8655":           "http://[::1]:8655",
		"203.0.113.9":                 "https://203.0.113.9",
	} {
		if got, problem := RelayAddress(typed); got != want || problem != NoRelayProblem {
			t.Errorf("%q is %q, %q; want %q", typed, got, problem, want)
		}
	}
}

func TestWhatIsNoAddressOfARelayIsTold(t *testing.T) {
	for typed, want := range map[string]RelayProblem{
		"":                              NotAnAddress,
		"hallo":                         NotAnAddress,
		"een twee.nl":                   NotAnAddress,
		"ftp://relay.voorbeeld.nl":      NotAnAddress,
		"https://anna@voorbeeld.nl":     NotAnAddress,
		"https://voorbeeld.nl/i#ABCD":   NotAnAddress,
		"http://relay.voorbeeld.nl":     PlainInPublic,
		"http://203.0.113.9":            PlainInPublic,
		"http://192.168.voorbeeld.nl:1": PlainInPublic,
	} {
		if got, problem := RelayAddress(typed); problem != want || got != "" {
			t.Errorf("%q is %q, %q; want %q", typed, got, problem, want)
		}
	}
}
