package assets

import "testing"

func TestTheBuiltInContentIsValid(t *testing.T) {
	content, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range Validate(content) {
		t.Error(fault)
	}
}
