package journal

// latest asks one question at a time. While an answer is under way, questions
// only replace each other, so that somebody who types fast is not answered
// letter by letter; an answer that is no longer asked for is dropped. It is for
// one goroutine.
type latest[Q comparable, A any] struct {
	// ask asks and calls answered on the same goroutine, now or later.
	ask func(question Q, answered func(A, error))
	// show gets the answer to the latest question, and fail why there is none.
	show func(question Q, answer A)
	fail func(error)

	wanted Q
	asking bool
	stale  bool // the answer under way may be from before a change
}

// Want asks a question, or remembers it until the one under way is answered.
func (l *latest[Q, A]) Want(question Q) {
	l.wanted = question
	if !l.asking {
		l.next()
	}
}

// Again asks the latest question once more, since the answer may have changed.
func (l *latest[Q, A]) Again() {
	l.stale = l.asking
	if !l.asking {
		l.next()
	}
}

func (l *latest[Q, A]) next() {
	question := l.wanted
	l.asking, l.stale = true, false
	l.ask(question, func(answer A, err error) {
		l.asking = false
		switch {
		case l.wanted != question || l.stale:
			l.next()
		case err != nil:
			l.fail(err)
		default:
			l.show(question, answer)
		}
	})
}
