import Foundation

/// A symmetric positive definite matrix as LLᵀ, with L lower triangular.
///
/// Matrices are dense, row by row: the element of row i and column j stands at i·size + j.
package struct Cholesky: Sendable {
  package let size: Int
  private var lower: [Double]

  /// - Parameters:
  ///   - matrix: size·size numbers; what stands above the diagonal is not read.
  ///   - leastPivot: the smallest part of a diagonal element that may be left of it. Less is rounding: the matrix is
  ///     not positive definite.
  /// - Returns: `nil` where the matrix is not positive definite.
  package init?(_ matrix: [Double], size: Int, leastPivot: Double = 1e-13) {
    guard matrix.count == size * size else { return nil }
    self.size = size
    lower = matrix
    for column in 0..<size {
      let start = column * size
      var pivot = matrix[start + column]
      for k in 0..<column { pivot -= lower[start + k] * lower[start + k] }
      guard pivot > leastPivot * matrix[start + column], pivot.isFinite else { return nil }
      let root = pivot.squareRoot()
      lower[start + column] = root
      for row in (column + 1)..<max(size, column + 1) {
        var value = matrix[row * size + column]
        for k in 0..<column { value -= lower[row * size + k] * lower[start + k] }
        lower[row * size + column] = value / root
      }
    }
  }

  /// The natural logarithm of the determinant; 0 of a matrix without rows.
  package var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * log(lower[$1 * size + $1]) }
  }

  /// x of Ax = b.
  package func solve(_ b: [Double]) -> [Double] {
    var x = reduced(b)
    for row in (0..<size).reversed() {
      for below in (row + 1)..<max(size, row + 1) { x[row] -= lower[below * size + row] * x[below] }
      x[row] /= lower[row * size + row]
    }
    return x
  }

  /// bᵀA⁻¹b, which is not negative.
  package func quadratic(_ b: [Double]) -> Double {
    reduced(b).reduce(0) { $0 + $1 * $1 }
  }

  /// A⁻¹, row by row.
  package func inverse() -> [Double] {
    var result = Array(repeating: 0.0, count: size * size)
    var unit = Array(repeating: 0.0, count: size)
    for column in 0..<size {
      unit[column] = 1
      for (row, value) in solve(unit).enumerated() { result[row * size + column] = value }
      unit[column] = 0
    }
    return result
  }

  /// x of Lx = b.
  private func reduced(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<size {
      for column in 0..<row { x[row] -= lower[row * size + column] * x[column] }
      x[row] /= lower[row * size + row]
    }
    return x
  }
}
