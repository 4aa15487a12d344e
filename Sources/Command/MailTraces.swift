import Delivery
import Diagnostics
import Foundation
import Publishing

/// Takes a person out of values that were written as JSON, whatever their shape.
struct JSONEraser {
  let texts: [String]

  /// - Returns: whether the file held the person.
  func erase(_ path: String) throws(Failure) -> Bool {
    guard let data = FileManager.default.contents(atPath: path),
      let value = try? JSONSerialization.jsonObject(with: data), let kept = without(value)
    else { return false }
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let before = try? JSONSerialization.data(withJSONObject: value, options: options)
    guard let after = try? JSONSerialization.data(withJSONObject: kept, options: options), after != before else {
      return false
    }
    try FileWriting.write(Array(after) + [10], to: path, mode: 0o600)
    return true
  }

  /// The value without what is about the person: an object that names them in one of its own texts goes as a whole;
  /// `nil` where nothing stays.
  private func without(_ value: Any) -> Any? {
    if let text = value as? String { return texts.contains(text) ? nil : text }
    if let list = value as? [Any] { return list.compactMap(without) }
    guard let object = value as? [String: Any] else { return value }
    if object.values.contains(where: { ($0 as? String).map(texts.contains) ?? false }) { return nil }
    return object.filter { !texts.contains($0.key) }.compactMapValues(without)
  }
}

extension Traces {
  /// Removes the person's messages from every outbox, and the person from the ledger.
  func eraseMail(_ lock: DeliveryLock) throws(Failure) -> (messages: Int, deliveries: Int) {
    var messages = 0
    let hasOutbox = FileTree.entry("outbox", below: root) != nil
    for period in hasOutbox ? try FileTree.names(in: "\(root)/outbox") : [] {
      let folder = "\(root)/outbox/\(period)"
      guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.csv") else { continue }
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      let (gone, kept) = (lines.filter(isAbout), lines.filter { !isAbout($0) })
      for line in gone {
        if let file = CSVLine.cells(line).last { try FileWriting.remove("\(folder)/\(file)") }
        messages += 1
      }
      if !gone.isEmpty {
        try FileWriting.replace(
          Array((kept.joined(separator: "\n") + "\n").utf8), at: "\(folder)/manifest.csv", mode: 0o600)
      }
    }
    guard FileTree.entry("delivery/\(Ledger.fileName)", below: root) != nil else { return (messages, 0) }
    let now = Moment(seconds: Int(Date().timeIntervalSince1970))
    return (messages, try Ledger(lock, at: now).forget(Set(texts)))
  }

  private func isAbout(_ line: Substring) -> Bool { CSVLine.cells(line).first.map(texts.contains) ?? false }
}
