using System.Text.RegularExpressions;
using ReplyFlow.Testing;

namespace ReplyFlow.Architecture.Tests;

/// <summary>What pages write that does not mean what it seems to.</summary>
public sealed partial class MarkupTests
{
    [Fact]
    public void No_page_leaves_out_a_data_attribute_by_null() => Assert.Empty(Found(IsLeftOutByNull));

    [Fact]
    public void No_page_has_an_address_judged_by_the_browser() => Assert.Empty(Found(IsJudgedByTheBrowser));

    [Fact]
    public void A_breach_of_each_is_found()
    {
        Assert.True(IsLeftOutByNull("<form data-stored=\"@(Model.IsStored ? \"\" : null)\">"));
        Assert.False(IsLeftOutByNull("<form class=\"@(Model.IsStored ? \"x\" : null)\" data-case=\"@Model.CaseId\">"));
        Assert.True(IsJudgedByTheBrowser("<input asp-for=\"Input.Email\" type=\"email\" />"));
        Assert.False(IsJudgedByTheBrowser("<input asp-for=\"Input.Email\" type=\"text\" inputmode=\"email\" />"));
    }

    private static IEnumerable<string> Found(Func<string, bool> isWrong) =>
        from file in Source.Files(Path.Combine(RepositoryPaths.Root, "src"), "*.cshtml")
        from line in file.Text.Split('\n')
        where isWrong(line)
        select $"{file.Path}: {line.Trim()}";

    /// <summary>Razor writes an attribute of data that is null as an empty one; others it leaves out.</summary>
    private static bool IsLeftOutByNull(string line) => DataByNull().IsMatch(line);

    /// <summary>The browser's rule of an address is another than the product's: it refuses names in Chinese.</summary>
    private static bool IsJudgedByTheBrowser(string line) => line.Contains("type=\"email\"", StringComparison.Ordinal);

    [GeneratedRegex(@"\sdata-[\w-]+=""@\([^<>]*?: null\)""")]
    private static partial Regex DataByNull();
}
