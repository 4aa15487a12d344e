import Diagnostics
import Typesetting

/// TEMP
struct Finisher {
  let title: String
  let language: String
  let created: String
  let agent: String?
  func finish(_ drawn: [UInt8], tags: [StructureTag]) throws(Failure) -> [UInt8] { drawn }
}
func pdfDate(_ s: String) -> String? { s }
