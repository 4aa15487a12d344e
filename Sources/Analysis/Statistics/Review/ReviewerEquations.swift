import Foundation

/// The mixed-model equations with effects in units of their own spread: θ = (σ_a/σ_e, σ_r/σ_e), so that 0 is allowed.
///
/// The larger side is eliminated and what remains has one row for each of the smaller side and one for μ.
struct ReviewerEquations {
  struct Solution {
    var intercept: Double
    /// Values, and error variances for σ_e² = 1.
    var agents: [(value: Double, variance: Double)]
    var reviewers: [(value: Double, variance: Double)]
  }

  private let isTurned: Bool
  private let table: TwoWayCells
  private let center: Double
  private let squares: Double
  let n: Double
  /// By row: N and Σ(y − center); by column the same.
  private var rowCounts: [Double]
  private var rowSums: [Double]
  private var columnCounts: [Double]
  private var columnSums: [Double]

  /// - Returns: `nil` without evaluations.
  init?(_ given: TwoWayCells) {
    guard !given.cells.isEmpty else { return nil }
    isTurned = given.columns > given.rows
    table = isTurned ? given.transposed : given
    center = table.mean
    squares = table.squaresAbout(center)
    n = table.total
    rowCounts = Array(repeating: 0, count: table.rows)
    rowSums = rowCounts
    columnCounts = Array(repeating: 0, count: table.columns)
    columnSums = columnCounts
    for cell in table.cells {
      let sum = cell.n * (cell.mean - center)
      rowCounts[cell.row] += cell.n
      rowSums[cell.row] += sum
      columnCounts[cell.column] += cell.n
      columnSums[cell.column] += sum
    }
  }

  /// Whether scores differ at all.
  var hasVariation: Bool { squares > 1e-12 * n * max(1, center * center) }

  /// log|C| + (n − 1)·log(RSS), which restricted maximum likelihood makes small, with its parts.
  ///
  /// - Returns: `nil` where the equations cannot be solved or nothing is left to explain.
  func criterion(_ agent: Double, _ reviewer: Double) -> (value: Double, logDeterminant: Double, rest: Double)? {
    let (major, minor) = isTurned ? (reviewer, agent) : (agent, reviewer)
    guard let (factor, right) = reduced(major, minor) else { return nil }
    var (rest, determinant) = (squares, factor.logDeterminant)
    for row in 0..<table.rows {
      let weight = 1 + major * major * rowCounts[row]
      rest -= major * major * rowSums[row] * rowSums[row] / weight
      determinant += log(weight)
    }
    rest -= factor.quadratic(right)
    guard rest > 1e-14 * squares else { return nil }
    return (determinant + (n - 1) * log(rest), determinant, rest)
  }

  /// The predictions with given ratios of spreads.
  func solve(_ agent: Double, _ reviewer: Double) -> Solution? {
    let (major, minor) = isTurned ? (reviewer, agent) : (agent, reviewer)
    guard let (factor, right) = reduced(major, minor) else { return nil }
    let solution = factor.solve(right)
    let inverse = factor.inverse()
    let size = factor.size
    var rows = Array(repeating: (value: 0.0, variance: 0.0), count: table.rows)
    for row in 0..<table.rows {
      let range = table.starts[row]..<table.starts[row + 1]
      let weight = 1 + major * major * rowCounts[row]
      // How the row hangs together with μ and the columns, by place in the remaining equations.
      var links = [(place: 0, value: major * rowCounts[row] / weight)]
      for cell in table.cells[range] {
        links.append((cell.column + 1, major * minor * cell.n / weight))
      }
      var value = major * rowSums[row] / weight
      var variance = 1 / weight
      for link in links {
        value -= link.value * solution[link.place]
        for other in links { variance += link.value * other.value * inverse[link.place * size + other.place] }
      }
      rows[row] = (major * value, major * major * variance)
    }
    let columns = (0..<table.columns).map { column in
      let place = column + 1
      return (value: minor * solution[place], variance: minor * minor * inverse[place * size + place])
    }
    return Solution(
      intercept: center + solution[0], agents: isTurned ? columns : rows, reviewers: isTurned ? rows : columns)
  }

  /// What is left after the rows are eliminated: μ first, then the columns.
  private func reduced(_ major: Double, _ minor: Double) -> (Cholesky, [Double])? {
    let size = table.columns + 1
    var matrix = Array(repeating: 0.0, count: size * size)
    var right = Array(repeating: 0.0, count: size)
    matrix[0] = n
    right[0] = 0
    for column in 0..<table.columns {
      let place = column + 1
      matrix[place * size] = minor * columnCounts[column]
      matrix[place * size + place] = minor * minor * columnCounts[column] + 1
      right[place] = minor * columnSums[column]
    }
    for row in 0..<table.rows where rowCounts[row] > 0 {
      let range = table.starts[row]..<table.starts[row + 1]
      let factor = major * major / (1 + major * major * rowCounts[row])
      matrix[0] -= factor * rowCounts[row] * rowCounts[row]
      right[0] -= factor * rowCounts[row] * rowSums[row]
      for index in range {
        let (place, count) = (table.cells[index].column + 1, minor * table.cells[index].n)
        matrix[place * size] -= factor * count * rowCounts[row]
        right[place] -= factor * count * rowSums[row]
        // Columns rise within a row: this fills the lower triangle.
        for other in range.lowerBound...index {
          matrix[place * size + table.cells[other].column + 1] -= factor * count * minor * table.cells[other].n
        }
      }
    }
    return Cholesky(matrix, size: size).map { ($0, right) }
  }
}
