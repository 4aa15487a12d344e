/// The additive model y = μ + row + column by weighted least squares, the weight of a cell its number of observations.
///
/// The effects of rows add up to 0 and so do those of columns, each counted once. Rows and columns that nothing joins
/// are fitted apart, and effects of different components must not be compared.
///
/// The larger side is eliminated: with p the shares of a row's observations by column and N its number, the columns
/// solve (diag(n) − Σ N·ppᵀ)·b = Σ n·(y − row mean) with the first column of the component at 0. The cost grows with the
/// number of rows, not with its cube.
package struct TwoWayFit: Hashable, Sendable {
  /// One of the sides of the table.
  package struct Effects: Hashable, Sendable {
    /// In the unit of the observations; `nil` without observations.
    package var values: [Double?]
    /// The variance of each, for errors of variance 1: times the variance of one observation it is the real one.
    package var unitVariances: [Double?]

    init(count: Int) {
      values = Array(repeating: nil, count: count)
      unitVariances = values
    }
  }

  package var rows: Effects
  package var columns: Effects
  /// μ of each component.
  package var intercepts: [Double]
  package var components: TwoWayComponents

  /// - Returns: `nil` without observations.
  package init?(_ table: TwoWayCells) {
    guard !table.cells.isEmpty else { return nil }
    components = TwoWayComponents(table)
    let isTurned = table.columns > table.rows
    let table = isTurned ? table.transposed : table
    var (major, minor) = (Effects(count: table.rows), Effects(count: table.columns))
    intercepts = []
    var places = Array(repeating: 0, count: table.columns)
    for component in components.components {
      let part =
        isTurned
        ? TwoWayComponents.Component(rows: component.columns, columns: component.rows) : component
      guard let elimination = Elimination(table, part, &places) else { return nil }
      intercepts.append(elimination.write(table, part, places, &major, &minor))
    }
    (rows, columns) = isTurned ? (minor, major) : (major, minor)
  }

  /// μ + effect of a row: its value where all rows have the same mix of columns; `nil` without observations.
  package func adjusted(row: Int) -> Double? {
    guard let effect = rows.values[row], let component = components.ofRow[row] else { return nil }
    return intercepts[component] + effect
  }
}

/// The columns of one component after the rows are eliminated.
private struct Elimination {
  private let size: Int
  /// Of the columns, the first at 0.
  private var solution: [Double]
  /// The inverse of the reduced matrix, with zeros for the first column.
  private var inverse: [Double]

  /// - Parameter places: is set to the place of each column in the component.
  init?(_ table: TwoWayCells, _ part: TwoWayComponents.Component, _ places: inout [Int]) {
    size = part.columns.count
    for (place, column) in part.columns.enumerated() { places[column] = place }
    let free = size - 1
    var matrix = Array(repeating: 0.0, count: free * free)
    var right = Array(repeating: 0.0, count: free)
    for row in part.rows {
      let range = table.starts[row]..<table.starts[row + 1]
      let (n, mean) = totals(table, range)
      for index in range {
        let cell = table.cells[index]
        let place = places[cell.column] - 1
        guard place >= 0 else { continue }
        right[place] += cell.n * (cell.mean - mean)
        matrix[place * free + place] += cell.n
        // Columns rise within a row: this fills the lower triangle.
        for other in range.lowerBound...index {
          let otherPlace = places[table.cells[other].column] - 1
          if otherPlace >= 0 { matrix[place * free + otherPlace] -= cell.n * table.cells[other].n / n }
        }
      }
    }
    guard let factor = Cholesky(matrix, size: free) else { return nil }
    solution = [0] + factor.solve(right)
    inverse = Array(repeating: 0, count: size * size)
    for (index, value) in factor.inverse().enumerated() {
      inverse[(index / free + 1) * size + index % free + 1] = value
    }
  }

  /// Brings the effects to a sum of 0; returns what they lose, μ.
  func write(
    _ table: TwoWayCells, _ part: TwoWayComponents.Component, _ places: [Int],
    _ major: inout TwoWayFit.Effects, _ minor: inout TwoWayFit.Effects
  ) -> Double {
    let rowCount = Double(part.rows.count)
    var values: [Double] = []
    var own: [Double] = []
    // Σ p over rows, and Σ 1/N.
    var shares = Array(repeating: 0.0, count: size)
    var reciprocals = CompensatedSum()
    for row in part.rows {
      let range = table.starts[row]..<table.starts[row + 1]
      let (n, mean) = totals(table, range)
      var (value, variance) = (mean, 1 / n)
      reciprocals.add(1 / n)
      for index in range {
        let place = places[table.cells[index].column]
        let share = table.cells[index].n / n
        value -= share * solution[place]
        shares[place] += share
        for other in range {
          variance += share * table.cells[other].n / n * inverse[place * size + places[table.cells[other].column]]
        }
      }
      values.append(value)
      own.append(variance)
    }
    let average = values.average
    let spread = (0..<size).map { place in
      (0..<size).reduce(0) { $0 + inverse[place * size + $1] * shares[$1] }
    }
    let ofAverage = (reciprocals.value + zip(shares, spread).reduce(0) { $0 + $1.0 * $1.1 }) / (rowCount * rowCount)
    for (index, row) in part.rows.enumerated() {
      let range = table.starts[row]..<table.starts[row + 1]
      let n = totals(table, range).n
      var common = 1 / n
      for cell in table.cells[range] { common += cell.n / n * spread[places[cell.column]] }
      major.values[row] = values[index] - average
      major.unitVariances[row] = max(0, own[index] - 2 * common / rowCount + ofAverage)
    }
    return average + center(part, &minor)
  }

  private func center(_ part: TwoWayComponents.Component, _ minor: inout TwoWayFit.Effects) -> Double {
    let average = solution.average
    let sums = (0..<size).map { row in (0..<size).reduce(0) { $0 + inverse[row * size + $1] } }
    let ofAverage = sums.reduce(0, +) / Double(size * size)
    for (place, column) in part.columns.enumerated() {
      minor.values[column] = solution[place] - average
      minor.unitVariances[column] = max(0, inverse[place * size + place] - 2 * sums[place] / Double(size) + ofAverage)
    }
    return average
  }
}

private func totals(_ table: TwoWayCells, _ range: Range<Int>) -> (n: Double, mean: Double) {
  var (n, sum) = (0.0, 0.0)
  for index in range {
    n += table.cells[index].n
    sum += table.cells[index].n * table.cells[index].mean
  }
  return (n, sum / n)
}
