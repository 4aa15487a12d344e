import Typesetting

extension DocumentWriter {
  /// Appends the document information: nothing about a person but the id of the reader.
  func append(information output: inout [UInt8]) {
    output.append("<</Title ")
    output.append(string: title)
    output.append("/Author (Wrapup)/Creator (Wrapup)/Producer (Wrapup)")
    for key in ["CreationDate", "ModDate"] {
      output.append("/\(key) ")
      output.append(string: pdfDate(created) ?? "")
    }
    if let agent {
      output.append("/WrapupAgent ")
      output.append(string: agent)
    }
    output.append(">>")
  }

  /// The same as an XMP packet (ISO 16684-1).
  var packet: String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
    <dc:format>application/pdf</dc:format>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(title))</rdf:li></rdf:Alt></dc:title>
    <dc:creator><rdf:Seq><rdf:li>Wrapup</rdf:li></rdf:Seq></dc:creator>
    <dc:language><rdf:Bag><rdf:li>\(escaped(language))</rdf:li></rdf:Bag></dc:language>
    <xmp:CreateDate>\(created)</xmp:CreateDate><xmp:ModifyDate>\(created)</xmp:ModifyDate>
    <xmp:CreatorTool>Wrapup</xmp:CreatorTool><pdf:Producer>Wrapup</pdf:Producer>
    </rdf:Description>\(conformance)</rdf:RDF></x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  /// The claim to follow PDF/UA-1 (ISO 14289-1, clause 5), where the workspace makes it.
  private var conformance: String {
    declaresPDFUA
      ? "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
        + "<pdfuaid:part>1</pdfuaid:part></rdf:Description>" : ""
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }
}

/// A date of ISO 8601 as PDF writes it: `2026-11-02T06:00:00+01:00` becomes `D:20261102060000+01'00'`. `nil` for
/// anything else; the zone must be given.
func pdfDate(_ text: String) -> String? {
  let characters = Array(text)
  guard characters.count == 20 || characters.count == 25 else { return nil }
  let pattern = characters.count == 20 ? "0000-00-00T00:00:00Z" : "0000-00-00T00:00:00+00:00"
  for (character, expected) in zip(characters, pattern) {
    switch expected {
    case "0": guard character.isASCII, character.isNumber else { return nil }
    case "+": guard character == "+" || character == "-" else { return nil }
    default: guard character == expected else { return nil }
    }
  }
  let digits = String(characters.prefix(19).filter(\.isNumber))
  guard characters.count == 25 else { return "D:\(digits)Z" }
  return "D:\(digits)\(String(characters[19...21]))'\(String(characters[23...24]))'"
}
