using System.Globalization;

namespace ReplyFlow.Domain.Suggestions;

/// <summary>A suggestion's number: 1 to 6 digits, width kept, value compared.</summary>
public static class SuggestionNumber
{
    /// <summary>Reads a number as typed: 0390, 390, 第0390号. Full-width digits are accepted.</summary>
    /// <returns>The digits as given (half-width) and their value; false where it is none.</returns>
    public static bool TryParse(string? typed, out string digits, out int value)
    {
        digits = "";
        value = 0;
        var text = (typed ?? "").Trim().TrimStart('第').TrimEnd('号').Trim();
        if (text.Length is 0 or > 6)
            return false;
        digits = string.Concat(text.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        return digits.All(char.IsAsciiDigit)
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value > 0;
    }
}
