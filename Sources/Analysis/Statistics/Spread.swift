extension Collection where Element == Double {
  /// Σ(x − center)²/(n − 1); 0 for fewer than two values.
  func varianceAbout(_ center: Double) -> Double {
    count > 1 ? squaresAbout(center) / Double(count - 1) : 0
  }

  /// Σ(x − center)².
  func squaresAbout(_ center: Double) -> Double {
    var total = CompensatedSum()
    for value in self { total.add((value - center) * (value - center)) }
    return total.value
  }
}

extension Array where Element == Double {
  /// The middle value of numbers in rising order, or the middle of the two middle ones; `nil` of nothing.
  var medianOfSorted: Double? {
    guard !isEmpty else { return nil }
    let upper = self[count / 2]
    guard count.isMultiple(of: 2) else { return upper }
    return (self[count / 2 - 1] + upper) / 2
  }
}
