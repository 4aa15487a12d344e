import Diagnostics

/// How messages leave.
package enum Transport {
  case smtp(SMTPSession)
  case program(ProgramTransport)

  func send(from sender: MailAddress, to recipient: MailAddress, _ message: [UInt8]) async -> Outcome {
    switch self {
    case .smtp(let session): session.send(from: sender, to: recipient, message)
    case .program(let program): await program.send(from: sender, to: recipient, message)
    }
  }
}
