import CQPDF
import Diagnostics

/// A PDF file behind a password, in AES with a key of 256 bits (ISO 32000-2, 7.6, revision 6). Structure, alternative
/// texts, bookmarks and metadata stay, the last three encrypted too.
///
/// Whoever knows the password may do everything with the file: print, copy, and have it read aloud. Two calls give
/// different bytes, as they must: the key, the salts and the starts of the cipher's chains are drawn by the library
/// from the system's random numbers. The bytes before encryption are what can be compared between runs.
///
/// - Parameters:
///   - pdf: a whole file that is not encrypted.
///   - password: 1 to 127 bytes of UTF-8. It appears in no message.
/// - Throws: `PDF-050` when the password cannot be one, `PDF-051` when libqpdf cannot read or write the file.
package func encrypted(_ pdf: [UInt8], password: String) throws(Failure) -> [UInt8] {
  let length = password.utf8.count
  guard (1...127).contains(length), !password.utf8.contains(0) else {
    throw Failure(
      .configuration,
      Diagnostic(
        "PDF-050", .error, "a password of \(length) bytes cannot protect a PDF file",
        hint: "a password has 1 to 127 bytes, none of them zero"))
  }
  guard let session = QPDFSession() else {
    throw Failure(.engineMissing, Diagnostic("PDF-051", .error, "libqpdf cannot start", hint: "install libqpdf29"))
  }
  return try session.encrypt(pdf, password: password)
}

/// One file in libqpdf.
private final class QPDFSession {
  private var handle: qpdf_data?

  init?() {
    guard let handle = qpdf_init() else { return nil }
    self.handle = handle
    // Errors are returned here and must not reach the console, where the file's texts could show.
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, 1)
  }

  deinit { qpdf_cleanup(&handle) }

  func encrypt(_ pdf: [UInt8], password: String) throws(Failure) -> [UInt8] {
    guard let handle else { throw Self.failure("libqpdf has no file") }
    let written: [UInt8]? = pdf.withUnsafeBytes { bytes in
      // libqpdf reads from the buffer until the file is written.
      let buffer = bytes.bindMemory(to: CChar.self)
      guard qpdf_read_memory(handle, "report", buffer.baseAddress, UInt64(buffer.count), nil) == 0,
        qpdf_init_write_memory(handle) == 0
      else { return nil }
      // What is compressed stays as it is.
      qpdf_set_decode_level(handle, qpdf_dl_none)
      qpdf_set_object_stream_mode(handle, qpdf_o_preserve)
      qpdf_set_r6_encryption_parameters2(
        handle, password, password, 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1)
      guard qpdf_write(handle) == 0, let start = qpdf_get_buffer(handle) else { return nil }
      return Array(UnsafeBufferPointer(start: start, count: qpdf_get_buffer_length(handle)))
    }
    guard let written else { throw Self.failure(reason(handle)) }
    return written
  }

  private func reason(_ handle: qpdf_data) -> String {
    guard let error = qpdf_get_error(handle), let text = qpdf_get_error_full_text(handle, error) else {
      return "unknown error"
    }
    return String(cString: text)
  }

  private static func failure(_ reason: String) -> Failure {
    Failure(
      .bug,
      Diagnostic(
        "PDF-051", .error, "a PDF file cannot be encrypted: \(reason)", hint: "check that libqpdf is whole"))
  }
}
