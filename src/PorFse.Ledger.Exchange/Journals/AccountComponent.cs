using System.Globalization;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>
/// A code of the ledger as one component of an account's name, of letters, digits and hyphens after a capital or a
/// digit, as both hledger and beancount take it. Two codes never give the same component.
/// </summary>
/// <remarks>
/// Hyphens stand alone for a point, in pairs for a hyphen, three before the four hexadecimal digits of any other
/// character, four in a start that is not the code's. So every component can be read back, and in one way only.
/// </remarks>
public static class AccountComponent
{
    private const string Start = "X----";
    private const string Other = "---";

    /// <summary>"8.i" as 8-i, "IN-1" as IN--1, "è" as X-------00E8.</summary>
    public static string Of(string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        var name = new StringBuilder(code.Length + Start.Length);
        if (!char.IsAsciiLetterUpper(code[0]) && !char.IsAsciiDigit(code[0]))
            name.Append(Start);
        for (var i = 0; i < code.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(code[i]))
                name.Append(code[i]);
            else if (code[i] is '.' or '-' && IsPlain(code, i - 1) && IsPlain(code, i + 1))
                name.Append(code[i] == '.' ? "-" : "--");
            else
                name.Append(Other).Append(((int)code[i]).ToString("X4", CultureInfo.InvariantCulture));
        }
        return name.ToString();
    }

    private static bool IsPlain(string code, int at) =>
        at >= 0 && at < code.Length && char.IsAsciiLetterOrDigit(code[at]);
}
