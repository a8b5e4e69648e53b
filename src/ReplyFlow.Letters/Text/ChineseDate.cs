using System.Globalization;

namespace ReplyFlow.Letters.Text;

/// <summary>Dates as an official document writes them.</summary>
internal static class ChineseDate
{
    /// <summary>Arabic digits, full year, no padding (GB/T 9704-2012, 7.3.5.4): 2023年6月30日.</summary>
    public static string Format(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}
