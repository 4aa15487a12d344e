/// The parts of a two-way table between which nothing can be compared, because no row and no column joins them.
package struct TwoWayComponents: Hashable, Sendable {
  package struct Component: Hashable, Sendable {
    /// In rising order, as the columns.
    package var rows: [Int]
    package var columns: [Int]
  }

  /// In order of their first row.
  package var components: [Component] = []
  /// The component of each row and column; `nil` where it has no observation.
  package var ofRow: [Int?]
  package var ofColumn: [Int?]

  /// Rows and columns are joined where a cell holds an observation (union–find).
  package init(_ table: TwoWayCells) {
    var parents = Array(0..<(table.rows + table.columns))
    func root(_ node: Int) -> Int {
      var node = node
      while parents[node] != node {
        // Halving the path keeps later searches short.
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for cell in table.cells {
      let (one, two) = (root(cell.row), root(table.rows + cell.column))
      if one != two { parents[max(one, two)] = min(one, two) }
    }
    ofRow = Array(repeating: nil, count: table.rows)
    ofColumn = Array(repeating: nil, count: table.columns)
    var numbers = Array(repeating: -1, count: parents.count)
    for cell in table.cells {
      let top = root(cell.row)
      if numbers[top] < 0 {
        numbers[top] = components.count
        components.append(Component(rows: [], columns: []))
      }
      if ofRow[cell.row] == nil {
        ofRow[cell.row] = numbers[top]
        components[numbers[top]].rows.append(cell.row)
      }
      if ofColumn[cell.column] == nil { ofColumn[cell.column] = numbers[top] }
    }
    for (column, component) in ofColumn.enumerated() {
      if let component { components[component].columns.append(column) }
    }
  }

  /// Whether everything can be compared with everything.
  package var isConnected: Bool { components.count <= 1 }
}
