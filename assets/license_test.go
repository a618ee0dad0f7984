package assets

import (
	"os"
	"testing"
)

func TestTheAppShowsTheLicenceItTravelsUnder(t *testing.T) {
	want, err := os.ReadFile("../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if License != string(want) {
		t.Error("assets/LICENSE differs from LICENSE")
	}
}
