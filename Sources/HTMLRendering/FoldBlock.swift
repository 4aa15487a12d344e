import Document

extension BlockWriter {
  /// What a reader looks up rather than reads folds into one line: open on paper, and found by a search in the page.
  mutating func fold(_ summary: String, _ content: (inout BlockWriter) -> Void) {
    writer.open("details", ["class": "fold"])
    writer.element("summary", summary)
    content(&self)
    writer.close("details")
  }

  /// Long lists of definitions fold, a group each; a few stand open.
  mutating func append(_ definitions: [Definition]) {
    guard isReference, definitions.count > BlockWriter.fewest else { return list(definitions) }
    for group in DefinitionGroup.groups(of: definitions) {
      fold(group.summary) { $0.list(group.definitions) }
      writer.newline()
    }
  }

  private mutating func list(_ definitions: [Definition]) {
    writer.open("dl", ["class": "definitions"])
    for definition in definitions {
      writer.open("div")
      writer.element("dt", definition.term)
      writer.open("dd")
      writer.append(inlines.markup(definition.text))
      writer.close("dd")
      writer.close("div")
      writer.newline()
    }
    writer.close("dl")
  }

  /// More than these fold.
  static let fewest = 4
}

/// The definitions that fold into one line.
struct DefinitionGroup {
  /// Empty where the definitions have no groups.
  var title: String
  var definitions: [Definition]

  /// In order of the first of each group.
  static func groups(of definitions: [Definition]) -> [DefinitionGroup] {
    var groups: [DefinitionGroup] = []
    for definition in definitions {
      let title = definition.groupTitle
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index].definitions.append(definition)
      } else {
        groups.append(DefinitionGroup(title: title, definitions: [definition]))
      }
    }
    return groups
  }

  /// "Definitions, customer: Satisfaction, Resolved and 14 more".
  var summary: String {
    let names = definitions.prefix(3).map(\.term).joined(separator: ", ")
    let rest = definitions.count > 3 ? " and \(definitions.count - 3)\u{A0}more" : ""
    return "Definitions\(title.isEmpty ? "" : ", \(title.lowercased())"): \(names)\(rest)"
  }
}

extension Definition {
  var groupTitle: String { group }
}

extension Section {
  /// Whether the section is there to be looked up: every other measure, and the notes.
  var isForReference: Bool { isReference }
}

extension Block {
  var isTable: Bool {
    if case .table = self { true } else { false }
  }
}
