import Metrics

/// What one published version is and what it was made from: enough to list it, to check it and to make it again.
package struct Manifest: Codable, Hashable, Sendable {
  package var organisation: String
  package var period: Period
  /// 1 for the first issue of a period.
  package var version: Int
  /// The program and its version: `wrapup 0.1.0`.
  package var program: String
  /// When it was made, ISO 8601 in UTC, as the clock of the run says.
  package var created: String
  /// Stands for everything that decides the content: inputs, settings, definitions, program. The clock is not in it.
  package var runID: String
  package var timeZone: String
  /// Every file that was read, sorted by path.
  package var inputs: [Input]
  /// Metric, variant, definition and formula as they were used.
  package var definitions: [DefinitionEntry]
  /// The report's own first sentence.
  package var headline: String
  package var improvements: Int
  package var concerns: Int
  package var changes: Int
  /// Days with data, and days that should have some.
  package var daysWithData: Int
  package var daysExpected: Int
  /// The pages by title, in the order in which they are listed.
  package var pages: [Page]
  /// Every file of the version but the manifests, sorted by path.
  package var files: [File]
  /// Why it was issued; `nil` in versions of programs that did not write it, as all below.
  package var reason: VersionReason?
  /// The measures of the first screen, in order.
  package var mainMeasures: [MetricKey]?
  /// Stands for the templates, the paper and what was asked for.
  package var settings: String?
  /// Stands for everything that the numbers and words of the period rest on, whatever file it came from.
  package var content: String?
  /// How many files lie in the private folder of the version.
  package var privateFiles: Int?

  package struct Input: Codable, Hashable, Sendable {
    package var path: String
    package var sha256: String

    package init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  package struct DefinitionEntry: Codable, Hashable, Sendable {
    package var metric: String
    package var variant: String
    package var definition: String
    package var formula: String
    /// As tables print it: "Handle time".
    package var name: String?

    package init(_ metric: MetricDefinition) {
      self.metric = metric.key.metric
      variant = metric.key.variant
      definition = metric.definition
      formula = metric.formula
      name = metric.name
    }

    package var key: MetricKey { MetricKey(metric, variant) }
    /// The name, or the id in versions that hold no name.
    package var title: String { name ?? (variant.isEmpty ? metric : "\(metric) (\(variant))") }
  }

  package struct Page: Codable, Hashable, Sendable {
    package var title: String
    /// Relative to the version's folder.
    package var path: String
    /// The report's own first sentence; `nil` in versions of programs that did not write it.
    package var headline: String?

    package init(title: String, path: String, headline: String? = nil) {
      self.title = title
      self.path = path
      self.headline = headline
    }
  }

  package struct File: Codable, Hashable, Sendable {
    package var path: String
    package var bytes: Int
    package var sha256: String

    package init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  package init(
    organisation: String, period: Period, version: Int, program: String, created: String, runID: String,
    timeZone: String, inputs: [Input], definitions: [DefinitionEntry], headline: String, improvements: Int,
    concerns: Int, changes: Int, daysWithData: Int, daysExpected: Int, pages: [Page], files: [File] = []
  ) {
    self.organisation = organisation
    self.period = period
    self.version = version
    self.program = program
    self.created = created
    self.runID = runID
    self.timeZone = timeZone
    self.inputs = inputs
    self.definitions = definitions
    self.headline = headline
    self.improvements = improvements
    self.concerns = concerns
    self.changes = changes
    self.daysWithData = daysWithData
    self.daysExpected = daysExpected
    self.pages = pages
    self.files = files
  }
}
