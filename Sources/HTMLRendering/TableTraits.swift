import Document

extension Table {
  /// The order that a click on the head of a column brings; `nil` for a column that nothing is ordered by.
  func order(of column: Int) -> Order? {
    guard rows.count >= Table.fewestToOrder, column < columns.count else { return nil }
    return columns[column].order
  }

  /// Whether a field above the table finds its rows by name.
  var hasFilter: Bool { isOfPeople && rows.count >= Table.fewestToOrder }

  /// Three rows are in order at a glance.
  private static let fewestToOrder = 4
}
