import Metrics

/// Rows of comma-separated text, built as UTF-8 bytes.
struct CSVText {
  private(set) var bytes: [UInt8] = []
  private var rowIsEmpty = true

  var isEmpty: Bool { bytes.isEmpty }

  mutating func field(_ text: String) {
    separate()
    let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  mutating func field(_ number: Int) {
    separate()
    digits(number, width: 1)
  }

  /// `Y`, `N`, or nothing when it is not known.
  mutating func field(_ flag: Bool?) {
    separate()
    if let flag { bytes.append(flag ? 0x59 : 0x4E) }
  }

  mutating func blank() { separate() }

  /// A local time with its offset: `2026-10-03T09:12:58+02:00`.
  mutating func time(_ day: CivilDate, _ second: Int) {
    separate()
    let (year, month, date) = day.parts
    digits(year, width: 4)
    bytes.append(0x2D)
    digits(month, width: 2)
    bytes.append(0x2D)
    digits(date, width: 2)
    bytes.append(0x54)
    digits(second / 3600, width: 2)
    bytes.append(0x3A)
    digits(second / 60 % 60, width: 2)
    bytes.append(0x3A)
    digits(second % 60, width: 2)
    bytes.append(contentsOf: SiteCalendar.offset(day) == 2 ? "+02:00".utf8 : "+01:00".utf8)
  }

  mutating func endRow() {
    bytes.append(0x0A)
    rowIsEmpty = true
  }

  mutating func row(_ fields: [String]) {
    for text in fields { field(text) }
    endRow()
  }

  private mutating func separate() {
    if !rowIsEmpty { bytes.append(0x2C) }
    rowIsEmpty = false
  }

  private mutating func digits(_ number: Int, width: Int) {
    var rest = number.magnitude
    var text: [UInt8] = []
    while rest > 0 || text.count < width {
      text.append(0x30 + UInt8(rest % 10))
      rest /= 10
    }
    if number < 0 { bytes.append(0x2D) }
    bytes.append(contentsOf: text.reversed())
  }
}
