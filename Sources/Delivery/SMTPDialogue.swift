/// How far a message came, read from what was said: what makes the difference between a failure that is certain and one
/// that is not.
struct SMTPDialogue: Sendable, Equatable {
  /// What was said last by this side.
  enum Step: Int, Sendable, Comparable {
    /// Connecting, greeting, TLS.
    case greeting
    case login
    case sender
    case recipient
    /// The word DATA and the text after it.
    case data

    static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }
  }

  private(set) var step = Step.greeting
  /// The last whole reply: its three digits, and its text in plain ASCII.
  private(set) var code = 0
  private(set) var reply = ""
  /// Whether a part of the text was handed over to be sent.
  private(set) var hasGivenText = false
  /// Whether the server asked for the text.
  private(set) var wasAskedForText = false
  /// Whether this side said good-bye: what is said after that is no word on the message.
  private var hasEnded = false

  /// A command of this side. What is part of a login is never looked at.
  mutating func say(_ command: String) {
    switch command.prefix(10).uppercased() {
    case let word where word.hasPrefix("AUTH "): step = .login
    case let word where word.hasPrefix("MAIL FROM:"): step = .sender
    case let word where word.hasPrefix("RCPT TO:"): step = .recipient
    case let word where word.hasPrefix("DATA"): step = .data
    case let word where word.hasPrefix("QUIT"):
      hasEnded = true
      return
    default: return
    }
    (code, reply) = (0, "")
  }

  /// A line of the server. Lines with a hyphen after the digits are followed by more (RFC 5321, 4.2.1).
  mutating func hear(_ line: String) {
    let text = line.unicodeScalars.map { (0x20...0x7E).contains($0.value) ? Character($0) : " " }
    let digits = text.prefix(3)
    guard !hasEnded, digits.count == 3, let number = Int(String(digits)), text.count == 3 || text[3] != "-" else {
      return
    }
    code = number
    reply = String(String(text).prefix(200)).trimmed
    if step == .data, number == 354 { wasAskedForText = true }
  }

  mutating func giveText() { hasGivenText = true }

  /// Whether the server may have the whole message.
  var mayHaveArrived: Bool { hasGivenText || wasAskedForText }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text.drop { $0 == " " })
  }
}
