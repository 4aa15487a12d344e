import Diagnostics
import Foundation

/// Tests that a workbook is a whole ZIP archive: the engine never comes back from some that are cut off.
///
/// The end record is looked for as the ZIP specification says (APPNOTE 6.3.10, section 4.3.16), and the directory that
/// it names must lie within the file.
/// - Throws: `inputMissing`, `dataBreaksContract`.
func checkWorkbook(_ path: String, named name: String) throws(Failure) {
  let place = SourceLocation(file: name)
  guard let data = FileBytes(path: path)?.data else {
    throw Failure(.inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: place))
  }
  let isWhole = data.withUnsafeBytes { bytes -> Bool in
    let number = { (offset: Int, width: Int) in
      (0..<width).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
    }
    // The record has 22 bytes and a comment of up to 65,535.
    var end = bytes.count - 22
    let first = max(0, end - 65_535)
    while end >= first {
      if number(end, 4) == 0x0605_4B50 {
        return number(end + 16, 4) + number(end + 12, 4) <= end && number(end + 10, 2) > 0
      }
      end -= 1
    }
    return false
  }
  if isWhole { return }
  throw Failure(
    .dataBreaksContract,
    Diagnostic(
      "ING-014", .error, "the file cannot be read as xlsx: it is no workbook, or cut off", at: place,
      hint: "export the file again"))
}
