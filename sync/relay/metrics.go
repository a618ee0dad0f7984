package relay

import (
	"context"
	"net/http"
	"time"

	"bankje/sync/protocol"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics count what goes through a relay, by nobody and for nobody in
// particular.
type metrics struct {
	registry  *prometheus.Registry
	answers   *prometheus.CounterVec
	seconds   *prometheus.HistogramVec
	envelopes *prometheus.CounterVec
}

func newMetrics(storage Storage) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "bankje_answers_total", Help: "Requests by what they ask and how they were answered."}, []string{"request", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "bankje_answer_seconds", Help: "Time to answer, by what is asked.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5}}, []string{"request"}),
		envelopes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "bankje_envelopes_total", Help: "Envelopes that were brought and fetched."}, []string{"way"}),
	}
	m.registry.MustRegister(m.answers, m.seconds, m.envelopes)
	for name, of := range map[string]func(Counts) int64{
		"bankje_spaces":          func(c Counts) int64 { return c.Spaces },
		"bankje_devices":         func(c Counts) int64 { return c.Devices },
		"bankje_kept_envelopes":  func(c Counts) int64 { return c.Envelopes },
		"bankje_kept_bytes":      func(c Counts) int64 { return c.Bytes },
		"bankje_kept_statements": func(c Counts) int64 { return c.Statements },
	} {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: "What is kept now."}, func() float64 {
			counts, err := storage.Counts(context.Background())
			if err != nil {
				return -1
			}
			return float64(of(counts))
		}))
	}
	return m
}

func (m *metrics) answered(request string, refusal *protocol.Refusal, took time.Duration) {
	code := "ok"
	if refusal != nil {
		code = string(refusal.Code)
	}
	m.answers.WithLabelValues(request, code).Inc()
	m.seconds.WithLabelValues(request).Observe(took.Seconds())
}

func (m *metrics) exchanged(q protocol.Request, a protocol.Answer) {
	for way, runs := range map[string][]protocol.Run{"brought": q.Runs, "fetched": a.Runs} {
		for _, run := range runs {
			m.envelopes.WithLabelValues(way).Add(float64(len(run)))
		}
	}
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
