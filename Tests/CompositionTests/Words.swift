import Foundation
import Ingestion
import Metrics

/// The languages that come with the program.
enum Words {
  static let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("templates").path

  static func languages(_ site: String = "en", others: [String] = []) throws -> Languages {
    try LanguageLibrary(templates: [templates]).languages(site: site, others: others, settings: MetricSettings())
  }
}
