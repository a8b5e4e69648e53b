using System.Text.RegularExpressions;

namespace ReplyFlow.Architecture.Tests;

/// <summary>Limits of people's texts count characters: one beyond the BMP is one, wherever the limit is said.</summary>
public sealed partial class TextLengthTests
{
    /// <summary>Limits of bytes, of work and of what is cut instead of refused.</summary>
    private static readonly string[] OfOtherThings =
        ["MaxBytes", "MaxUnpacked", "MaxSize", "MaxFileName", "MaxProofread", "MaxPairs", "MostText", "LongestPassword", "LongestMark"];

    [Fact]
    public void No_limit_of_a_text_counts_UTF_16_units()
    {
        var files = Source.Files(Source.Folder("ReplyFlow.Application")).Concat(Source.Files(Path.Combine(Source.Folder("ReplyFlow.Domain"), "Json")));
        Assert.Empty(from file in files
                     from line in file.Text.Split('\n')
                     where IsOfUnits(line)
                     select $"{file.Path}: {line.Trim()}");
    }

    [Fact]
    public void Only_fields_without_Chinese_have_a_length_that_browsers_hold_to() =>
        Assert.Empty(from file in Directory.EnumerateFiles(Path.Combine(Source.Folder("ReplyFlow.Web"), "Pages"), "*.cshtml", SearchOption.AllDirectories)
                     from Match tag in Limited().Matches(File.ReadAllText(file))
                     where !WithoutChinese().IsMatch(tag.Value)
                     select $"{Path.GetFileName(file)}: {tag.Value}");

    [Fact]
    public void A_breach_of_each_is_found()
    {
        Assert.True(IsOfUnits("        if (reason.Length > MaxReason)"));
        Assert.True(IsOfUnits("            > MaxReason => $\"理由有 {reason.Length} 字\","));
        Assert.True(IsOfUnits("        if (text.Length is 0 or > MaxLength)"));
        Assert.False(IsOfUnits("        if (bytes.Length > MaxBytes)"));
        Assert.DoesNotMatch(WithoutChinese(), Limited().Match("<input asp-for=\"Input.Title\" maxlength=\"200\" />").Value);
        Assert.Matches(WithoutChinese(), Limited().Match("<input asp-for=\"Input.Email\" maxlength=\"254\" />").Value);
    }

    private static bool IsOfUnits(string line) =>
        CountedUnits().IsMatch(line) || (Compared().Match(line) is { Success: true } limit && !OfOtherThings.Contains(limit.Groups["limit"].Value));

    [GeneratedRegex(@"\.Length (is 0 or )?[<>]=? ?([A-Za-z]+\.)?(?<limit>(Max|Most|Longest)[A-Z]\w+)")]
    private static partial Regex Compared();

    [GeneratedRegex(@"\{[^{}]*\.Length(:N0)?\} ?(字(?!节)|个字)")]
    private static partial Regex CountedUnits();

    [GeneratedRegex("<(input|textarea)[^<]*?maxlength=[^<]*")]
    private static partial Regex Limited();

    [GeneratedRegex("type=\"search\"|type=\"url\"|inputmode=\"(email|numeric)\"|Phone|Email|UserName|\"Input\\.(Number|Profile|Before|Address)\"")]
    private static partial Regex WithoutChinese();
}
