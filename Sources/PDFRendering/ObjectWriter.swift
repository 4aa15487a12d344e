import Typesetting

/// Writes the objects of a PDF 1.7 file: what has no stream of its own goes compressed into one object stream, and the
/// cross-references into another (ISO 32000-1, 7.5.7 and 7.5.8).
struct ObjectWriter {
  private enum Place {
    case free
    case offset(Int)
    /// The position in the object stream.
    case packed(Int)
  }

  private var output: [UInt8] = []
  private var places: [Place] = [.free]
  /// Numbers and places of the packed objects, and the objects.
  private var index: [UInt8] = []
  private var body: [UInt8] = []
  private var packedCount = 0

  init() {
    output.reserveCapacity(65_536)
    body.reserveCapacity(32_768)
    output.append("%PDF-1.7\n%")
    // Four bytes beyond ASCII tell programs that this is not text.
    output.append(contentsOf: [0xE2, 0xE3, 0xCF, 0xD3, 10])
  }

  /// The number of an object to be written later.
  mutating func reserve() -> Int {
    places.append(.free)
    return places.count - 1
  }

  /// Numbers that follow one another.
  mutating func reserve(_ count: Int) -> Range<Int> {
    let first = places.count
    places += Array(repeating: .free, count: count)
    return first..<places.count
  }

  /// Writes an object without a stream.
  mutating func pack(_ number: Int, _ write: (inout [UInt8]) -> Void) {
    places[number] = .packed(packedCount)
    packedCount += 1
    index.append(integer: number)
    index.append(" ")
    index.append(integer: body.count)
    index.append(" ")
    write(&body)
    body.append(" ")
  }

  /// Writes an object in plain sight, for programs that look without a PDF library.
  mutating func append(_ number: Int, _ write: (inout [UInt8]) -> Void) {
    begin(number)
    write(&output)
    output.append("\nendobj\n")
  }

  /// Writes a stream.
  ///
  /// - Parameter entries: of its dictionary, without `/Length`.
  mutating func append(_ number: Int, stream: [UInt8], entries: (inout [UInt8]) -> Void) {
    begin(number)
    output.append("<<")
    entries(&output)
    output.append("/Length ")
    output.append(integer: stream.count)
    output.append(">>\nstream\n")
    output.append(contentsOf: stream)
    output.append("\nendstream\nendobj\n")
  }

  /// The whole file; `nil` when a stream cannot be compressed.
  mutating func finish(root: Int, info: Int, with deflater: Deflater) -> [UInt8]? {
    let pack = reserve()
    let table = reserve()
    let first = index.count
    guard let packed = deflater.compress(index + body) else { return nil }
    append(pack, stream: packed) { [packedCount] entries in
      entries.append("/Type/ObjStm/N \(packedCount)/First \(first)/Filter/FlateDecode")
    }
    let start = output.count
    places[table] = .offset(start)
    guard let rows = deflater.compress(crossReferences(pack: pack)) else { return nil }
    let identity = identity
    append(table, stream: rows) { [count = places.count] entries in
      entries.append("/Type/XRef/Size \(count)/W[1 4 2]/Root \(root) 0 R/Info \(info) 0 R")
      entries.append("/ID[<\(identity)><\(identity)>]/Filter/FlateDecode")
    }
    output.append("startxref\n\(start)\n%%EOF\n")
    return output
  }

  private mutating func begin(_ number: Int) {
    places[number] = .offset(output.count)
    output.append(integer: number)
    output.append(" 0 obj\n")
  }

  private func crossReferences(pack: Int) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(places.count * 7)
    for place in places {
      let (kind, first, second): (UInt8, Int, Int) =
        switch place {
        case .free: (0, 0, 65535)
        case .offset(let offset): (1, offset, 0)
        case .packed(let position): (2, pack, position)
        }
      rows.append(kind)
      for shift in [24, 16, 8, 0] { rows.append(UInt8(first >> shift & 255)) }
      for shift in [8, 0] { rows.append(UInt8(second >> shift & 255)) }
    }
    return rows
  }

  /// An identity that follows from the content: two hashes of 64 bits in the manner of FNV-1a, over words of 8 bytes.
  private var identity: String {
    var hashes: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15]
    output.withUnsafeBytes { bytes in
      for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        // The high bits of a product never reach the low ones, so they are folded back.
        hashes[0] = (hashes[0] ^ word) &* 0x100_0000_01B3
        hashes[0] ^= hashes[0] >> 32
        hashes[1] = (hashes[1] ^ ~word) &* 0x100_0000_01B3
        hashes[1] ^= hashes[1] >> 29
      }
      for byte in bytes.suffix(bytes.count % 8) { hashes[0] = (hashes[0] ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hashes.map { hash in
      let text = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
  }
}
