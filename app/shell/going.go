package shell

import (
	"context"
	"encoding/json"
	"errors"

	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// goingPlace is under what the journal keeps in which conversation somebody is.
const goingPlace = "going"

// going is the conversation that somebody is in the middle of; zero for none. It
// is kept, so that a kill leads back to it as a lock does. A draft that was left
// for later is none: Today leads to that.
type going struct {
	Stage string        // which screen it is on, one of those of a draft
	Draft store.DraftID // zero: a quick entry that began without one
	Note  bool          // its note is open
}

// places are those that lead back to it, once its draft is found.
func (g going) places(draft store.DraftID) (all []route.Route) {
	switch g.Stage {
	case parts.StageAfter:
		all = append(all, route.After{Draft: draft})
	case parts.StageQuick:
		all = append(all, route.Quick{Draft: draft})
	default:
		all = append(all, route.Talk{Draft: draft})
	}
	if g.Note {
		all = append(all, route.Note{Draft: draft})
	}
	return all
}

// goingOn is the conversation on the trail.
func (t *trail[S]) goingOn() (g going) {
	for _, p := range t.places {
		switch r := p.route.(type) {
		case route.Talk:
			g = going{Stage: parts.StageTalk, Draft: r.Draft}
		case route.After:
			g = going{Stage: parts.StageAfter, Draft: r.Draft}
		case route.Quick:
			g = going{Stage: parts.StageQuick, Draft: r.Draft}
		case route.Note:
			g.Draft, g.Note = r.Draft, true
		}
	}
	return g
}

// keepGoing keeps in which conversation somebody is now.
func (s *Shell) keepGoing() {
	if s.journal == nil || s.looking || s.frame.alone != nil {
		return
	}
	now := s.trail.goingOn()
	if now == s.going {
		return
	}
	s.going = now
	parts.KeepTyped(s.context, s.journal, goingPlace, now)
}

// written is what somebody was in the middle of when the app was killed.
type written struct {
	going going
	draft store.DraftID
	form  route.Route // nil for none
}

// readWritten reads it. A conversation that was saved or dropped at the last
// moment is none.
func readWritten(ctx context.Context, j *store.Journal) (w written, err error) {
	forms, err := j.Forms(ctx)
	if err != nil {
		return w, err
	}
	for _, form := range forms {
		if form.Place == goingPlace {
			_ = json.Unmarshal(form.Data, &w.going) // a newer app may have written it
		} else if r, ok := route.FormAt(form.Place); ok && w.form == nil {
			w.form = r
		}
	}
	if w.going == (going{}) {
		return w, nil
	}
	if w.draft, err = w.going.find(ctx, j); errors.Is(err, store.ErrNotFound) {
		w.going = going{}
		j.KeepForm(goingPlace, nil)
		return w, nil
	}
	return w, err
}

// find gives the draft, if it is still there. ErrNotFound.
func (g going) find(ctx context.Context, j *store.Journal) (store.DraftID, error) {
	drafts, err := j.Drafts(ctx)
	if err != nil {
		return store.DraftID{}, err
	}
	for _, d := range drafts {
		if d.ID == g.Draft || g.Draft.IsZero() && d.Stage == parts.StageQuick {
			return d.ID, nil
		}
	}
	return store.DraftID{}, store.ErrNotFound
}

// goOn goes on with what somebody was in the middle of when the app was killed:
// the conversation, and a form that was opened from it.
func (s *Shell) goOn() {
	j := s.journal
	screen.Load(s.context, func(ctx context.Context) (written, error) { return readWritten(ctx, j) }, func(w written) {
		if len(s.trail.places) != 1 {
			return // one went on elsewhere meanwhile
		}
		if !w.draft.IsZero() {
			for _, r := range w.going.places(w.draft) {
				s.To(r)
			}
		}
		if w.form != nil {
			s.To(w.form)
		}
	})
}
