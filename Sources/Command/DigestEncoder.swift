/// Writes an `Encodable` value as bytes for a digest: names and values in the order of the type, dictionaries and sets in
/// the order of their bytes. Nothing reads them back.
final class DigestEncoder: Encoder {
  var output = DigestBytes()
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedDigest(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { PlainDigest(encoder: self) }

  func singleValueContainer() -> any SingleValueEncodingContainer { PlainDigest(encoder: self) }

  /// A value between marks, so that nested lists cannot be taken for flat ones.
  func add<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let text as String: output.append(text)
    case let number as Int: output.append(UInt64(bitPattern: Int64(number)))
    case let number as Double: output.append(number.bitPattern)
    case let flag as Bool: output.append(flag ? 1 : 0)
    case let number as any BinaryInteger: output.append(UInt64(truncatingIfNeeded: number))
    case let number as Float: output.append(Double(number).bitPattern)
    case let unordered as any UnorderedEncodable: output.append(unordered: try unordered.digestParts())
    default:
      output.append(0x28)
      try value.encode(to: self)
      output.append(0x29)
    }
  }
}

/// A collection whose order is different in each run of a program.
private protocol UnorderedEncodable {
  func digestParts() throws -> [DigestBytes]
}

extension Dictionary: UnorderedEncodable where Key: Encodable, Value: Encodable {
  fileprivate func digestParts() throws -> [DigestBytes] {
    try map { key, value in
      let encoder = DigestEncoder()
      try encoder.add(key)
      try encoder.add(value)
      return encoder.output
    }
  }
}

extension Set: UnorderedEncodable where Element: Encodable {
  fileprivate func digestParts() throws -> [DigestBytes] {
    try map { element in
      let encoder = DigestEncoder()
      try encoder.add(element)
      return encoder.output
    }
  }
}

private struct KeyedDigest<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: DigestEncoder
  let codingPath: [any CodingKey] = []

  private func name(_ key: Key) { encoder.output.append(key.stringValue) }

  func encodeNil(forKey key: Key) { name(key) }

  // Nearly all values are of these types; they need no look at what they are.
  func encode(_ value: String, forKey key: Key) {
    name(key)
    encoder.output.append(value)
  }

  func encode(_ value: Int, forKey key: Key) {
    name(key)
    encoder.output.append(UInt64(bitPattern: Int64(value)))
  }

  func encode(_ value: Double, forKey key: Key) {
    name(key)
    encoder.output.append(value.bitPattern)
  }

  func encode(_ value: Bool, forKey key: Key) {
    name(key)
    encoder.output.append(value ? 1 : 0)
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    name(key)
    try encoder.add(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    name(key)
    return KeyedEncodingContainer(KeyedDigest<Nested>(encoder: encoder))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    name(key)
    return PlainDigest(encoder: encoder)
  }

  func superEncoder() -> any Encoder { encoder }
  func superEncoder(forKey key: Key) -> any Encoder {
    name(key)
    return encoder
  }
}

private struct PlainDigest: UnkeyedEncodingContainer, SingleValueEncodingContainer {
  let encoder: DigestEncoder
  let codingPath: [any CodingKey] = []
  /// Nobody asks for it: values are only written.
  let count = 0

  func encodeNil() { encoder.output.append(0x2D) }
  func encode<Value: Encodable>(_ value: Value) throws { try encoder.add(value) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(KeyedDigest<Nested>(encoder: encoder))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { PlainDigest(encoder: encoder) }
  func superEncoder() -> any Encoder { encoder }
}
