import Charts
import Document
import Typesetting

/// How much air a page has. The ladder that a full page goes down before it overflows: the gaps above sections first,
/// then rows and writing lines, then the height of process charts; type never shrinks and nothing is cut.
struct Density {
  /// Above a section heading, in points.
  var sectionGap: Double
  /// The least height of a row of “at a glance”, in points.
  var glanceRow = 8 * PageGeometry.unit
  /// The room for the reader’s own words, in points.
  var writingRoom = 10 * PageGeometry.unit
  /// Of a process chart, in points; `nil` for the usual 132.
  var processHeight: Double?

  static let ladder = [
    Density(sectionGap: 6 * PageGeometry.unit), Density(sectionGap: 4 * PageGeometry.unit),
    Density(
      sectionGap: 4 * PageGeometry.unit, glanceRow: 7 * PageGeometry.unit, writingRoom: 8 * PageGeometry.unit),
    Density(
      sectionGap: 4 * PageGeometry.unit, glanceRow: 7 * PageGeometry.unit, writingRoom: 8 * PageGeometry.unit,
      processHeight: 32 * PageGeometry.unit),
  ]
}

/// Turns the sections and blocks of a report into strips. It holds a text engine and is as bound to its thread.
struct BlockLayout {
  let engine: TextEngine
  let measurer: PangoMeasurer
  let geometry: PageGeometry
  let density: Density
  let kind: Report.Kind

  var unit: Double { PageGeometry.unit }

  /// The title and what stands with it above the first section.
  func opening(of report: Report) -> [Strip] {
    var strips: [Strip] = []
    let width = geometry.contentWidth
    if !report.kicker.isEmpty {
      strips.append(paragraphStrip([.text(report.kicker)], .kicker, width: width, tag: StructureTag(.paragraph)))
      strips[0].keepsWithNext = true
    }
    var title = heading(report.title, .title, tag: .heading1, width: width)
    title.gap = unit
    strips.append(title)
    if !report.facts.isEmpty {
      let facts = report.facts.enumerated().flatMap { index, fact in index == 0 ? fact : [.text(" · ")] + fact }
      strips.append(paragraphStrip(facts, .facts, width: width, tag: StructureTag(.paragraph), gap: unit))
    }
    return strips
  }

  /// A section: its heading, and its blocks below.
  func section(_ section: Section) -> [Strip] {
    var strips: [Strip] = []
    var blocks = section.blocks[...]
    if let title = section.title {
      if case .columns(let columns) = blocks.first, standsBesideHeading(columns) {
        blocks = blocks.dropFirst()
        strips += columnStrips(columns, heading: title)
      } else {
        strips.append(heading(title, .heading, tag: .heading2, width: geometry.contentWidth))
      }
    }
    for (index, block) in blocks.enumerated() {
      var next = self.strips(for: block, width: geometry.contentWidth)
      guard !next.isEmpty else { continue }
      if index == 0, section.title != nil, strips.count == 1 { next[0].gap = gapBelowHeading(block) }
      if index == 0, section.title == nil, !isLead(block) { next[0].gap = density.sectionGap }
      if case .paragraph(let paragraph) = block, paragraph.style == .note, !strips.isEmpty {
        strips[strips.count - 1].keepsWithNext = true
      }
      strips += next
    }
    if section.title != nil, !strips.isEmpty { strips[0].gap = density.sectionGap }
    return strips
  }

  /// A block as strips of a width in points.
  ///
  /// - Parameter titleLines: the number of lines that a figure's title takes at least, so that neighbours are level.
  func strips(for block: Block, width: Double, titleLines: Int = 1) -> [Strip] {
    switch block {
    case .paragraph(let paragraph): self.paragraph(paragraph, width: width)
    case .findings(let items): findings(items, width: width)
    case .aside(let aside): [self.aside(aside, width: width)]
    case .measureTable(let table): measureTable(table, width: width)
    case .glance(let glance): self.glance(glance, width: width)
    case .table(let table): self.table(table, width: width)
    case .figure(let figure): self.figure(figure, width: width, titleLines: titleLines)
    case .columns(let columns): columnStrips(columns, heading: nil)
    case .writingLines(let prompts): writingLines(prompts, width: width)
    case .definitions(let definitions): self.definitions(definitions, width: width)
    }
  }

  /// The heading stands above the first column when the others hold notes beside it, so that its line is level with
  /// theirs.
  private func standsBesideHeading(_ columns: [Column]) -> Bool {
    guard let first = columns.first, columns.count > 1, first.span >= 6 else { return false }
    return columns.dropFirst().allSatisfy { column in
      column.blocks.allSatisfy { if case .aside = $0 { true } else { false } }
    }
  }

  private func isLead(_ block: Block) -> Bool {
    if case .paragraph(let paragraph) = block { paragraph.style == .lead } else { false }
  }

  private func gapBelowHeading(_ block: Block) -> Double {
    switch block {
    case .figure, .columns, .measureTable: 2 * unit
    case .paragraph, .findings, .aside, .glance, .table, .writingLines, .definitions: unit
    }
  }
}
