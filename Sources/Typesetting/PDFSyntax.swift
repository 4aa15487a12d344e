extension [UInt8] {
  /// Appends text that is ASCII or must stand as UTF-8.
  package mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends a whole number in decimal.
  package mutating func append(integer value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    guard rest >= 10 else {
      append(48 + UInt8(rest))
      return
    }
    var divisor: UInt = 10
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(48 + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Appends a number with two decimals at most: a hundredth of a point is less than a dot of any printer. What is not
  /// finite becomes 0.
  package mutating func append(fixed value: Double) {
    let hundredths = value.isFinite ? Int((value * 100).rounded()) : 0
    if hundredths < 0 { append(UInt8(ascii: "-")) }
    let rest = Int(hundredths.magnitude)
    append(integer: rest / 100)
    guard rest % 100 > 0 else { return }
    append(UInt8(ascii: "."))
    append(48 + UInt8(rest % 100 / 10))
    if rest % 10 > 0 { append(48 + UInt8(rest % 10)) }
  }

  /// Appends two numbers, each with a space behind it.
  package mutating func append(_ x: Double, _ y: Double) {
    append(fixed: x)
    append(32)
    append(fixed: y)
    append(32)
  }

  /// Appends a reference to an object by its number; generations are 0.
  package mutating func append(reference number: Int) {
    append(integer: number)
    append(" 0 R")
  }

  /// Appends a text string: ASCII as it is, anything else in UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
  package mutating func append(string text: String) {
    guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      append("<FEFF")
      append(utf16: text)
      append(UInt8(ascii: ">"))
      return
    }
    append(UInt8(ascii: "("))
    for byte in text.utf8 { append(escaped: byte) }
    append(UInt8(ascii: ")"))
  }

  /// Appends the UTF-16 units of a text as hexadecimal digits.
  package mutating func append(utf16 text: String) {
    for unit in text.utf16 { append(hexadecimal: unit) }
  }

  /// Appends four hexadecimal digits.
  package mutating func append(hexadecimal unit: UInt16) {
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(unit >> shift & 15)
      append(digit < 10 ? 48 + digit : 55 + digit)
    }
  }

  /// Appends a byte of a string in round brackets.
  package mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
      append(UInt8(ascii: "\\"))
      append(byte)
    // A bare carriage return would be read as a line feed.
    case 13: append("\\r")
    default: append(byte)
    }
  }
}
