import Foundation
import Metrics
import Testing

@Suite("The documentation of the catalogue")
struct CatalogueDocumentationTests {
  @Test("docs/metrics.md says what the program does; RECORD=1 writes it anew")
  func current() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "docs/metrics.md")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(Catalogue.documentation.utf8).write(to: file)
    }
    let text = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == Catalogue.documentation)
  }

  @Test("lists every metric with its formula")
  func complete() {
    for metric in Catalogue.metrics(MetricSettings()) {
      #expect(Catalogue.documentation.contains("`\(metric.key.metric)`"), "\(metric.key)")
      if !metric.isDerived { #expect(Catalogue.documentation.contains("`\(metric.formula)`"), "\(metric.key)") }
    }
  }
}
