using System.Text.RegularExpressions;
using ReplyFlow.Testing;

namespace ReplyFlow.Architecture.Tests;

/// <summary>What the source files look like.</summary>
public partial class SourceTests
{
    public static TheoryData<string> Projects =>
        [.. from file in Directory.EnumerateFiles(RepositoryPaths.Root, "*.csproj", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(RepositoryPaths.Root, Path.GetDirectoryName(file)!).Replace('\\', '/')
            where folder.StartsWith("src/", StringComparison.Ordinal) || folder.StartsWith("tests/", StringComparison.Ordinal)
            select folder];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_is_its_folder(string project)
    {
        var name = project.Split('/')[^1];
        var wrong = from file in Source.Files(Path.Combine(RepositoryPaths.Root, project))
                    where !file.Path.StartsWith("Samples/", StringComparison.Ordinal)
                    let space = Namespace().Match(file.Text)
                    where space.Success && space.Groups[1].Value != Expected(name, file.Path)
                    select $"{file.Path}: {space.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("ReplyFlow.Domain")]
    [InlineData("ReplyFlow.Letters")]
    [InlineData("ReplyFlow.Workflow")]
    [InlineData("ReplyFlow.Data")]
    [InlineData("ReplyFlow.Application")]
    [InlineData("ReplyFlow.Web")]
    [InlineData("ReplyFlow.Cli")]
    public void Public_types_say_what_they_are(string room) =>
        Assert.Empty(from file in Source.Files(Source.Folder(room))
                     from Match type in PublicType().Matches(file.Text)
                     where !type.Groups[1].Value.Contains("///", StringComparison.Ordinal)
                     select $"{file.Path}: {type.Groups[2].Value}");

    [Fact]
    public void A_line_fits_the_width() =>
        Assert.Empty(from file in Source.Files(Path.Combine(RepositoryPaths.Root, "src"))
                     from line in file.Text.Split('\n').Index()
                     where IsTooWide(line.Item)
                     select $"{file.Path}({line.Index + 1}): {line.Item.Length} characters");

    [Fact]
    public void A_breach_of_each_is_found()
    {
        Assert.True(IsTooWide(new string('字', 161)));
        Assert.False(IsTooWide(new string('字', 160)));
        Assert.Equal("ReplyFlow.X.A.B", Expected("ReplyFlow.X", "A/B/C.cs"));
        Assert.Equal("ReplyFlow.X", Expected("ReplyFlow.X", "C.cs"));
        Assert.DoesNotContain("///", PublicType().Match("namespace A;\n\npublic sealed class B;").Groups[1].Value, StringComparison.Ordinal);
        Assert.Contains("///", PublicType().Match("namespace A;\n\n/// <summary>B.</summary>\n[C]\npublic sealed class B;").Groups[1].Value, StringComparison.Ordinal);
    }

    private static bool IsTooWide(string line) => line.Length > 160;

    private static string Expected(string project, string path)
    {
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        return folder.Length == 0 ? project : $"{project}.{folder.Replace('/', '.')}";
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"((?:^[^\n]*\n)??(?:^(?:\[|///)[^\n]*\n)*)^public (?:sealed |static |abstract |partial |readonly )*(?:class|record|struct|interface|enum)(?: class| struct)? (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
