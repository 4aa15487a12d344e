import Metrics

// Dictionaries by subject or metric become JSON objects, so that sorted keys give the same text on every run.

extension Subject: CodingKeyRepresentable {
  /// `agent/ann`; the site is `site/`.
  package var codingKey: any CodingKey { NameKey("\(level.rawValue)/\(id)") }

  package init?(codingKey: some CodingKey) {
    let parts = codingKey.stringValue.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let level = Level(rawValue: String(parts[0])) else { return nil }
    self.init(level, String(parts[1]))
  }
}

extension MetricKey: CodingKeyRepresentable {
  /// `service_level:sl_offered`, or `aht` where there is no variant.
  package var codingKey: any CodingKey { NameKey(variant.isEmpty ? metric : "\(metric):\(variant)") }

  package init?(codingKey: some CodingKey) {
    let parts = codingKey.stringValue.split(separator: ":", maxSplits: 1)
    guard let metric = parts.first else { return nil }
    self.init(String(metric), parts.count == 2 ? String(parts[1]) : "")
  }
}

private struct NameKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
