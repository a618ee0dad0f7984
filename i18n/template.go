package i18n

import (
	"errors"
	"fmt"
	"strings"
)

// template is a text cut at its placeholders: literal, then the value of name,
// and so on. The last segment may have no name.
type template []segment

type segment struct {
	literal string
	name    string
}

// parseTemplate cuts a text at its placeholders. It refuses a brace that is not
// part of one.
func parseTemplate(text string) (template, error) {
	var t template
	for text != "" {
		literal, rest, found := strings.Cut(text, "{")
		if strings.Contains(literal, "}") {
			return nil, errors.New("a } without its {")
		}
		if !found {
			return append(t, segment{literal: literal}), nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || !isName(name) {
			return nil, fmt.Errorf("placeholder {%s is not a lower-case name in braces", name)
		}
		t = append(t, segment{literal, name})
		text = after
	}
	return t, nil
}

func isName(name string) bool {
	for _, r := range name {
		if (r < 'a' || r > 'z') && r != '_' {
			return false
		}
	}
	return name != ""
}

// format fills the placeholders. One that nobody fills stays as it is written,
// so that it is seen and not silently lost.
func (t template) format(value func(name string) (string, bool)) string {
	if len(t) == 1 && t[0].name == "" {
		return t[0].literal
	}
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.literal)
		if s.name == "" {
			continue
		}
		if v, ok := value(s.name); ok {
			b.WriteString(v)
		} else {
			b.WriteString("{" + s.name + "}")
		}
	}
	return b.String()
}
