import Foundation

/// Bodies as lines of ASCII that no server changes (RFC 2045, 6.7 and 6.8).
enum TransferEncoding {
  /// Base64 in lines of 76 characters with CR LF, the last one too.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let options: Data.Base64EncodingOptions = [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ]
    return Array(Data(bytes).base64EncodedData(options: options)) + [13, 10]
  }

  /// Quoted-printable in lines of at most 76 characters with CR LF, the last one too. Ends of lines may be LF or CR LF.
  static func quotedPrintable(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    for line in lines.last?.isEmpty == true ? lines.dropLast() : lines[...] {
      append(Array(line.utf8), to: &result)
      result += [13, 10]
    }
    return result
  }

  private static func append(_ line: [UInt8], to result: inout [UInt8]) {
    var width = 0
    for (index, byte) in line.enumerated() {
      let isLast = index == line.count - 1
      let isSpace = byte == 32 || byte == 9
      // A dot that begins a line means the end to a server, and “From ” a new message to a mailbox.
      let isRisky = width == 0 && (byte == 46 || byte == 70)
      let isPlain = (33...126).contains(byte) && byte != 61 && !isRisky || isSpace && !isLast
      let piece = isPlain ? [byte] : [61] + hexadecimal(byte)
      if width + piece.count > (isLast ? 76 : 75) {
        result += [61, 13, 10]
        width = 0
        // What begins the new line is looked at again.
        let again = byte == 46 || byte == 70 ? [61] + hexadecimal(byte) : piece
        result += again
        width = again.count
      } else {
        result += piece
        width += piece.count
      }
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
