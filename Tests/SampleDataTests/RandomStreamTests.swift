import Testing

@testable import SampleData

@Suite struct RandomStreamTests {
  @Test("draws have the moments that they promise")
  func moments() {
    var random = RandomStream(seed: 1, name: "moments")
    let count = 20_000
    func mean(_ draw: () -> Double) -> Double { (0..<count).reduce(0) { sum, _ in sum + draw() } / Double(count) }
    #expect(abs(mean { random.gaussian() }) < 0.03)
    #expect(abs(mean { random.logNormal(mean: 240, variation: 0.6) } - 240) < 4)
    #expect(abs(mean { Double(random.poisson(mean: 4.5)) } - 4.5) < 0.08)
    #expect(abs(mean { Double(random.poisson(mean: 95)) } - 95) < 0.4)
    #expect(abs(mean { random.exponential(mean: 70) } - 70) < 2)
  }

  @Test("streams of one seed differ by name and repeat by name")
  func streams() {
    var first = RandomStream(seed: 7, name: "contacts")
    var again = RandomStream(seed: 7, name: "contacts")
    var other = RandomStream(seed: 7, name: "surveys")
    let draws = (0..<5).map { _ in first.next() }
    #expect(draws == (0..<5).map { _ in again.next() })
    #expect(draws != (0..<5).map { _ in other.next() })
  }
}
