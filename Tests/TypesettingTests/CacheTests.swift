import Testing

@testable import Typesetting

@Suite("Bounded memory")
struct CacheTests {
  @Test("a cache never holds more than its limit and always gives back the newest")
  func bound() {
    var cache = BoundedCache<Int, Int>(limit: 10)
    for key in 0..<1000 {
      cache[key] = key * key
      #expect(cache[key] == key * key)
      #expect((0...key).count { cache.holds($0) } <= 10)
    }
  }

  @Test("what is asked for again and again stays")
  func recency() {
    var cache = BoundedCache<Int, Int>(limit: 10)
    cache[-1] = 7
    for key in 0..<1000 {
      cache[key] = key
      #expect(cache[-1] == 7)
    }
  }
}
