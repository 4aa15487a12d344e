/// Remembers what was computed, in bounded memory: when it is full, what was not asked for since it was last full is
/// forgotten. Results do not depend on it.
struct BoundedCache<Key: Hashable, Value> {
  private var recent: [Key: Value] = [:]
  private var earlier: [Key: Value] = [:]
  private let half: Int

  /// - Parameter limit: the most entries that are held, 2 or more.
  init(limit: Int) { half = max(1, limit / 2) }

  subscript(key: Key) -> Value? {
    mutating get {
      if let value = recent[key] { return value }
      guard let value = earlier[key] else { return nil }
      keep(value, for: key)
      return value
    }
    set {
      if let newValue { keep(newValue, for: key) }
    }
  }

  /// Whether a key is held; asking does not keep it.
  func holds(_ key: Key) -> Bool { recent[key] != nil || earlier[key] != nil }

  mutating func removeAll() {
    recent = [:]
    earlier = [:]
  }

  private mutating func keep(_ value: Value, for key: Key) {
    if recent.count >= half {
      earlier = recent
      recent = [:]
    }
    recent[key] = value
  }
}
