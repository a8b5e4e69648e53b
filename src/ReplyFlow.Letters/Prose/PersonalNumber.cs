namespace ReplyFlow.Letters.Prose;

/// <summary>Recognises numbers that belong to a person.</summary>
internal static class PersonalNumber
{
    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>手机号码, 身份证号码 or 银行卡号; null for any other number. Spaces and hyphens inside are allowed.</summary>
    public static string? Name(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (IsIdentity(digits))
            return "身份证号码";
        if (digits.Contains('X'))
            return null;
        if (digits.Length == 11 && digits[0] == '1' && digits[1] >= '3')
            return "手机号码";
        return digits.Length is >= 16 and <= 19 && IsCard(digits) ? "银行卡号" : null;
    }

    /// <summary>18 characters, a date of birth inside, the right check character (GB 11643-1999, ISO 7064 MOD 11-2).</summary>
    private static bool IsIdentity(string digits)
    {
        if (digits.Length != 18 || digits.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9'))
            return false;
        if (!DateOnly.TryParseExact(digits.AsSpan(6, 8), "yyyyMMdd", out _))
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (digits[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11] == digits[17];
    }

    /// <summary>A card's leading digit (3 to 6) and check digit (ISO/IEC 7812-1, Luhn).</summary>
    private static bool IsCard(string digits)
    {
        if (digits[0] is < '3' or > '6')
            return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? d : d > 4 ? (2 * d) - 9 : 2 * d;
        }

        return sum % 10 == 0;
    }
}
