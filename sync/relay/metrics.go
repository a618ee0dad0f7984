package relay

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"bankje/sync/protocol"
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
			Name: "bankje_answers_total", Help: "Requests by what they ask and how they were answered.",
		}, []string{"request", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "bankje_answer_seconds", Help: "Time to answer, by what is asked.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5},
		}, []string{"request"}),
		envelopes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "bankje_envelopes_total", Help: "Envelopes that were brought and fetched.",
		}, []string{"way"}),
	}
	m.registry.MustRegister(m.answers, m.seconds, m.envelopes, kept{storage},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) answered(request string, refusal *protocol.Refusal, took time.Duration) {
	code := "ok"
	if refusal != nil {
		code = string(refusal.Code)
	}
	m.answers.WithLabelValues(request, code).Inc()
	if request != "events" { // which wait as long as they are asked to
		m.seconds.WithLabelValues(request).Observe(took.Seconds())
	}
}

func (m *metrics) exchanged(q protocol.Request, a protocol.Answer) {
	m.envelopes.WithLabelValues("brought").Add(count(q.Runs))
	m.envelopes.WithLabelValues("fetched").Add(count(a.Runs))
}

func count(runs []protocol.Run) float64 {
	n := 0
	for _, run := range runs {
		n += len(run)
	}
	return float64(n)
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// kept tells what is kept at the moment, in one look at the storage.
type kept struct{ storage Storage }

var keptWhat = prometheus.NewDesc("bankje_kept", "What is kept now.", []string{"what"}, nil)

// Describe is promised by prometheus.Collector.
func (kept) Describe(descriptions chan<- *prometheus.Desc) { descriptions <- keptWhat }

// Collect is promised by prometheus.Collector.
func (k kept) Collect(found chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	c, err := k.storage.Counts(ctx)
	if err != nil {
		found <- prometheus.NewInvalidMetric(keptWhat, err)
		return
	}
	for what, n := range map[string]int64{
		"spaces": c.Spaces, "devices": c.Devices, "statements": c.Statements, "envelopes": c.Envelopes, "bytes": c.Bytes,
	} {
		found <- prometheus.MustNewConstMetric(keptWhat, prometheus.GaugeValue, float64(n), what)
	}
}
