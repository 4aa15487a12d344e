/// Observations by row and column – agents by kinds of contact, or agents by reviewers – as sums by cell.
///
/// Rows and columns are numbered from 0; the caller numbers them in an order that does not change.
package struct TwoWayCells: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    package var row: Int
    package var column: Int
    /// How many observations.
    package var n: Double
    /// In the unit of the observations.
    package var mean: Double
    /// Σ(y − mean)² within the cell, in squared units.
    package var squares: Double

    package init(row: Int, column: Int, n: Double, mean: Double, squares: Double = 0) {
      self.row = row
      self.column = column
      self.n = n
      self.mean = mean
      self.squares = squares
    }
  }

  package let rows: Int
  package let columns: Int
  /// By row, then by column, one of each.
  package let cells: [Cell]
  /// Where the cells of each row begin, and the end.
  let starts: [Int]

  /// - Parameter cells: in any order; cells of the same place are merged, cells without observations left out.
  package init(rows: Int, columns: Int, cells: [Cell]) {
    self.rows = rows
    self.columns = columns
    let used = cells.filter {
      $0.n > 0 && $0.mean.isFinite && (0..<rows).contains($0.row) && (0..<columns).contains($0.column)
    }
    let sorted = TwoWayCells.ordered(TwoWayCells.ordered(used, columns) { $0.column }, rows) { $0.row }
    var merged: [Cell] = []
    merged.reserveCapacity(sorted.count)
    var place = 0
    while place < sorted.count {
      let first = sorted[place]
      var end = place + 1
      while end < sorted.count, sorted[end].row == first.row, sorted[end].column == first.column { end += 1 }
      merged.append(end == place + 1 ? first : TwoWayCells.merged(Array(sorted[place..<end])))
      place = end
    }
    self.cells = merged
    var starts = Array(repeating: 0, count: rows + 1)
    for cell in merged { starts[cell.row + 1] += 1 }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    self.starts = starts
  }

  /// Of single observations, in any order.
  package init(rows: Int, columns: Int, observations: [(row: Int, column: Int, value: Double)]) {
    self.init(
      rows: rows, columns: columns,
      cells: observations.map { Cell(row: $0.row, column: $0.column, n: 1, mean: $0.value) })
  }

  /// Rows as columns.
  var transposed: TwoWayCells {
    TwoWayCells(
      rows: columns, columns: rows,
      cells: cells.map { Cell(row: $0.column, column: $0.row, n: $0.n, mean: $0.mean, squares: $0.squares) })
  }

  /// The variance within cells, pooled: Σ squares/Σ(n − 1); `nil` when no cell has two observations.
  package var withinVariance: Double? {
    var (squares, freedom) = (CompensatedSum(), 0.0)
    for cell in cells {
      squares.add(cell.squares)
      freedom += cell.n - 1
    }
    return freedom > 0 ? squares.value / freedom : nil
  }

  /// How many observations.
  package var total: Double { cells.reduce(0) { $0 + $1.n } }

  /// Over all observations; 0 of none.
  package var mean: Double {
    var sum = CompensatedSum()
    for cell in cells { sum.add(cell.n * cell.mean) }
    return total > 0 ? sum.value / total : 0
  }

  /// Σ(y − center)² over all observations.
  func squaresAbout(_ center: Double) -> Double {
    var sum = CompensatedSum()
    for cell in cells {
      sum.add(cell.squares)
      sum.add(cell.n * (cell.mean - center) * (cell.mean - center))
    }
    return sum.value
  }

  /// In order of a key from 0 to `count − 1`, equal keys as they were; in time linear in the number of cells.
  private static func ordered(_ cells: [Cell], _ count: Int, by key: (Cell) -> Int) -> [Cell] {
    var next = Array(repeating: 0, count: count + 1)
    for cell in cells { next[key(cell) + 1] += 1 }
    for value in 0..<count { next[value + 1] += next[value] }
    var result = cells
    for cell in cells {
      let value = key(cell)
      result[next[value]] = cell
      next[value] += 1
    }
    return result
  }

  private static func merged(_ cells: [Cell]) -> Cell {
    // By value, so that the order in which they came does not show.
    let cells = cells.sorted { ($0.mean, $0.n, $0.squares) < ($1.mean, $1.n, $1.squares) }
    var (n, sum, squares) = (0.0, CompensatedSum(), CompensatedSum())
    for cell in cells {
      n += cell.n
      sum.add(cell.n * cell.mean)
    }
    let mean = sum.value / n
    for cell in cells {
      squares.add(cell.squares)
      squares.add(cell.n * (cell.mean - mean) * (cell.mean - mean))
    }
    return Cell(row: cells[0].row, column: cells[0].column, n: n, mean: mean, squares: squares.value)
  }
}
