import Document

/// The list of all published periods, newest first: what `archive/index.html` shows.
package struct ArchiveIndex: Hashable, Sendable {
  /// A link with its text.
  package struct Link: Hashable, Sendable {
    package var title: String
    /// Relative to the index.
    package var href: String

    package init(title: String, href: String) {
      self.title = title
      self.href = href
    }
  }

  /// The periods of one year.
  package struct Year: Hashable, Sendable {
    /// "2026".
    package var title: String
    package var rows: [Row]

    package init(title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// One published period.
  package struct Row: Hashable, Sendable {
    /// The anchor of the row, stable over time: `2026-10`.
    package var id: String
    /// "October".
    package var title: String
    /// The report of the period, relative to the index.
    package var href: String
    /// The report's own first sentence.
    package var headline: String
    package var improvements: Int
    package var concerns: Int
    /// Signals of measures without a preferred direction.
    package var changes: Int
    /// Words: "revised 12 Nov", "partial: 29 of 31 days".
    package var badges: [String]
    /// Further files: PDF, CSV, earlier versions.
    package var links: [Link]

    package init(
      id: String, title: String, href: String, headline: String, improvements: Int, concerns: Int, changes: Int,
      badges: [String], links: [Link]
    ) {
      self.id = id
      self.title = title
      self.href = href
      self.headline = headline
      self.improvements = improvements
      self.concerns = concerns
      self.changes = changes
      self.badges = badges
      self.links = links
    }
  }

  /// One of the main measures over the whole archive.
  package struct Measure: Hashable, Sendable {
    /// The anchor: `measure-csat-top2`.
    package var id: String
    /// "Satisfied customers".
    package var title: String
    /// Of the newest month: "79%".
    package var value: String
    /// A point a month.
    package var chart: ProcessChart
    /// Positions of the first points with another definition.
    package var rebases: [Int]
    /// What the line shows, as words for a reader who cannot see it.
    package var text: String
    /// Words below the value: "new definition from May 2026 on".
    package var notes: [String]

    package init(
      id: String, title: String, value: String, chart: ProcessChart, rebases: [Int], text: String, notes: [String]
    ) {
      self.id = id
      self.title = title
      self.value = value
      self.chart = chart
      self.rebases = rebases
      self.text = text
      self.notes = notes
    }
  }

  /// BCP 47: `en`.
  package var language: String
  /// The h1: "Reports".
  package var title: String
  package var organisation: String
  /// The newest report; `nil` for an empty archive.
  package var latest: Link?
  /// "34 months · first January 2024".
  package var summary: String
  /// Newest first.
  package var years: [Year]
  /// From the index to the folder that holds the folder `fonts/`: `2026-10/v1/`.
  package var fontsPrefix: String
  /// Further pages of the archive: definitions, changes to methods, restatements.
  package var pages: [Link]
  /// In the order of the newest report; empty with fewer than two months.
  package var measures: [Measure]

  package init(
    language: String = "en", title: String, organisation: String, latest: Link?, summary: String, years: [Year],
    fontsPrefix: String, pages: [Link] = [], measures: [Measure] = []
  ) {
    self.language = language
    self.title = title
    self.organisation = organisation
    self.latest = latest
    self.summary = summary
    self.years = years
    self.fontsPrefix = fontsPrefix
    self.pages = pages
    self.measures = measures
  }
}
