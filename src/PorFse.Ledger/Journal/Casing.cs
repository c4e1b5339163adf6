using System.Globalization;
using System.Text;

namespace PorFse.Ledger;

/// <summary>
/// Names as stored and shown, made from type names: <c>PaymentMade</c> is payment_made or payment-made.
/// </summary>
internal static class Casing
{
    internal static string Snake(string name) => Split(name, '_');

    internal static string Kebab(string name) => Split(name, '-');

    private static string Split(string name, char mark)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                words.Append(mark);
            words.Append(char.ToLower(name[i], CultureInfo.InvariantCulture));
        }
        return words.ToString();
    }
}
