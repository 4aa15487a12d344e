import Diagnostics
import Foundation

/// Tests that a workbook is a whole ZIP archive of a size that can be read: the engine never comes back from some that
/// are cut off, or that unpack to far more than a sheet can hold.
///
/// The end record is looked for as the ZIP specification says (APPNOTE 6.3.10, section 4.3.16), and the directory that
/// it names must lie within the file.
/// - Throws: `inputMissing`, `dataBreaksContract`.
func checkWorkbook(_ path: String, named name: String) throws(Failure) {
  let place = SourceLocation(file: name)
  guard let data = FileBytes(path: path)?.data else {
    throw Failure(.inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: place))
  }
  let refuse = { (reason: String, hint: String) in
    Failure(
      .dataBreaksContract,
      Diagnostic("ING-014", .error, "the file cannot be read as xlsx: \(reason)", at: place, hint: hint))
  }
  if data.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    throw refuse("it has a password, or is an old .xls workbook", "save it as .xlsx without a password, or as CSV")
  }
  guard let unpacked = data.withUnsafeBytes({ ZIPDirectory(bytes: $0).unpackedSize }) else {
    throw refuse("it is no workbook, or cut off", "export the file again")
  }
  if unpacked > ZIPDirectory.mostBytes
    || unpacked > ZIPDirectory.mostBytesOfDense && unpacked / data.count > ZIPDirectory.densest
  {
    let size =
      unpacked < 1_000_000_000 ? "\(unpacked / 1_000_000) MB" : "\((unpacked + 500_000_000) / 1_000_000_000) GB"
    throw refuse("it unpacks to \(size)", "export less at a time, or as CSV")
  }
}

/// The directory at the end of a ZIP archive.
struct ZIPDirectory {
  let bytes: UnsafeRawBufferPointer
  /// A fullest sheet of some thirty columns unpacks to less.
  static let mostBytes = 2_000_000_000
  /// From here on an archive may not be denser than any sheet is.
  static let mostBytesOfDense = 100_000_000
  static let densest = 200

  /// The sum of what the directory says; `nil` for bytes without a whole directory.
  var unpackedSize: Int? {
    guard let (count, start, end) = place else { return nil }
    var entry = start
    var sum = 0
    for _ in 0..<count {
      guard entry + 46 <= end, number(entry, 4) == 0x0201_4B50 else { return nil }
      let extra = entry + 46 + number(entry + 28, 2)
      let next = extra + number(entry + 30, 2) + number(entry + 32, 2)
      guard next <= end else { return nil }
      var size = number(entry + 24, 4)
      // A size that does not fit stands in the extra field.
      if size == 0xFFFF_FFFF, extra + 12 <= end, number(extra, 2) == 1 { size = number(extra + 4, 7) }
      sum += size
      entry = next
    }
    return sum
  }

  /// How many entries there are, where they begin and where they end at the latest.
  private var place: (count: Int, start: Int, end: Int)? {
    // The record has 22 bytes and a comment of up to 65,535.
    var end = bytes.count - 22
    let first = max(0, end - 65_535)
    while end >= first {
      if number(end, 4) == 0x0605_4B50 {
        let (count, start) = (number(end + 10, 2), number(end + 16, 4))
        return count > 0 && start + number(end + 12, 4) <= end ? (count, start, end) : nil
      }
      end -= 1
    }
    return nil
  }

  private func number(_ offset: Int, _ width: Int) -> Int {
    (0..<width).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }
}
