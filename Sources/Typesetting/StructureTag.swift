/// An element of the structure tree of a PDF.
package struct StructureTag: Hashable, Sendable {
  /// The standard structure types that are used (ISO 32000-1, 14.8.4).
  package enum Role: String, Hashable, Sendable {
    case document = "Document"
    case heading1 = "H1"
    case heading2 = "H2"
    case heading3 = "H3"
    case paragraph = "P"
    case list = "L"
    case item = "LI"
    case label = "Lbl"
    case itemBody = "LBody"
    case table = "Table"
    case row = "TR"
    case head = "TH"
    case cell = "TD"
    case figure = "Figure"
  }

  /// What a head cell heads.
  package enum Scope: String, Hashable, Sendable {
    case row = "Row"
    case column = "Column"
  }

  package var role: Role
  /// What a figure shows, for a reader who cannot see it.
  package var alternativeText: String?
  package var scope: Scope?
  /// Columns that a cell spans, 1 or more.
  package var columnSpan: Int
  /// A list whose items have numbers as labels.
  package var isNumbered: Bool

  package init(
    _ role: Role, alternativeText: String? = nil, scope: Scope? = nil, columnSpan: Int = 1, isNumbered: Bool = false
  ) {
    self.isNumbered = isNumbered
    self.role = role
    self.alternativeText = alternativeText
    self.scope = scope
    self.columnSpan = columnSpan
  }
}
