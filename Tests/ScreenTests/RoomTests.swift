import Testing

@testable import Screen

@Test func aReadBackNeedsTwentyColumnsAndFiveRows() {
    for (columns, rows, isEnough) in [(20, 5, true), (19, 5, false), (20, 4, false), (0, 0, false), (80, 24, true)] {
        #expect(Layout.hasRoomForReadBack(Size(columns: columns, rows: rows)) == isEnough)
    }
}
