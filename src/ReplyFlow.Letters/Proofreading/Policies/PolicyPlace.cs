using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>Which city a body or a title belongs to.</summary>
internal static partial class PolicyPlace
{
    /// <summary>西安市 of 西安市工业和信息化局 or 陕西省西安市人民政府; null where no city stands at the start.</summary>
    public static string? CityOf(string? text)
    {
        if (text is null || Form().Match(text) is not { Success: true } match)
            return null;
        var city = match.Groups[1].Value;
        // 市 may also be the start of 市场 or stand in 城市: then it names no city.
        var after = match.Index + match.Length < text.Length ? text[match.Index + match.Length] : ' ';
        return city.EndsWith("城市", StringComparison.Ordinal) || after == '场' ? null : city;
    }

    [GeneratedRegex(@"\A(?:[一-龥]{2,3}省|[一-龥]{2,7}自治区)?([一-龥]{2,6}?(?:市|自治州|地区))")]
    private static partial Regex Form();
}
