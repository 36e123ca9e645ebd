// Which Prometheus `run build` compiles: 0.314.0 is the Go module's name for release 3.14.0. Replace lines of a
// dependency do not count for us, so the one that Prometheus itself is built with is repeated here. Indirect
// requirements are worked out at build time.
module io.opvitals/integration-tests/backends/prometheus

go 1.25.8

require github.com/prometheus/prometheus v0.314.0

replace cloud.google.com/go => cloud.google.com/go v0.123.0

tool (
	github.com/prometheus/prometheus/cmd/prometheus
	github.com/prometheus/prometheus/cmd/promtool
)
