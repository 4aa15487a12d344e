import Diagnostics
import Foundation
import Ingestion
import Publishing

/// Reads passwords from files and variables. None of them appears in a message.
struct MailSecrets {
  let directory: String
  var environment = ProcessInfo.processInfo.environment

  /// The text of a secret, without the end of its last line.
  ///
  /// - Throws: `Failure` with `.configuration` where it is missing, empty, or for others to read.
  func text(_ secret: MailSettings.Secret, _ what: String) throws(Failure) -> String {
    let text: String
    switch secret {
    case .variable(let name):
      guard let value = environment[name] else {
        throw failure("the variable \(name) with \(what) is not set", nil, "set it for this process alone")
      }
      text = value
    case .file(let file):
      // Secrets of a cluster are links to what lies elsewhere; what counts is the file itself.
      let path = URL(fileURLWithPath: absolutePath(file, in: directory)).resolvingSymlinksInPath().path
      let (folder, name) = (FileWriting.parent(path), path.split(separator: "/").last.map(String.init) ?? "")
      guard let entry = FileTree.entry(name, below: folder), let data = FileManager.default.contents(atPath: path)
      else { throw failure("the file with \(what) cannot be read", path, "name a file of this user with mode 0600") }
      guard entry.kind == .file, entry.mode & 0o077 == 0 else {
        throw failure("others may read the file with \(what)", path, "chmod 600 it")
      }
      text = String(decoding: data, as: UTF8.self)
    }
    var trimmed = text[...]
    while trimmed.last?.isNewline == true { trimmed.removeLast() }
    guard !trimmed.isEmpty else { throw failure("there is no \(what) in it", nil, "write it there") }
    return String(trimmed)
  }

  /// Passwords of people: lines such as `A-1001,correct horse`, with or without a first line `agent_id,password`.
  ///
  /// A password is all that follows the first comma. A person with two lines has none: nobody knows which one is right.
  func passwords(_ secret: MailSettings.Secret) throws(Failure) -> [String: String] {
    var found: [String: String] = [:]
    var double: Set<String> = []
    let text = try text(secret, "the passwords of reports")
    for line in text.split(whereSeparator: \.isNewline) {
      guard let comma = line.firstIndex(of: ",") else { continue }
      let (id, password) = (String(line[..<comma]), String(line[line.index(after: comma)...]))
      if id == "agent_id" || id.isEmpty || password.isEmpty { continue }
      if found.updateValue(password, forKey: id) != nil { double.insert(id) }
    }
    for id in double { found[id] = nil }
    return found
  }

  private func failure(_ message: String, _ path: String?, _ hint: String) -> Failure {
    Failure(
      .configuration,
      Diagnostic("DEL-012", .error, message, at: path.map { SourceLocation(file: $0) }, hint: hint))
  }
}
