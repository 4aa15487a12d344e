/// Names of invented people: the first come from many scripts, any number more are put together.
enum Names {
  /// `count` different names in a fixed order.
  static func people(_ count: Int) -> [String] {
    var names = Array(chosen.prefix(count))
    var taken = Set(chosen)
    var index = 0
    while names.count < count {
      let given = givenNames[index % givenNames.count]
      let family = familyNames[(index / givenNames.count + 7 * index) % familyNames.count]
      let round = index / (givenNames.count * familyNames.count)
      let name = round == 0 ? "\(given) \(family)" : "\(given) \(middle(round)) \(family)"
      if taken.insert(name).inserted { names.append(name) }
      index += 1
    }
    return names
  }

  private static func middle(_ round: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return "\(letters[(round - 1) % 26])." + (round > 26 ? " \(round / 26)" : "")
  }

  /// Scripts, accents, lengths and name orders that reports have to stand.
  private static let chosen = [
    "Emma Schneider", "Łukasz Wiśniewski", "أمينة الحسن", "王小明", "Zoë Müller-Lüdenscheid", "प्रिया शर्मा", "נועה לוי",
    "佐藤 美咲", "김민준", "สมชาย ใจดี", "Thandiwe Nkosi", "Nguyễn Thị Hồng Ánh", "José Ángel Muñoz Íñiguez",
    "Олена Коваленко", "Νίκος Παπαδόπουλος", "Suharyati", "Ayşe Yıldız", "Kwame Mensah",
    "Maria-Theresia Konstantina von Hohenstein-Wittgenstein zu Lauenburg", "Søren Ødegård", "Fatima Diallo",
    "Jonas Weber", "Oisín Ó Súilleabháin", "Björk Guðmundsdóttir", "Priscila Gonçalves", "Jan de Vries",
    "محمد رضا کریمی", "李雨桐",
  ]

  /// Names of the first team leads, who are not agents.
  static let leads = [
    "Claire Dubois", "Henrik Lindqvist", "Rukmini Iyer", "Tomás Herrera", "Nadia Benali", "Piotr Zieliński",
    "Grace Okafor", "Mehmet Aydın",
  ]

  private static let givenNames = [
    "Ada", "Adil", "Agnes", "Ahmed", "Aiko", "Alba", "Aleks", "Amara", "Anders", "Anja", "Anouk", "Antonio", "Aroha",
    "Arjun", "Aurélie", "Aylin", "Bao", "Beatriz", "Benoît", "Birgit", "Bogdan", "Camille", "Carlos", "Chiara",
    "Chidi", "Clara", "Daan", "Daniela", "David", "Deniz", "Dilara", "Dmitri", "Ebba", "Eduardo", "Elif", "Elisa",
    "Emeka", "Enzo", "Esra", "Farid", "Femke", "Finn", "Florian", "Freya", "Gabriel", "Giulia", "Hamza", "Hana",
    "Hannah", "Ibrahim", "Ida", "Imani", "Ines", "Irina", "Isabel", "Ivo", "Jakub", "Jelena", "João", "Jürgen",
    "Kaito", "Karim", "Katarzyna", "Kofi", "Lars", "Leila", "Linh", "Luca", "Lucía", "Magnus", "Malik", "Marta",
    "Mateo", "Mei", "Mikael", "Mina", "Miriam", "Nabil", "Naomi", "Nils", "Nora", "Olga", "Omar", "Oskar", "Paula",
    "Pedro", "Rania", "Ravi", "Rosa", "Samira", "Sanjay", "Sofia", "Stefan", "Tariq", "Tereza", "Viktor", "Yara",
  ]

  private static let familyNames = [
    "Abebe", "Acar", "Adeyemi", "Almeida", "Andersen", "Appiah", "Baker", "Barros", "Bauer", "Becker", "Berg",
    "Bianchi", "Brandt", "Campbell", "Castillo", "Çelik", "Chen", "Cohen", "Costa", "Dahl", "Danso", "Demir", "Díaz",
    "Dvořák", "Eriksen", "Farouk", "Fernandes", "Fischer", "Fontaine", "García", "Gruber", "Gupta", "Haddad",
    "Hansen", "Hartmann", "Hoffmann", "Horvat", "Huber", "Ito", "Ivanov", "Jansen", "Jensen", "Kaya", "Keller",
    "Khan", "Kim", "Klein", "Kovács", "Kowalski", "Kumar", "Lange", "Larsson", "Lefèvre", "Lopes", "Marković",
    "Martín", "Mehta", "Meyer", "Moreau", "Nakamura", "Navarro", "Nguyen", "Novák", "Okoye", "Owusu", "Özdemir",
    "Park", "Pereira", "Petrov", "Pham", "Popescu", "Rahman", "Rossi", "Ruiz", "Sørensen", "Tanaka", "Torres",
    "Tran", "Vogel", "Wagner", "Walsh", "Werner", "Yılmaz", "Zhang", "Zimmermann",
  ]
}
