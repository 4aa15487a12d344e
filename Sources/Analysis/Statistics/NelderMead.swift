/// The smallest value of a function of a few variables, without derivatives (Nelder and Mead 1965).
enum NelderMead {
  struct Minimum {
    var point: [Double]
    var value: Double
  }

  /// - Parameters:
  ///   - step: the size of the first simplex.
  ///   - tolerance: the search ends when the values and the sides of the simplex are this small.
  static func minimize(
    from start: [Double], step: Double, tolerance: Double = 1e-11, mostSteps: Int = 400,
    _ function: ([Double]) -> Double
  ) -> Minimum {
    var simplex = [Minimum(point: start, value: function(start))]
    for axis in start.indices {
      var point = start
      point[axis] += step
      simplex.append(Minimum(point: point, value: function(point)))
    }
    let last = start.count
    for _ in 0..<mostSteps {
      simplex.sort { $0.value < $1.value }
      if isSmall(simplex, tolerance) { break }
      let middle = start.indices.map { axis in
        simplex[..<last].reduce(0) { $0 + $1.point[axis] } / Double(last)
      }
      func along(_ factor: Double) -> Minimum {
        let point = start.indices.map { middle[$0] + factor * (simplex[last].point[$0] - middle[$0]) }
        return Minimum(point: point, value: function(point))
      }
      let reflected = along(-1)
      if reflected.value < simplex[0].value {
        let expanded = along(-2)
        simplex[last] = expanded.value < reflected.value ? expanded : reflected
      } else if reflected.value < simplex[last - 1].value {
        simplex[last] = reflected
      } else {
        let contracted = along(reflected.value < simplex[last].value ? -0.5 : 0.5)
        if contracted.value < min(reflected.value, simplex[last].value) {
          simplex[last] = contracted
        } else {
          for corner in 1...last {
            let point = start.indices.map { (simplex[corner].point[$0] + simplex[0].point[$0]) / 2 }
            simplex[corner] = Minimum(point: point, value: function(point))
          }
        }
      }
    }
    return simplex.min { $0.value < $1.value } ?? simplex[0]
  }

  private static func isSmall(_ simplex: [Minimum], _ tolerance: Double) -> Bool {
    let best = simplex[0]
    return simplex.allSatisfy { corner in
      abs(corner.value - best.value) <= tolerance * (1 + abs(best.value))
        && zip(corner.point, best.point).allSatisfy { abs($0 - $1) <= 1e-6 * (1 + abs($1)) }
    }
  }
}
