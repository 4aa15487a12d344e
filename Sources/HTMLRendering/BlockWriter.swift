import Document

/// Writes the blocks of one section.
struct BlockWriter {
  let charts: ChartLayouts
  let inlines: InlineWriter
  /// From the page to the figures' data, with the prefix of the page's files: `../data/north-`.
  let dataFolder: String
  let sectionID: String
  /// Of headings inside the section.
  let headingLevel: Int
  /// Whether the section is there to be looked up: its long parts fold.
  let isReference: Bool
  var writer = MarkupWriter()
  private var noteCount = 0

  init(
    charts: ChartLayouts, inlines: InlineWriter, dataFolder: String, sectionID: String, headingLevel: Int,
    isReference: Bool
  ) {
    self.charts = charts
    self.inlines = inlines
    self.dataFolder = dataFolder
    self.sectionID = sectionID
    self.headingLevel = headingLevel
    self.isReference = isReference
  }

  mutating func append(_ block: Block, in room: ChartLayouts.Room) {
    switch block {
    case .paragraph(let paragraph): append(paragraph)
    case .findings(let findings): append(findings: findings)
    case .aside(let aside): append(aside)
    case .measureTable(let table): append(table)
    case .glance(let glance): append(glance)
    case .table(let table): append(table)
    case .figure(let figure): append(figure, in: room)
    case .columns(let columns): append(columns, in: room)
    case .writingLines(let prompts): append(writingLines: prompts)
    case .definitions(let definitions): append(definitions)
    }
    writer.newline()
  }

  private mutating func append(_ paragraph: Paragraph) {
    let name: String? =
      switch paragraph.style {
      case .body: nil
      case .lead: "lead"
      case .note: "note"
      }
    writer.open("p", ["class": name])
    writer.append(inlines.markup(paragraph.inlines))
    writer.close("p")
  }

  private mutating func append(findings: [[Inline]]) {
    writer.open("ol", ["class": "findings"])
    for finding in findings {
      writer.open("li")
      writer.append(inlines.markup(finding))
      writer.close("li")
    }
    writer.close("ol")
  }

  private mutating func append(_ aside: Aside) {
    noteCount += 1
    let id = "\(sectionID)-note-\(noteCount)"
    writer.open("div", ["class": aside.tone == .care ? "aside care" : "aside", "role": "note", "aria-labelledby": id])
    writer.element("h\(headingLevel)", aside.title, ["id": id])
    for paragraph in aside.paragraphs { append(Paragraph(.body, paragraph)) }
    writer.close("div")
  }

  private mutating func append(_ columns: [Column], in room: ChartLayouts.Room) {
    let isFolded = isReference && columns.flatMap(\.blocks).allSatisfy(\.isTable)
    writer.open("div", ["class": isFolded ? "columns folds" : "columns"])
    for column in columns {
      writer.open("div", ["class": "span-\(min(12, max(1, column.span)))"])
      for block in column.blocks { append(block, in: inner(column.span, of: room)) }
      writer.close("div")
    }
    writer.close("div")
  }

  private func inner(_ span: Int, of room: ChartLayouts.Room) -> ChartLayouts.Room {
    switch span {
    case ..<6: .aside
    case 6..<12: room == .aside ? .aside : .column
    default: room
    }
  }

  private mutating func append(writingLines prompts: [String]) {
    writer.open("ul", ["class": "writing"])
    for prompt in prompts { writer.element("li", prompt) }
    writer.close("ul")
  }
}
