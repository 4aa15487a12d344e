import Testing

@testable import Analysis

@Suite("Linear algebra and draws")
struct LinearAlgebraTests {
  @Test("a solved system gives back its right side, and the inverse its matrix", arguments: 1...10)
  func solve(seed: UInt64) throws {
    var random = Random(seed)
    let size = 6
    let factor = (0..<(size * size)).map { _ in random.normal() }
    var matrix = Array(repeating: 0.0, count: size * size)
    for row in 0..<size {
      for column in 0..<size {
        for k in 0..<size { matrix[row * size + column] += factor[row * size + k] * factor[column * size + k] }
      }
      matrix[row * size + row] += 0.1
    }
    let right = (0..<size).map { _ in random.normal() }
    let cholesky = try #require(Cholesky(matrix, size: size))
    let x = cholesky.solve(right)
    let inverse = cholesky.inverse()
    for row in 0..<size {
      let back = (0..<size).reduce(0.0) { $0 + matrix[row * size + $1] * x[$1] }
      #expect(abs(back - right[row]) < 1e-9, "seed \(seed)")
      for column in 0..<size {
        let unit = (0..<size).reduce(0.0) { $0 + matrix[row * size + $1] * inverse[$1 * size + column] }
        #expect(abs(unit - (row == column ? 1 : 0)) < 1e-9, "seed \(seed)")
      }
    }
    #expect(abs(cholesky.quadratic(right) - zip(right, x).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-9)
  }

  @Test("a matrix that is not positive definite has no factor")
  func indefinite() throws {
    #expect(Cholesky([1, 2, 2, 1], size: 2) == nil && Cholesky([1, 1, 1, 1], size: 2) == nil)
    #expect(Cholesky([1, 2, 3], size: 2) == nil && Cholesky([.nan], size: 1) == nil)
    let diagonal = try #require(Cholesky([4, 0, 0, 9], size: 2))
    #expect(abs(diagonal.logDeterminant - 3.58351893845611) < 1e-12)
    #expect(try #require(Cholesky([], size: 0)).logDeterminant == 0)
  }

  @Test("draws are those of the published generator, equally likely")
  func draws() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317 && random.next() == 3_203_168_211_198_807_973)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { (9_600...10_400).contains($0) })
    var order = Array(0..<20)
    random.drawFirst(20, of: &order)
    #expect(order.sorted() == Array(0..<20) && order != Array(0..<20))
    #expect(random.index(below: 1) == 0 && random.index(below: 0) == 0)
  }

  @Test("relabellings are counted up to a limit and subsets all visited")
  func relabelling() {
    #expect(relabellings([5, 5]) == 252 && relabellings([3, 3, 3, 3], limit: 400_000) == 369_600)
    #expect(relabellings([3, 3, 3, 3]) == nil && relabellings([200, 200]) == nil && relabellings([4, 0]) == 1)
    var sums: [Double] = []
    forEachSubsetSum([1, 2, 4, 8], size: 2) { sums.append($0) }
    #expect(sums == [3, 5, 9, 6, 10, 12])
    var count = 0
    forEachSubsetSum([1, 2, 4], size: 3) {
      #expect($0 == 7); count += 1
    }
    forEachSubsetSum([1], size: 2) { _ in count += 100 }
    #expect(count == 1)
  }
}
