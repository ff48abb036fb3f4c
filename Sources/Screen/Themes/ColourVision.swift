/// Eyes that lack one of the three kinds of cones.
enum ColourVision: String, CaseIterable, Sendable {
    /// Red looks dark, and like green.
    case protanopia
    /// Green looks like red.
    case deuteranopia
    /// Blue looks like green, and yellow like pink.
    case tritanopia

    /// What such eyes see of a light, after Machado, Oliveira and Fernandes (2009) at full strength.
    func seen(_ light: Light) -> Light {
        let rows = matrix
        func part(_ row: [Double]) -> Double {
            min(1, max(0, row[0] * light.red + row[1] * light.green + row[2] * light.blue))
        }
        return Light(red: part(rows[0]), green: part(rows[1]), blue: part(rows[2]))
    }

    /// How different two colours look to such eyes: ΔE of CIELAB (1976).
    func difference(_ one: RGB, _ other: RGB) -> Double {
        Lab(seen(one.light)).distanceSquared(to: Lab(seen(other.light))).squareRoot()
    }

    private var matrix: [[Double]] {
        switch self {
        case .protanopia:
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        case .deuteranopia:
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        case .tritanopia:
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ]
        }
    }
}
