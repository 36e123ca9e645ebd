// Which Jaeger `run build` compiles. 1.76.0 is how the Go module proxy names the sources that Jaeger released as
// 2.13.0 as well; cmd/jaeger is the version 2 binary. Replace lines of a dependency do not count for us, so the ones
// that Jaeger itself is built with are repeated here. Indirect requirements are worked out at build time.
module io.opvitals/integration-tests/backends/jaeger

go 1.25.4

require github.com/jaegertracing/jaeger v1.76.0

replace github.com/Shopify/sarama => github.com/Shopify/sarama v1.33.0

tool github.com/jaegertracing/jaeger/cmd/jaeger
