import Document

extension Report {
  /// Every letter beyond ASCII that the report says outside its charts, in a fixed order.
  var letters: [String] {
    var found: Set<Character> = []
    func collect(_ text: String) {
      guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
      for character in text where !character.isASCII { found.insert(character) }
    }
    func collect(_ blocks: [Block]) {
      for block in blocks {
        if case .columns(let columns) = block {
          columns.forEach { collect($0.blocks) }
        } else {
          block.words.forEach(collect)
        }
      }
    }
    for text in [runningHeader.left, runningHeader.right, kicker, title, footer] { collect(text) }
    for fact in facts.joined() { collect(fact.plain) }
    for section in sections {
      collect(section.title ?? "")
      collect(section.blocks)
    }
    return found.map(String.init).sorted()
  }

  /// Where a character stands first, in words: “the title”, “the section ‘Your month at a glance’”. `nil` when it is
  /// nowhere.
  func firstPlace(of character: Character) -> String? {
    let header = runningHeader
    if header.left.contains(character) || header.right.contains(character) { return "the running header" }
    if kicker.contains(character) || title.contains(character) { return "the title" }
    if facts.joined().contains(where: { $0.plain.contains(character) }) { return "the facts below the title" }
    if let section = sections.first(where: { $0.contains(character) }) {
      return "the section “\(section.title ?? section.id)”"
    }
    return footer.contains(character) ? "the footer" : nil
  }
}

extension Section {
  fileprivate func contains(_ character: Character) -> Bool {
    title?.contains(character) == true || blocks.contains { $0.contains(character) }
  }
}

extension Block {
  fileprivate func contains(_ character: Character) -> Bool {
    switch self {
    case .columns(let columns): columns.contains { $0.blocks.contains { $0.contains(character) } }
    default: words.contains { $0.contains(character) }
    }
  }

  /// The texts of a block, without those that only a chart knows.
  fileprivate var words: [String] {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines.map(\.plain)
    case .findings(let items): items.joined().map(\.plain)
    case .aside(let aside): [aside.title] + aside.paragraphs.joined().map(\.plain)
    case .measureTable(let table):
      [table.caption, table.note] + table.heads
        + table.groups.flatMap { group in
          [group.title]
            + group.rows.flatMap { row in
              [row.name, row.value, row.precision, row.target, row.variationText, row.assuranceText]
            }
        }
    case .glance(let glance):
      glance.heads + glance.rows.flatMap { [$0.name, $0.value, $0.target, $0.barText, $0.meaning] }
        + glance.key.map(\.text)
    case .table(let table):
      [table.caption, table.note] + table.columns.map(\.title) + table.rows.joined().map(\.text)
    case .figure(let figure): [figure.title, figure.subtitle, figure.note]
    case .columns: []
    case .writingLines(let prompts): prompts
    case .definitions(let definitions): definitions.flatMap { [$0.term] + $0.text.map(\.plain) }
    }
  }
}
