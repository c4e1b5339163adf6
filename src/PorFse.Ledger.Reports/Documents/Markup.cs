using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PorFse.Ledger.Reports;

/// <summary>
/// A piece of HTML, written as HTML: <c>Markup.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>. Texts put into it are escaped,
/// pieces of markup are not; so nothing that was recorded can become markup.
/// </summary>
public readonly record struct Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? text;

    private Markup(string text) => this.text = text;

    /// <summary>A piece with values in it.</summary>
    public static Markup Of(Pieces pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new Markup(pieces.ToString());
    }

    /// <summary>One piece after the other.</summary>
    public static Markup Of(IEnumerable<Markup> pieces) => new(string.Concat(pieces));

    /// <summary>A text of this program's own that is markup, or stands where nothing is escaped.</summary>
    internal static Markup AsIs(string text) => new(text);

    /// <summary>The HTML.</summary>
    public override string ToString() => text ?? "";

    /// <summary>What stands between the quotes of <see cref="Of(Pieces)"/>: markup as it is, values escaped.</summary>
    /// <param name="literals">Length of the markup.</param>
    /// <param name="values">How many values it has.</param>
    [InterpolatedStringHandler]
    public sealed class Pieces(int literals, int values)
    {
        private const int UsualLength = 16;

        private readonly StringBuilder written = new(literals + (values * UsualLength));

        /// <summary>Markup as it is.</summary>
        public void AppendLiteral(string markup) => written.Append(markup);

        /// <summary>A text, which may stand in an element or between the quotes of an attribute.</summary>
        public void AppendFormatted(string? value) => written.Append(Encoder.Encode(value ?? ""));

        /// <summary>A whole number.</summary>
        public void AppendFormatted(long value) => written.Append(CultureInfo.InvariantCulture, $"{value}");

        /// <summary>A piece.</summary>
        public void AppendFormatted(Markup value) => written.Append(value.text);

        /// <summary>One piece after the other.</summary>
        public void AppendFormatted(IEnumerable<Markup> values) => written.AppendJoin("", values);

        /// <inheritdoc/>
        public override string ToString() => written.ToString();
    }
}
