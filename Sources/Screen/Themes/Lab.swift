/// How much light of each kind a colour gives, 0 to 1.
struct Light: Equatable {
    var red: Double
    var green: Double
    var blue: Double
}

/// A colour as the eye tells it from others (CIELAB): equal distances look equally different.
struct Lab: Equatable {
    let lightness: Double
    let a: Double
    let b: Double

    init(_ light: Light) {
        let (r, g, b) = (light.red, light.green, light.blue)
        func curve(_ value: Double) -> Double { value > 0.008856 ? Roots.root(value, 3) : 7.787 * value + 16 / 116 }
        let x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
        let y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b)
        let z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
        lightness = 116 * y - 16
        a = 500 * (x - y)
        self.b = 200 * (y - z)
    }

    var chroma: Double { (a * a + b * b).squareRoot() }

    func distanceSquared(to other: Lab) -> Double {
        let (l, x, y) = (lightness - other.lightness, a - other.a, b - other.b)
        return l * l + x * x + y * y
    }
}

/// Roots without a library of mathematics.
enum Roots {
    /// The root of a number from 0 to 1.1, by Newton's steps.
    static func root(_ value: Double, _ degree: Int) -> Double {
        guard value > 0 else { return 0 }
        var guess = 1.1
        for _ in 0..<100 {
            let power = (1..<degree).reduce(1) { product, _ in product * guess }
            let next = guess - (power * guess - value) / (Double(degree) * power)
            if guess - next < 1e-13 { break }
            guess = next
        }
        return guess
    }
}
