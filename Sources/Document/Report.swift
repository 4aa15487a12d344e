import Metrics

/// A whole document for one reader: what it says, in order, without any layout.
package struct Report: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Hashable, Sendable {
    /// The manager report of the whole site.
    case site
    /// The manager report of one team.
    case team
    /// The private two pages of one agent.
    case agent
  }

  package var kind: Kind
  /// What the report is about.
  package var subject: Subject
  /// Safe in a file name and stable: `2026-10/teams/<slug>.html`.
  package var slug: String
  /// BCP 47: `en`.
  package var language: String
  /// A line above the title: "Monthly performance report".
  package var kicker: String
  /// The h1.
  package var title: String
  /// Facts below the title, each short: days, contacts, completeness, generated.
  package var facts: [[Inline]]
  /// The document's title in metadata; never a person's name.
  package var metadataTitle: String
  /// Left and right of the running header of printed pages.
  package var runningHeader: (left: String, right: String) {
    get { (runningLeft, runningRight) }
    set { (runningLeft, runningRight) = newValue }
  }
  /// Left in the footer of printed pages.
  package var footer: String
  package var sections: [Section]

  private var runningLeft: String
  private var runningRight: String

  package init(
    kind: Kind, subject: Subject, slug: String, language: String, kicker: String, title: String,
    facts: [[Inline]], metadataTitle: String, runningHeader: (left: String, right: String), footer: String,
    sections: [Section]
  ) {
    self.kind = kind
    self.subject = subject
    self.slug = slug
    self.language = language
    self.kicker = kicker
    self.title = title
    self.facts = facts
    self.metadataTitle = metadataTitle
    runningLeft = runningHeader.left
    runningRight = runningHeader.right
    self.footer = footer
    self.sections = sections
  }
}

/// A part of a report under one heading.
package struct Section: Codable, Hashable, Sendable {
  /// Unique in the report; the anchor in HTML: `what-changed`.
  package var id: String
  /// The h2; `nil` for the opening of an agent's page, which stands right below the title.
  package var title: String?
  /// The first heading of a manager report is set larger: it is the finding.
  package var isLead: Bool
  /// In an agent's report: the page that the section belongs to, 1 or 2. Ignored in HTML.
  package var page: Int
  /// Whether the section is there to be looked up: its tables and long definitions fold on a page.
  package var isReference: Bool
  package var blocks: [Block]

  package init(
    id: String, title: String?, isLead: Bool = false, page: Int = 1, isReference: Bool = false, blocks: [Block]
  ) {
    self.id = id
    self.title = title
    self.isLead = isLead
    self.page = page
    self.isReference = isReference
    self.blocks = blocks
  }
}

/// What a section is made of. Closed: a renderer must say how it draws each.
package enum Block: Codable, Hashable, Sendable {
  case paragraph(Paragraph)
  /// A numbered list of findings; each begins with a bold clause.
  case findings([[Inline]])
  /// A note with a heading and a rule at its left: goals, "Read with care".
  case aside(Aside)
  /// "Where each measure stands" of a manager report.
  case measureTable(MeasureTable)
  /// "Your month at a glance" of an agent's report.
  case glance(Glance)
  case table(Table)
  case figure(Figure)
  /// Two blocks side by side where the page is wide, of 12 columns; stacked in order where it is narrow.
  case columns([Column])
  /// Prompts, each above an empty line for the reader's own words.
  case writingLines([String])
  /// Printed definitions with formula and this period's numbers.
  case definitions([Definition])
}

/// One side of `Block.columns`.
package struct Column: Codable, Hashable, Sendable {
  /// Of 12; the spans of one block add up to 12 or fewer.
  package var span: Int
  package var blocks: [Block]

  package init(span: Int, blocks: [Block]) {
    self.span = span
    self.blocks = blocks
  }
}

package struct Paragraph: Codable, Hashable, Sendable {
  package enum Style: String, Codable, Hashable, Sendable {
    case body
    /// What the report is, below an agent's title; `ink2`.
    case lead
    /// Below a table or figure: `ink3`, small.
    case note
  }

  package var style: Style
  package var inlines: [Inline]

  package init(_ style: Style = .body, _ inlines: [Inline]) {
    self.style = style
    self.inlines = inlines
  }
}

/// A run of text. Spaces inside stand as written; U+00A0 and U+202F do not break.
package enum Inline: Codable, Hashable, Sendable, ExpressibleByStringInterpolation {
  case text(String)
  case strong(String)
  /// A number that stands in prose, already formatted, with what it is taken from: `team/north csat:top2 current`.
  case number(String, source: String)
  case link(String, to: Link)

  package init(stringLiteral value: String) { self = .text(value) }

  /// The characters that a reader sees.
  package var plain: String {
    switch self {
    case .text(let text), .strong(let text), .number(let text, _), .link(let text, _): text
    }
  }
}

package enum Link: Codable, Hashable, Sendable {
  /// A figure, table or section of the same report by id.
  case anchor(String)
  /// A file relative to the version folder: `teams/north.html`, `data/measures.csv`.
  case file(String)
}

package struct Aside: Codable, Hashable, Sendable {
  package enum Tone: String, Codable, Hashable, Sendable {
    case note
    /// Data gaps and other reasons to read with care.
    case care
  }

  package var tone: Tone
  package var title: String
  package var paragraphs: [[Inline]]

  package init(tone: Tone, title: String, paragraphs: [[Inline]]) {
    self.tone = tone
    self.title = title
    self.paragraphs = paragraphs
  }
}

/// A figure with everything that must stand around it.
package struct Figure: Codable, Hashable, Sendable {
  /// `fig-3`: the anchor, and the name of the data file.
  package var id: String
  /// 3.
  package var number: Int
  /// A sentence with a verb, made from the same finding as the chart's marks.
  package var title: String
  /// Measure, unit, population and period.
  package var subtitle: String
  /// Below the figure: what band and shapes mean, the source.
  package var note: String
  /// At most 60 words.
  package var alternativeText: String
  package var chart: ChartSpec
  /// The measure and subject that it shows, `csat:top2 team/north`; empty where it shows several.
  package var about: String = ""

  package init(
    id: String, number: Int, title: String, subtitle: String, note: String, alternativeText: String,
    chart: ChartSpec
  ) {
    self.id = id
    self.number = number
    self.title = title
    self.subtitle = subtitle
    self.note = note
    self.alternativeText = alternativeText
    self.chart = chart
  }
}

package struct Definition: Codable, Hashable, Sendable {
  package var term: String
  package var text: [Inline]
  /// Definitions of one group fold together on a page: "Customer"; empty where there are no groups.
  package var group: String

  package init(term: String, text: [Inline], group: String = "") {
    self.term = term
    self.text = text
    self.group = group
  }
}
