package io.opvitals.benchmarks.agent;

/** Glowroot names what it measures in a file: the transaction around the hot path, and every monitored method. */
final class GlowrootConfiguration {

    static final String JSON = """
            {
              "instrumentation": [
                {
                  "className": "io.opvitals.benchmarks.hotpath.GlowrootBenchmark$Target",
                  "methodName": "transaction",
                  "methodParameterTypes": [".."],
                  "captureKind": "transaction",
                  "transactionType": "Benchmark",
                  "transactionNameTemplate": "transaction",
                  "timerName": "transaction"
                },
                {
                  "className": "io.opvitals.benchmarks.hotpath.GlowrootBenchmark$Target",
                  "methodName": "operation",
                  "methodParameterTypes": [".."],
                  "captureKind": "timer",
                  "timerName": "operation"
                },
                {
                  "className": "io.opvitals.benchmarks.program.Greeter",
                  "methodName": "greet",
                  "methodParameterTypes": [".."],
                  "captureKind": "transaction",
                  "transactionType": "Benchmark",
                  "transactionNameTemplate": "greet",
                  "timerName": "greet"
                },
                {
                  "className": "io.opvitals.benchmarks.springapp.HelloController",
                  "methodName": "hello",
                  "methodParameterTypes": [".."],
                  "captureKind": "timer",
                  "timerName": "hello"
                }
              ]
            }
            """;

    private GlowrootConfiguration() {}
}
