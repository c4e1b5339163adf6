using DocumentFormat.OpenXml.Spreadsheet;

namespace PorFse.Ledger.Reports;

/// <summary>
/// How the cells of a workbook look. Each style has a number; that of a row of totals is so many on, that of a column
/// that is not of numbers twice as many.
/// </summary>
internal static class SheetStyles
{
    internal const uint Title = 1;
    internal const uint Head = 2;
    internal const uint HeadOfNumbers = 3;

    private const uint Plain = 4;
    private const uint Money = 5;
    private const uint Count = 6;
    private const uint Day = 7;
    private const uint Moment = 8;
    private const uint Percent = 9;
    private const int MostDecimals = 6;
    private const uint Kinds = Percent + MostDecimals + 1 - Plain;

    // Below it the numbers of formats are the standard's own.
    private const uint FirstFormat = 164;

    private static readonly string[] Formats =
    [
        "General", "#,##0.00", "#,##0", "yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm:ss",
        .. Enumerable.Range(0, MostDecimals + 1).Select(n => n == 0 ? "0%" : $"0.{new string('0', n)}%"),
    ];

    /// <summary>The style of a cell.</summary>
    internal static uint Of(Cell cell, bool isTotal, bool isLeft) => BlockOf(isTotal, isLeft) + cell switch
    {
        Cell.Money => Money,
        Cell.Quantity { Value: var number } => decimal.IsInteger(number) ? Count : Money,
        Cell.Count => Count,
        Cell.Day => Day,
        Cell.Moment => Moment,
        Cell.Percent percent => Percent + (uint)percent.Decimals,
        _ => Plain,
    };

    private static uint BlockOf(bool isTotal, bool isLeft) => Kinds * ((isTotal ? 1u : 0u) + (isLeft ? 2u : 0u));

    /// <summary>All of them.</summary>
    internal static Stylesheet All()
    {
        var formats = new NumberingFormats(Formats.Select((code, i) =>
            new NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = code }));
        var cells = new CellFormats(
            new CellFormat(),
            Format(null, 2, 0, false),
            Format(null, 1, 1, true),
            Format(null, 1, 1, true, HorizontalAlignmentValues.Right));
        HorizontalAlignmentValues?[] sides = [null, HorizontalAlignmentValues.Left];
        foreach (var side in sides)
        {
            cells.Append(Formats.Select((_, i) => Format(FirstFormat + (uint)i, 0, 0, i == 0, side)));
            cells.Append(Formats.Select((_, i) => Format(FirstFormat + (uint)i, 1, 2, i == 0, side)));
        }
        return new Stylesheet(
            formats,
            new Fonts(FontOf(11, false), FontOf(11, true), FontOf(14, true)),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(
                BorderOf(null, null),
                BorderOf(null, new BottomBorder { Style = BorderStyleValues.Thin }),
                BorderOf(new TopBorder { Style = BorderStyleValues.Thin }, null)),
            new CellStyleFormats(new CellFormat()),
            cells);
    }

    private static Font FontOf(int size, bool isBold)
    {
        var font = new Font();
        if (isBold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = "Calibri" });
        return font;
    }

    private static Border BorderOf(TopBorder? top, BottomBorder? bottom) => new(
        new LeftBorder(), new RightBorder(), top ?? new TopBorder(), bottom ?? new BottomBorder(),
        new DiagonalBorder());

    private static CellFormat Format(
        uint? number, uint font, uint border, bool wraps, HorizontalAlignmentValues? horizontal = null)
    {
        var format = new CellFormat { NumberFormatId = number ?? 0, FontId = font, BorderId = border, FillId = 0 };
        format.ApplyNumberFormat = format.ApplyFont = format.ApplyBorder = format.ApplyAlignment = true;
        var alignment = new Alignment { WrapText = wraps, Vertical = VerticalAlignmentValues.Top };
        if (horizontal is { } side)
            alignment.Horizontal = side;
        format.Append(alignment);
        return format;
    }
}
