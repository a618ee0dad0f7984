package assets

import (
	"cmp"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed LICENSE licences/*
var licences embed.FS

// Component is something made by others that travels in the program: a Go
// module, a part of one with a licence of its own, or Go itself.
type Component struct {
	// Name is the name of the component, or the path of a whole module, without
	// "github.com/", for which a telephone has no room.
	Name string
	// Module is the path of the Go module that brings the component and a file
	// of its licence, "std" for Go itself, and empty where there is no such file.
	Module string
	// Licence is the short name of the licence, such as "MIT".
	Licence string
	// Copyright holds the lines that name the owners. They stand above Terms,
	// which are the same for all under one licence.
	Copyright []string
	Terms     string
}

// Text is the licence as it must travel along: owners and terms.
func (c Component) Text() string {
	return strings.Join(slices.Concat(c.Copyright, []string{c.Terms}), "\n\n")
}

// Components are everything made by others in the program, except the font and
// the icons of Bankje, in the order of their names. Callers must not change
// them.
var Components = sync.OnceValue(readComponents)

// readComponents panics at a mistake in the list: it was built into the
// program, and a test reads it.
func readComponents() []Component {
	const folder = "licences"
	var list struct {
		Component []struct {
			Name, Module, Licence, Text string
			Copyright                   []string
		}
	}
	meta, err := toml.DecodeFS(licences, path.Join(folder, "components.toml"), &list)
	if err != nil {
		panic(fmt.Sprintf("assets: read components: %v", err))
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		panic(fmt.Sprintf("assets: read components: unknown key %s", unknown[0]))
	}
	var components []Component
	for _, c := range list.Component {
		terms, err := licences.ReadFile(path.Join(folder, c.Text))
		if err != nil {
			panic(fmt.Sprintf("assets: read licence of %s: %v", cmp.Or(c.Name, c.Module), err))
		}
		components = append(components, Component{
			Name: cmp.Or(c.Name, strings.TrimPrefix(c.Module, "github.com/")), Module: c.Module,
			Licence: c.Licence, Copyright: c.Copyright, Terms: string(terms),
		})
	}
	return components
}
